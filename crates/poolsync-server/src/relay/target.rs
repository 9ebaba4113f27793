//! What stands after `/relay/`, taken as it came: nothing is decoded, nothing is tidied up.
//!
//! ```ignore
//! let target = Target::parse("cce.example.com/api/v3/projects/p/clusters?detail=true")?;
//! assert_eq!((target.host, target.path), ("cce.example.com", "/api/v3/projects/p/clusters"));
//! assert_eq!(target.path_and_query, "/api/v3/projects/p/clusters?detail=true");
//! ```
//! A path that servers read in different ways (`/a/%2e%2e/b` may be `/b`) is refused, so that what was allowed and what the
//! cloud does cannot differ.

use super::refusal::{Code, Refusal};

/// The parts of the address to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target<'a> {
    /// Host and perhaps port, not yet known to be allowed.
    pub(super) host: &'a str,
    /// From the `/` on, without the query.
    pub(super) path: &'a str,
    /// From the `/` on, as it will be sent.
    pub(super) path_and_query: &'a str,
}

impl<'a> Target<'a> {
    /// Takes the raw text apart.
    pub(super) fn parse(raw: &'a str) -> Result<Self, Refusal> {
        let before_query = raw.split_once('?').map_or(raw, |(path, _)| path);
        let at = before_query.find('/').ok_or_else(|| refused("has no path after the host"))?;
        let (Some(host), Some(path), Some(path_and_query)) = (raw.get(..at), before_query.get(at..), raw.get(at..))
        else {
            return Err(refused("cannot be taken apart"));
        };
        if host.is_empty() {
            return Err(refused("has no host"));
        }
        let lower = path.to_ascii_lowercase();
        if path.contains('\\') || lower.contains("%5c") {
            return Err(refused("contains a backslash"));
        }
        if lower.contains("%2f") {
            return Err(refused("contains an encoded slash"));
        }
        let mut segments = lower.split('/').skip(1).peekable();
        while let Some(segment) = segments.next() {
            if segment.is_empty() && segments.peek().is_some() {
                return Err(refused("contains two slashes in a row"));
            }
            if matches!(segment.replace("%2e", ".").as_str(), "." | "..") {
                return Err(refused("contains a dot segment"));
            }
        }
        Ok(Self { host, path, path_and_query })
    }
}

fn refused(what: &str) -> Refusal {
    Refusal::new(Code::Target, format!("the address after /relay/ {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_byte() {
        let target = Target::parse("h:1/a/%E4%B8%AD;x=1/b~?name=a%2Fb&c=//..\\&d=?").unwrap();
        assert_eq!(target.host, "h:1");
        assert_eq!(target.path, "/a/%E4%B8%AD;x=1/b~");
        assert_eq!(target.path_and_query, "/a/%E4%B8%AD;x=1/b~?name=a%2Fb&c=//..\\&d=?");
        assert_eq!(Target::parse("h/a/").unwrap().path, "/a/");
    }

    #[test]
    fn refuses_what_can_be_read_in_two_ways() {
        for raw in [
            "",
            "h",
            "h?a=/b",
            "/a",
            "h//a",
            "h/a//b",
            "h/a//",
            "h/./a",
            "h/a/..",
            "h/a/../b",
            "h/%2e%2e/b",
            "h/a/%2E./b",
            "h/.%2e",
            "h/a\\b",
            "h/a%5Cb",
            "h/a%2f..%2fb",
            "h/a/%2e",
        ] {
            assert_eq!(Target::parse(raw).map_err(|refusal| refusal.code()), Err(Code::Target), "{raw}");
        }
    }

    #[test]
    fn dots_inside_a_name_are_nothing_special() {
        assert!(Target::parse("h/v3.0/a..b/...").is_ok());
    }
}
