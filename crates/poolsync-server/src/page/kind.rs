//! The type of a file by its extension.
//!
//! ```ignore
//! assert_eq!(of("poolsync-0123456789abcdef.wasm"), "application/wasm");
//! ```

/// The value of `Content-Type`. Without the right one a browser refuses to compile a module while it arrives.
pub(super) fn of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_is_made_of_has_its_type() {
        for (name, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a/start-0123456789abcdef.js", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.b.wasm", "application/wasm"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(of(name), kind);
        }
    }
}
