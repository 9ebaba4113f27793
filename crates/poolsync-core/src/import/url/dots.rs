//! Steps `.` and `..` of a path.

use std::borrow::Cow;

/// The path without steps `.` and `..`, as every client makes it before it sends it (RFC 3986, 5.2.4).
pub(super) fn without_dots(path: &str) -> Cow<'_, str> {
    if !has_dots(path) {
        return Cow::Borrowed(path);
    }
    let mut out: Vec<&str> = Vec::new();
    for segment in path.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => drop(out.pop()),
            segment => out.push(segment),
        }
    }
    Cow::Owned(format!("/{}", out.join("/")))
}

/// True if a path has steps `.` or `..`.
pub(in super::super) fn has_dots(url: &str) -> bool {
    url.split('/').any(|segment| matches!(segment, "." | ".."))
}
