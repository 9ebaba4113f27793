//! Finding a text in a text, without the standard library's search for `str`: its tables and panics are 3 kB of the npm
//! module after brotli, and what is searched here is short.
//!
//! ```ignore
//! assert_eq!(search::scheme_and_rest("https://host/"), Some(("https", "host/")));
//! assert!(search::holds("Huawei@root1", "root"));
//! ```

/// What stands before and after the first `://`.
pub(crate) fn scheme_and_rest(text: &str) -> Option<(&str, &str)> {
    text.match_indices(':').find_map(|(at, _)| {
        let (scheme, rest) = text.split_at_checked(at)?;
        Some((scheme, rest.strip_prefix("://")?))
    })
}

/// Whether `part` stands in `text`.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library() {
        for text in ["", ":", "://", "a://b", "a:b://c", "a:://b://c", "中://文", "a:/b", "no scheme"] {
            assert_eq!(scheme_and_rest(text), text.split_once("://"), "{text}");
            for part in ["", "a", "://", "b", "中", "longer than the text itself"] {
                assert_eq!(holds(text, part), text.contains(part), "{text} {part}");
            }
        }
    }
}
