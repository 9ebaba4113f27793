//! Strings and their escapes (RFC 8259, section 7).

use std::borrow::Cow;

use super::Expected;

/// Why a string could not be read.
pub(crate) struct StringFault {
    /// What was expected.
    pub(crate) expected: Expected,
    /// The byte offset from the opening quote.
    pub(crate) at: usize,
}

/// Reads up to the closing quote; `text` begins after the opening one. Returns the unescaped string, and how many bytes
/// it took, the closing quote included.
pub(crate) fn scan_string(text: &str) -> Result<(Cow<'_, str>, usize), StringFault> {
    let bytes = text.as_bytes();
    let end = plain_run(bytes, 0);
    if bytes.get(end) == Some(&b'"') {
        return Ok((Cow::Borrowed(text.get(..end).unwrap_or_default()), end + 1));
    }
    let mut unescaped = String::new();
    let mut at = 0;
    loop {
        let end = plain_run(bytes, at);
        unescaped.push_str(text.get(at..end).unwrap_or_default());
        match bytes.get(end) {
            Some(b'"') => return Ok((Cow::Owned(unescaped), end + 1)),
            Some(b'\\') => {
                let (character, length) = escape(text.get(end..).unwrap_or_default())
                    .map_err(|expected| StringFault { expected, at: end })?;
                unescaped.push(character);
                at = end + length;
            }
            Some(_) => return Err(StringFault { expected: Expected::NoControlCharacter, at: end }),
            None => return Err(StringFault { expected: Expected::ClosingQuote, at: end }),
        }
    }
}

/// Where the run of ordinary characters that begins at `from` ends: at a quote, a backslash or a control character.
pub(super) fn plain_run(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let special = special_bytes(u64::from_le_bytes(*eight));
        if special != 0 {
            // The lowest mark is right; those above it may be a borrow.
            return at + usize::try_from(special.trailing_zeros() / 8).unwrap_or_default();
        }
        at += eight.len();
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20).unwrap_or(rest.len())
}

/// The highest bit of each byte that ends a run: eight at once, since a script is one string of some thousand.
fn special_bytes(eight: u64) -> u64 {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    // A byte below `limit`, which is at most 0x80, borrows from its highest bit; one from 0x80 on is left out.
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(each(limit)) & !bytes & each(0x80);
    below(eight, 0x20) | below(eight ^ each(b'"'), 1) | below(eight ^ each(b'\\'), 1)
}

/// The character that an escape stands for, and the length of the escape. `text` begins with the backslash.
fn escape(text: &str) -> Result<(char, usize), Expected> {
    let simple = match text.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(text),
        _ => return Err(Expected::Escape),
    };
    Ok((simple, 2))
}

/// `\uXXXX`, or two of them for a character beyond U+FFFF.
fn unicode_escape(text: &str) -> Result<(char, usize), Expected> {
    const LONE: Expected = Expected::NoLoneSurrogate;
    let unit = hex4(text)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, 6));
    }
    let low = hex4(text.get(6..).unwrap_or_default()).map_err(|_| LONE)?;
    if (0xd800..0xdc00).contains(&unit) && (0xdc00..0xe000).contains(&low) {
        let character = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        return character.map(|character| (character, 12)).ok_or(LONE);
    }
    Err(LONE)
}

/// The code unit of a text that begins `\uXXXX`.
fn hex4(text: &str) -> Result<u32, Expected> {
    const EXPECTED: Expected = Expected::Hex;
    let digits = text.strip_prefix("\\u").and_then(|rest| rest.get(..4)).ok_or(EXPECTED)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(EXPECTED);
    }
    u32::from_str_radix(digits, 16).map_err(|_| EXPECTED)
}

/// Where a string ends that begins a text, its last quotation mark included; the end of the text if it never ends.
pub(crate) fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}
