//! The parts of a URL, and percent-encoding as signing wants it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3: letters, digits, `-`, `.`, `_` and `~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

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

/// Returns the bytes of a text that was percent-encoded, decoded once; what is no escape stays.
pub(super) fn decode(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

/// Returns the bytes percent-encoded (RFC 3986, section 2.1): all but the unreserved characters, with upper-case hex.
///
/// ```
/// use poolsync_core::sign::percent_encode;
///
/// assert_eq!(percent_encode("a b/~中".as_bytes()), "a%20b%2F~%E4%B8%AD");
/// ```
pub fn encode(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 3986, section 2.3.
    #[test]
    fn unreserved_characters_stay() {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        assert_eq!(encode(unreserved.as_bytes()), unreserved);
    }

    // RFC 3986, section 2.2, and the examples of section 2.5.
    #[test]
    fn all_else_is_encoded_in_upper_case() {
        assert_eq!(encode(b":/?#[]@!$&'()*+,;="), "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
        assert_eq!(encode("\u{c0}\u{30a2}".as_bytes()), "%C3%80%E3%82%A2");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(decode("%E3%82%a2%2520 %4 %zz %"), "\u{30a2}%20 %4 %zz %".as_bytes());
    }

    #[test]
    fn the_usual_port_is_not_sent() {
        assert_eq!(host("https://CCE.example:443/a").as_deref(), Some("cce.example"));
        assert_eq!(host("https://me@cce.example:444?a").as_deref(), Some("cce.example:444"));
        assert_eq!(host("/a"), None);
    }
}
