//! Names of files that carry a digest of their content, so that a browser may keep them for ever.
//!
//! ```ignore
//! assert_eq!(with_digest("start.js", b"abc"), "start-ba7816bf8f01cfea.js");
//! ```

use crate::digest;

/// The name with 16 hex digits of its content before the extension.
pub(super) fn with_digest(name: &str, bytes: &[u8]) -> String {
    let digest = digest::short(bytes);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{name}-{digest}"),
    }
}

/// The name before the digest came in; other names stay as they are.
pub(crate) fn without_digest(name: &str) -> String {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    match stem.rsplit_once('-') {
        Some((plain, digest)) if digest.len() == 16 && digest.chars().all(|c| c.is_ascii_hexdigit()) => {
            format!("{plain}.{extension}")
        }
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_comes_in_and_out() {
        // FIPS 180-4: SHA-256 of "abc" begins with ba7816bf8f01cfea.
        assert_eq!(with_digest("before-paint.js", b"abc"), "before-paint-ba7816bf8f01cfea.js");
        assert_eq!(without_digest("before-paint-ba7816bf8f01cfea.js"), "before-paint.js");
        assert_eq!(without_digest("start-ba7816bf8f01cfea.js.br"), "start.js.br");
    }

    #[test]
    fn other_names_stay() {
        for name in ["index.html", "before-paint.js", "first-visit.json", "LICENSE", "a-0123456789abcdeg.js"] {
            assert_eq!(without_digest(name), name);
        }
    }
}
