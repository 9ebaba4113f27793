//! Finding a text in a text, without the standard library's search for `str`: its tables and panics are 3 kB of the npm
//! module after brotli, and what is searched here is short.
//!
//! ```ignore
//! assert_eq!(search::scheme_and_rest("https://host/"), Some(("https", "host/")));
//! assert!(search::holds("Huawei@root1", "root"));
//! ```

/// What stands before and after the first `://`.
pub(crate) fn scheme_and_rest(text: &str) -> Option<(&str, &str)> {
    around(text, "://")
}

/// Whether `part` stands in `text`.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || find(text, part).is_some()
}

/// Where `part`, which is not empty, stands in `text` first, in bytes.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let first = *part.as_bytes().first()?;
    let mut starts = text.bytes().enumerate().filter(|(_, byte)| *byte == first).map(|(at, _)| at);
    starts.find(|at| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(part.as_bytes())))
}

/// What stands before and after the first `part`.
pub(crate) fn around<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let (before, rest) = text.split_at_checked(find(text, part)?)?;
    Some((before, rest.strip_prefix(part)?))
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
                if !part.is_empty() {
                    assert_eq!(find(text, part), text.find(part), "{text} {part}");
                    assert_eq!(around(text, part), text.split_once(part), "{text} {part}");
                }
            }
        }
    }
}
