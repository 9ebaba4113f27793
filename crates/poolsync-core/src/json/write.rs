//! The writer: compact, with no escapes but the required ones.

use std::fmt::Write as _;

use super::Value;
use super::strings::plain_run;

/// Returns the compact text of a value. Numbers keep their spelling.
pub fn to_text(value: &Value<'_>) -> String {
    let mut out = String::new();
    push_value(&mut out, value);
    out
}

/// Returns a string in double quotes, as [`push_string`] writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}

/// Appends a string in double quotes. Only `"`, `\` and control characters are escaped (RFC 8259, section 7), the
/// latter by their short form where there is one, like `JSON.stringify`.
pub fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    loop {
        let at = plain_run(text.as_bytes(), from);
        out.push_str(text.get(from..at).unwrap_or_default());
        let Some(&byte) = text.as_bytes().get(at) else { break };
        from = at + 1;
        let short = match byte {
            b'"' => Some('"'),
            b'\\' => Some('\\'),
            0x08 => Some('b'),
            0x0c => Some('f'),
            b'\n' => Some('n'),
            b'\r' => Some('r'),
            b'\t' => Some('t'),
            _ => None,
        };
        match short {
            Some(short) => out.extend(['\\', short]),
            // Writing to a String cannot fail.
            None => drop(write!(out, "\\u{byte:04x}")),
        }
    }
    out.push('"');
}

/// Appends the compact text of a value.
pub(crate) fn push_value(out: &mut String, value: &Value<'_>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.text()),
        Value::String(text) => push_string(out, text),
        Value::Array(items) => push_list(out, ['[', ']'], items, push_value),
        Value::Object(members) => push_list(out, ['{', '}'], members, |out, (key, value)| {
            push_string(out, key);
            out.push(':');
            push_value(out, value);
        }),
    }
}

fn push_list<T>(out: &mut String, [open, close]: [char; 2], items: &[T], push: impl Fn(&mut String, &T)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, item);
    }
    out.push(close);
}
