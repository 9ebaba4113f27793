//! A body that was quoted for another shell than the one that got it: what was meant is told by what makes it JSON.
//!
//! Each reading undoes one habit: Windows PowerShell 5.1 needs `\"` even in single quotes; Swagger UI wrote a backslash at
//! every line end within the quotes; `""`, `^"` and `` `" `` are a quotation mark of cmd and of PowerShell, `&quot;` is one of HTML.

use crate::json;

/// What a text may be meant as, most likely first. Each takes time in proportion to the length of the text.
pub(super) fn readings(text: &str) -> impl Iterator<Item = String> {
    let unwrapped = text.trim_matches(['\'', '"', ' ', '\n']);
    let escaped = |text: &str| text.contains("\\\"").then(|| unescaped(text));
    let joined = text.contains('\\').then(|| without_line_backslashes(text));
    let once = escaped(unwrapped);
    let twice = once.as_deref().and_then(|text| escaped(text).or_else(|| escaped(&text.replace("\\\\", "\\"))));
    let signs = ["\"\"\"", "\"\"", "`\"", "^\"", "\\`\"", "\\'", "&quot;", "&#34;"];
    let replaced = signs.into_iter().filter(|sign| unwrapped.contains(sign)).map(|sign| unwrapped.replace(sign, "\""));
    let bare = (unwrapped.len() < text.len()).then(|| unwrapped.to_owned());
    let both = joined.as_deref().and_then(escaped);
    let uncommented = ["//", "/*"].iter().any(|mark| text.contains(mark)).then(|| without_comments(text));
    [joined, once, twice, both, bare, uncommented].into_iter().flatten().chain(replaced.collect::<Vec<_>>())
}

/// The text without comments, which Postman takes out before it sends: `// …` and `/* … */` outside of strings.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        let Some((before, found)) = rest.split_at_checked(at) else { break };
        out.push_str(before);
        let end = if found.starts_with("//") {
            found.find('\n').unwrap_or(found.len())
        } else if let Some(inner) = found.strip_prefix("/*") {
            inner.find("*/").map_or(found.len(), |end| end + 4)
        } else {
            let end = if found.starts_with('"') { json::end_of_string(found) } else { 1 };
            out.push_str(found.get(..end).unwrap_or_default());
            end
        };
        rest = found.get(end..).unwrap_or_default();
    }
    out + rest
}

/// The text with one level of backslashes taken away: `\"` is a quotation mark, `\\` a backslash.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('"' | '\\')) => out.extend(chars.next()),
            // A line end that was written as an escape stands between the parts.
            ('\\', Some('n' | 'r' | 't')) => {
                chars.next();
                out.push(' ');
            }
            _ => out.push(c),
        }
    }
    out
}

/// The text without the backslashes, one or two, that stand at the ends of its lines.
fn without_line_backslashes(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.trim_end().trim_end_matches(['\\', '^', '`']));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::readings;
    use crate::json;

    #[test]
    fn what_was_meant_is_among_the_readings() {
        for text in [
            r#"{\"a\":1}"#,
            r#"{\\\"a\\\":1}"#,
            r#"{""a"":1}"#,
            r#"{"""a""":1}"#,
            "{`\"a`\":1}",
            "{^\"a^\":1}",
            "{ \\ \n \"a\": 1 \\\n}",
            "{ \\\\\n \"a\": 1 \\\\\n}",
            "'{\"a\":1}'",
            r#""{\"a\":1}""#,
        ] {
            let found = readings(text).find(|text| matches!(json::parse(text).0, Some(json::Value::Object(_))));
            let value = found.map(|text| json::to_text(&json::parse(&text).0.unwrap()));
            assert_eq!(value.as_deref(), Some(r#"{"a":1}"#), "{text}");
        }
    }
}
