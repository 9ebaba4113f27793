//! A file as it is answered: its type, how long it may be kept, and its encodings.
//!
//! ```ignore
//! let entry = Entry::new(File::new("start-0123456789abcdef.js", "go()"));
//! assert_eq!(entry.answer(&headers).headers()["content-type"], "text/javascript; charset=utf-8");
//! ```

use super::cache::{self, has_digest};
use super::encoding::{Encoding, choose};
use super::file::File;
use super::kind;
use crate::random::hex;
use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use axum::http::{Response, StatusCode};
use sha2::{Digest as _, Sha256};

/// A file, its type and its encodings.
#[derive(Debug)]
pub(super) struct Entry {
    kind: HeaderValue,
    cache_control: HeaderValue,
    /// The first is the plain one.
    forms: Vec<Form>,
}

/// The file in one encoding.
#[derive(Debug)]
struct Form {
    encoding: Encoding,
    bytes: Bytes,
    /// Strong: differs from encoding to encoding.
    tag: String,
}

impl Entry {
    pub(super) fn new(file: File) -> Self {
        let digest = hex(Sha256::digest(&file.plain).iter());
        let form = |encoding: Encoding, bytes: Bytes| Form { encoding, bytes, tag: encoding.tag(&digest) };
        let packed = [(Encoding::Brotli, file.brotli), (Encoding::Gzip, file.gzip)];
        let packed = packed.into_iter().filter_map(|(encoding, bytes)| Some(form(encoding, bytes?)));
        let forms = std::iter::once(form(Encoding::Identity, file.plain)).chain(packed).collect();
        let cache_control = if has_digest(&file.name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        Self {
            kind: HeaderValue::from_static(kind::of(&file.name)),
            cache_control: HeaderValue::from_static(cache_control),
            forms,
        }
    }

    /// The answer to a request with these headers. For HEAD, the body is left out by the connection.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response<Body> {
        let offered: Vec<Encoding> = self.forms.iter().map(|form| form.encoding).collect();
        let accepted = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let chosen = choose(accepted, &offered);
        let mut response = Response::new(Body::empty());
        let Some(form) = self.forms.iter().find(|form| form.encoding == chosen).or(self.forms.first()) else {
            return response;
        };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, self.cache_control.clone());
        if self.forms.len() > 1 {
            headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if let Ok(tag) = HeaderValue::from_str(&form.tag) {
            headers.insert(ETAG, tag);
        }
        let known = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        if cache::is_known(known, &form.tag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(CONTENT_TYPE, self.kind.clone());
        headers.insert(CONTENT_LENGTH, form.bytes.len().into());
        if let Some(name) = form.encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        *response.body_mut() = Body::from(form.bytes.clone());
        response
    }
}
