//! What a browser may keep, and whether what it kept is still right.
//!
//! ```ignore
//! assert!(has_digest("start-0123456789abcdef.js"));
//! assert!(is_known(["\"abc\""].into_iter(), "\"abc\""));
//! ```

/// True for names that change with the content: `-` and 16 hex digits before the extension.
pub(super) fn has_digest(name: &str) -> bool {
    let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    stem.rsplit_once('-').is_some_and(|(_, digest)| digest.len() == 16 && is_hex(digest))
}

/// True if one of the values of `If-None-Match` names this tag (RFC 9110, 13.1.2: compared weakly, `*` fits all).
pub(super) fn is_known<'a>(mut values: impl Iterator<Item = &'a str>, tag: &str) -> bool {
    values.any(|value| {
        value.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sixteen_hex_digits_are_a_digest() {
        for name in ["start-0123456789abcdef.js", "assets/a-b-0123456789abcdef.css", "a-0123456789abcdef"] {
            assert!(has_digest(name), "{name}");
        }
        for name in ["index.html", "a-0123456789abcde.js", "a-0123456789abcdeg.js", "0123456789abcdef.js"] {
            assert!(!has_digest(name), "{name}");
        }
    }

    #[test]
    fn tags_are_found_in_lists() {
        for value in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(is_known([value].into_iter(), "\"a\""), "{value}");
        }
        for value in ["", "a", "\"b\"", "\"a"] {
            assert!(!is_known([value].into_iter(), "\"a\""), "{value}");
        }
    }
}
