//! The parts of a URL, and percent-encoding as signing wants it.

/// Path and query of a URL, as they stand there.
pub(crate) struct Parts<'u> {
    pub(crate) path: &'u str,
    pub(crate) query: &'u str,
}

/// Takes a URL apart; a fragment is dropped, an empty path is `/`.
pub(crate) fn parts(url: &str) -> Parts<'_> {
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let (url, query) = url.split_once('?').unwrap_or((url, ""));
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_scheme.find('/').and_then(|slash| after_scheme.get(slash..)).unwrap_or("/");
    Parts { path, query }
}

/// The host that a browser or SDK sends for this URL: with its port, unless that is 443.
pub(super) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_ascii_lowercase();
    Some(authority.strip_suffix(":443").map_or(authority.clone(), str::to_owned)).filter(|host| !host.is_empty())
}

/// Percent-decodes once; what is no escape stays.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| hex_pair(after)).flatten();
        decoded.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    decoded
}

/// Percent-encodes all but `A-Z a-z 0-9 - _ . ~`, with upper-case hex.
pub fn encode(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or_default();
    let mut encoded = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(byte);
        } else {
            encoded.extend([b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    // ASCII throughout.
    String::from_utf8(encoded).unwrap_or_default()
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digit = |index: usize| bytes.get(index).and_then(|byte| char::from(*byte).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}
