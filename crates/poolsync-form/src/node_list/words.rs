//! The words of a list, and what they are.

use std::net::IpAddr;

use super::Reason;

/// Returns the words of a pasted list: split at white space, commas (also `，` `、` `;`) and quotes; brackets of JSON are
/// dropped.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    Words { rest: text }
}

/// The words of a text. By hand, since a list may have millions of bytes, nearly all of them ASCII.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = position(self.rest, false)?;
        let from_word = self.rest.get(start..)?;
        let end = position(from_word, true).unwrap_or(from_word.len());
        let (word, rest) = from_word.split_at_checked(end)?;
        self.rest = rest;
        Some(word)
    }
}

/// Returns where the first character stands that is, or is not, between words.
fn position(text: &str, between: bool) -> Option<usize> {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let (is_between, length) = if byte.is_ascii() {
            (matches!(byte, b' ' | b'\t'..=b'\r' | b'"' | b'\'' | b'`' | b',' | b';' | b'[' | b']'), 1)
        } else {
            let sign = text.get(at..)?.chars().next()?;
            (is_between(sign), sign.len_utf8())
        };
        if is_between == between {
            return Some(at);
        }
        at += length;
    }
    None
}

/// Returns true for 8-4-4-4-12 hex digits.
pub(super) fn is_uuid(word: &str) -> bool {
    word.len() == 36
        && word.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Returns why a word is certainly no ID; none where it may be one, as no form of IDs is documented.
pub(super) fn never_an_id(word: &str) -> Option<Reason> {
    if is_uuid(word) {
        None
    } else if word.contains("://") {
        Some(Reason::ProviderId)
    } else if word.starts_with("node/") || matches!(word, "<none>" | "<unknown>") {
        Some(Reason::Kubernetes)
    } else if word.contains(is_of_no_id) {
        Some(Reason::NoId)
    } else {
        word.contains(['.', ':']).then(|| word.parse::<IpAddr>().ok()).flatten().map(|_| Reason::Address)
    }
}

/// True for a character beyond ASCII that stands between words.
fn is_between(sign: char) -> bool {
    matches!(sign, '，' | '、' | '；' | '“' | '”' | '‘' | '’' | '\u{feff}' | '\u{200b}') || sign.is_whitespace()
}

/// True for a sign of tables, programs and Chinese text, which no ID has. What may have come into an ID by copying is none.
fn is_of_no_id(sign: char) -> bool {
    matches!(sign, '%' | '(' | ')' | '=' | '/' | '\\' | '|' | '│' | '┃' | '#' | '$' | '@' | '\u{4e00}'..='\u{9fff}')
}
