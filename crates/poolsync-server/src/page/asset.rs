//! A file as it is answered: media type, caching, encodings, entity tags.
//!
//! ```ignore
//! let asset = Asset::new(File::new("start-0123456789abcdef.js", "go()"));
//! assert_eq!(asset.response(&headers).headers()["content-type"], "text/javascript; charset=utf-8");
//! ```

use super::encoding::{Encoding, negotiate};
use super::file::File;
use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use axum::http::{Response, StatusCode};
use headers::{ETag, HeaderMapExt as _, IfNoneMatch};
use sha2::{Digest as _, Sha256};

/// For names that change with the content.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For all other names: kept, but asked for again before each use.
const REVALIDATED: HeaderValue = HeaderValue::from_static("no-cache");

/// A file in all its encodings.
#[derive(Debug)]
pub(super) struct Asset {
    media_type: HeaderValue,
    cache_control: HeaderValue,
    /// The first is the identity.
    variants: Vec<Variant>,
}

/// A file in one encoding.
#[derive(Debug)]
struct Variant {
    encoding: Encoding,
    bytes: Bytes,
    /// Strong, so it differs from encoding to encoding (RFC 9110, 8.8.3.3).
    tag: Option<ETag>,
}

impl Asset {
    /// Takes a file with the encodings that it has.
    pub(super) fn new(file: File) -> Self {
        let digest = format!("{:x}", Sha256::digest(&file.plain));
        let variant = |encoding: Encoding, bytes| Variant { encoding, bytes, tag: encoding.tag(&digest) };
        let compressed = [(Encoding::Brotli, file.brotli), (Encoding::Gzip, file.gzip)];
        let compressed = compressed.into_iter().filter_map(|(encoding, bytes)| Some(variant(encoding, bytes?)));
        Self {
            media_type: media_type(&file.name),
            cache_control: if has_digest(&file.name) { IMMUTABLE } else { REVALIDATED },
            variants: std::iter::once(variant(Encoding::Identity, file.plain)).chain(compressed).collect(),
        }
    }

    /// Returns the answer to a GET with these headers. For HEAD the router leaves the body out.
    pub(super) fn response(&self, request: &HeaderMap) -> Response<Body> {
        let offered: Vec<Encoding> = self.variants.iter().map(|variant| variant.encoding).collect();
        let accepted = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let chosen = negotiate(accepted, &offered);
        let mut response = Response::new(Body::empty());
        let Some(variant) = self.variants.iter().find(|variant| variant.encoding == chosen) else {
            return response;
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        if self.variants.len() > 1 {
            headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if let Some(tag) = &variant.tag {
            headers.typed_insert(tag.clone());
            if request.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(tag)) {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                return response;
            }
        }
        headers.insert(CONTENT_TYPE, self.media_type.clone());
        headers.insert(CONTENT_LENGTH, variant.bytes.len().into());
        if let Some(name) = variant.encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        *response.body_mut() = Body::from(variant.bytes.clone());
        response
    }
}

/// Returns the media type by the extension. All text of the page is UTF-8.
fn media_type(name: &str) -> HeaderValue {
    let guessed = match mime_guess::from_path(name).first_raw() {
        // RFC 9239 made it obsolete.
        Some("application/javascript") => "text/javascript",
        guessed => guessed.unwrap_or("application/octet-stream"),
    };
    let text = guessed.starts_with("text/").then(|| HeaderValue::try_from(format!("{guessed}; charset=utf-8")).ok());
    text.flatten().unwrap_or(HeaderValue::from_static(guessed))
}

/// Returns true for names that change with the content: `-` and 16 hex digits before the extension.
fn has_digest(name: &str) -> bool {
    let file = name.rsplit_once('/').map_or(name, |(_, file)| file);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    stem.rsplit_once('-').is_some_and(|(_, digest)| digest.len() == 16 && is_hex(digest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::IF_NONE_MATCH;

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
        let asset = Asset::new(File::new("a.js", "a"));
        let tag = format!("\"{:x}\"", Sha256::digest("a"));
        let status = |known: &str| {
            let known = HeaderValue::try_from(known).unwrap();
            asset.response(&HeaderMap::from_iter([(IF_NONE_MATCH, known)])).status()
        };
        for known in [tag.clone(), format!("W/{tag}"), format!("\"b\", {tag}"), "*".to_owned()] {
            assert_eq!(status(&known), StatusCode::NOT_MODIFIED, "{known}");
        }
        for known in ["", "a", "\"b\"", "\"a"] {
            assert_eq!(status(known), StatusCode::OK, "{known}");
        }
    }

    #[test]
    fn what_the_page_is_made_of_has_its_type() {
        for (name, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a/start-0123456789abcdef.js", "text/javascript; charset=utf-8"),
            ("a.mjs", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.b.wasm", "application/wasm"),
            ("first-visit.json", "application/json"),
            ("a.webmanifest", "application/manifest+json"),
            ("a.svg", "image/svg+xml"),
            ("a.png", "image/png"),
            ("favicon.ico", "image/x-icon"),
            ("a.woff2", "font/woff2"),
            ("a.txt", "text/plain; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(media_type(name), expected);
        }
    }
}
