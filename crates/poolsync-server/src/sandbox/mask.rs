//! Hides passwords in a text that should be JSON, and leaves every other byte as it is.
//!
//! ```ignore
//! assert_eq!(masked(r#"{"password" : "secret", "a": 1}"#), r#"{"password" : "******", "a": 1}"#);
//! ```
//! Works on broken JSON as well, since that is what a test may want to look at.

/// What the service writes in place of a password when it is read back.
pub(super) const MASK: &str = "******";
const HIDDEN: [&str; 2] = ["password", "passcode"];

/// Returns the text with the values of hidden members replaced.
pub(super) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut hide = false;
    while let Some(at) = rest.find('"') {
        let (before, quoted) = rest.split_at(at);
        // Between a hidden name and its value stands a colon and nothing else but space.
        hide = hide && before.trim() == ":";
        out.push_str(before);
        let (string, after) = quoted.split_at(string_length(quoted));
        let inner = string.trim_matches('"');
        if hide {
            out.extend(["\"", MASK, "\""]);
        } else {
            out.push_str(string);
        }
        hide = !hide && HIDDEN.contains(&inner.to_ascii_lowercase().as_str());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Bytes of the JSON string at the start of the text, both quotes included; all of it if the string does not end.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_values_and_nothing_else() {
        for (text, expected) in [
            (r#"{"password":"a\"b","username":"c"}"#, r#"{"password":"******","username":"c"}"#),
            (r#"{ "Password" : "a" }"#, r#"{ "Password" : "******" }"#),
            (r#"{"passcode":"123456"}"#, r#"{"passcode":"******"}"#),
            (r#"{"methods":["password"],"a":"b"}"#, r#"{"methods":["password"],"a":"b"}"#),
            (r#"{"methods":["password","totp"]}"#, r#"{"methods":["password","totp"]}"#),
            (r#"{"password":{"user":"a"}}"#, r#"{"password":{"user":"a"}}"#),
            (r#"{"a":"password","b":"c"}"#, r#"{"a":"password","b":"c"}"#),
            (r#"{"password":"cut o"#, r#"{"password":"******""#),
            (r#"{"password":""}"#, r#"{"password":"******"}"#),
            ("no JSON", "no JSON"),
            ("", ""),
        ] {
            assert_eq!(masked(text), expected, "{text}");
        }
    }
}
