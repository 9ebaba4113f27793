//! Signs that web pages and word processors put in place of plain ones: “curly” quotes, wide punctuation, odd blanks.

use std::borrow::Cow;

/// A blank that is no ASCII blank: no-break space, ideographic space and the like, also of no width.
pub(super) fn is_odd_blank(c: char) -> bool {
    is_invisible(c)
        || matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// A blank of no width, a byte order mark among them, or a sign for the direction of writing.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// A quotation mark that is no ASCII one.
pub(super) fn is_odd_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '＂' | '‘' | '’' | '‚' | '‛')
}

/// A single quotation mark that is no ASCII one.
pub(super) fn is_odd_apostrophe(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛')
}

/// JSON with the signs of web pages between its strings made plain, and curly quotes around them. `None` if there are none.
///
/// What stands within plain double quotes is kept.
pub(super) fn straighten(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let plain = match c {
            '"' => {
                out.push('"');
                push_string(&mut out, &mut chars, |c| c == '"');
                continue;
            }
            _ if is_odd_quote(c) => {
                out.push('"');
                push_string(&mut out, &mut chars, |c| c == '"' || is_odd_quote(c));
                changed = true;
                continue;
            }
            _ if is_invisible(c) => {
                changed = true;
                continue;
            }
            _ if is_odd_blank(c) => ' ',
            '：' => ':',
            '，' => ',',
            '｛' => '{',
            '｝' => '}',
            '［' => '[',
            '］' => ']',
            _ => c,
        };
        changed |= plain != c;
        out.push(plain);
    }
    changed.then_some(out)
}

/// A string up to its closing quote, which becomes a plain one.
fn push_string(out: &mut String, chars: &mut std::str::Chars<'_>, closes: impl Fn(char) -> bool) {
    while let Some(c) = chars.next() {
        if closes(c) {
            out.push('"');
            return;
        }
        out.push(c);
        if c == '\\' {
            out.extend(chars.next());
        }
    }
}

/// A short word, such as an option or the name of a header, without invisible signs and with plain hyphens in front.
pub(super) fn straighten_word(word: &str) -> String {
    let word = word.trim_matches(is_odd_blank);
    let mut chars = word.chars();
    match chars.next() {
        Some('—') => format!("--{}", chars.as_str()),
        Some('–' | '−' | '‑' | '‐') if chars.as_str().starts_with(['–', '−', '‑', '‐', '-']) => {
            chars.next();
            format!("--{}", chars.as_str())
        }
        // One dash in front of a word was two hyphens, in front of a letter one.
        Some('–' | '−' | '‑' | '‐') if chars.as_str().chars().nth(1).is_some() => {
            format!("--{}", chars.as_str())
        }
        Some('–' | '−' | '‑' | '‐') => format!("-{}", chars.as_str()),
        _ => word.to_owned(),
    }
}

/// The text without what a terminal is told by: `ESC [ 1 ; 32 m` for a colour, `ESC ] 0 ; title BEL`. Another escape stays.
pub(super) fn without_escapes(text: &str) -> Cow<'_, str> {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default();
    if first.len() == text.len() {
        return text.into();
    }
    let mut out = first.to_owned();
    for part in parts {
        match behind_escape(part) {
            Some(rest) => out.push_str(rest),
            None => out.extend(["\u{1b}", part]),
        }
    }
    out.into()
}

/// What follows an order to a terminal, which begins behind its escape.
fn behind_escape(part: &str) -> Option<&str> {
    if let Some(order) = part.strip_prefix('[') {
        let rest = order.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ';' | '?'));
        return rest.strip_prefix(|c: char| c.is_ascii_alphabetic());
    }
    part.strip_prefix(']')?.split_once('\u{7}').map(|(_, rest)| rest)
}

/// The text with line feeds for whatever ends its lines.
pub(super) fn with_plain_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            _ => out.push(c),
        }
    }
    out
}

/// Stands behind a value of which only the first line is known: no value holds it, so it is taken over by nobody.
pub(super) const TORN: char = '\0';

/// True for a line that can only be the rest of a value which was wrapped, such as a token: one word of Base64.
pub(super) fn is_rest_of_value(line: &str) -> bool {
    !line.is_empty()
        && line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=_-".contains(&byte))
        && !line.starts_with(['-', '/'])
}

/// The text without blanks around it, a byte order mark among them.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_odd_blank(c))
}

/// The text with its signs for the entities of HTML. `None` if it has quotation marks of its own, or no such entity.
pub(super) fn without_entities(text: &str) -> Option<String> {
    let is_escaped = QUOTES_OF_HTML.iter().any(|(entity, _)| text.contains(entity));
    (is_escaped && !text.contains(['"', '\''])).then(|| {
        let plain = QUOTES_OF_HTML.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign));
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    })
}

/// Quotation marks as HTML writes them.
const QUOTES_OF_HTML: [(&str, &str); 5] =
    [("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&apos;", "'")];

/// The text with a plain quotation mark for each curly one. `None` if there are none.
pub(super) fn with_plain_quotes(text: &str) -> Option<String> {
    let plain = |c| match c {
        '“' | '”' | '„' | '‟' | '＂' => '"',
        _ if is_odd_quote(c) => '\'',
        _ => c,
    };
    text.contains(is_odd_quote).then(|| text.chars().map(plain).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_between_strings_become_plain() {
        assert_eq!(straighten("｛“a”：\u{a0}1，\"b\": [‘c’]}").as_deref(), Some(r#"{"a": 1,"b": ["c"]}"#));
        assert_eq!(straighten("\u{feff}{}").as_deref(), Some("{}"));
    }

    #[test]
    fn what_stands_in_plain_quotes_is_kept() {
        assert_eq!(straighten(r#"{"a“": "\"：”"}"#), None);
    }

    #[test]
    fn dashes_become_hyphens() {
        for (word, expected) in
            [("—data", "--data"), ("–data", "--data"), ("–d", "-d"), ("––data", "--data"), ("-d", "-d")]
        {
            assert_eq!(straighten_word(word), expected);
        }
    }

    #[test]
    fn lines_end_with_line_feeds() {
        assert_eq!(with_plain_ends("a\r\nb\rc\n\r\r\n"), "a\nb\nc\n\n\n");
    }
}
