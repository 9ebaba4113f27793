//! Texts with places to fill in: `"{}".format(…)` and `"%s" % …` of Python, `"{0}" -f …` of PowerShell.

use super::value::{MOST_SEARCHED, Value};

/// Fills `{}`, `{0}` and `{name}` in; `{{` stands for a brace. `most`: so many bytes may come of it. `None` if a place says how
/// its value is written, or the value is not known.
pub(super) fn fill(text: &str, placed: &[Value], named: &[(String, Value)], most: usize) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut next = 0;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, sign) = rest.split_at_checked(at)?;
        out.push_str(before);
        if let Some(after) = sign.strip_prefix("{{").or_else(|| sign.strip_prefix("}}")) {
            out.extend(sign.chars().next());
            rest = after;
            continue;
        }
        let (name, after) = sign.strip_prefix('{')?.split_once('}')?;
        let value = if name.is_empty() {
            next += 1;
            placed.get(next - 1)
        } else if let Ok(index) = name.parse::<usize>() {
            placed.get(index)
        } else {
            named.iter().take(MOST_SEARCHED).find(|(known, _)| known == name).map(|(_, value)| value)
        };
        out.push_str(plain(value?)?);
        rest = after;
        if out.len() > most {
            return None;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Fills `%s` and `%d` in, one after the other; `%%` stands for the sign itself. `None` if a place says more than that, a value
/// is not known, or there are not as many.
pub(super) fn fill_percent(text: &str, values: &[Value], most: usize) -> Option<String> {
    let mut out = String::new();
    let mut values = values.iter();
    let mut parts = text.split('%');
    out.push_str(parts.next()?);
    while let Some(part) = parts.next() {
        if part.is_empty() {
            out.push('%');
            out.push_str(parts.next()?);
            continue;
        }
        let rest = part.strip_prefix(['s', 'd'])?;
        out.push_str(plain(values.next()?)?);
        out.push_str(rest);
        if out.len() > most {
            return None;
        }
    }
    values.next().is_none().then_some(out)
}

/// A text or a number as it stands within a text.
fn plain(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Literal(number) if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Some(number),
        Value::Literal(_) | Value::List(_) | Value::Table(_) | Value::Opaque => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{fill, fill_percent};
    use crate::import::value::Value;

    fn values() -> [Value; 2] {
        [Value::Text("a".to_owned()), Value::Literal("2".to_owned())]
    }

    // "Format String Syntax" of Python's documentation.
    #[test]
    fn braces_are_filled_by_place_and_by_name() {
        let named = [("pool".to_owned(), Value::Text("p".to_owned()))];
        for (text, expected) in [
            ("{}/{}", Some("a/2")),
            ("{1}{0}", Some("2a")),
            ("{pool}", Some("p")),
            ("{{{}}}", Some("{a}")),
            ("none", Some("none")),
            ("{2}", None),
            ("{0:>4}", None),
            ("{other}", None),
            ("{", None),
            ("}", None),
        ] {
            assert_eq!(fill(text, &values(), &named, 100).as_deref(), expected, "{text}");
        }
        assert_eq!(fill("{0}{0}{0}{0}", &values(), &[], 2), None);
    }

    // "printf-style String Formatting" of Python's documentation.
    #[test]
    fn percent_signs_are_filled_in_their_order() {
        for (text, expected) in [
            ("%s/%d", Some("a/2")),
            ("%s-%s%%", Some("a-2%")),
            ("%s", None),
            ("%s%s%s", None),
            ("%5s%s", None),
            ("%(name)s", None),
            ("%", None),
        ] {
            assert_eq!(fill_percent(text, &values(), 100).as_deref(), expected, "{text}");
        }
    }
}
