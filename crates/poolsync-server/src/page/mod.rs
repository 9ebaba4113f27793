//! The files of the console, as answers.
//!
//! ```
//! use poolsync_server::page::{Additions, File, Page};
//!
//! let html = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
//! let page = Page::new(vec![File::new("index.html", html)], &Additions::default()).unwrap();
//! let answer = page.answer(&"GET".parse().unwrap(), "/", &Default::default());
//! assert_eq!(answer.headers()["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
//! ```
//!
//! Only what stands in the table is served, under exactly its name: no path is decoded, joined or looked up on a disk.

mod cache;
mod document;
mod encoding;
mod entry;
mod file;
mod kind;
mod policy;

pub use document::{Additions, PageError};
pub use file::{File, embedded};

use crate::http;
use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Method, Response, StatusCode};
use entry::Entry;
use std::collections::HashMap;

const INDEX: &str = "index.html";
const NOT_BUILT: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Poolsync</title>
<h1>Poolsync</h1>
<p>The page is not in this program. Run <code>cargo xtask site</code>, then build the program again;
<code>cargo xtask serve</code> does both.
";

/// The console with its policy, ready to be served.
#[derive(Debug)]
pub struct Page {
    entries: HashMap<String, Entry>,
    policy: Option<HeaderValue>,
}

impl Page {
    /// Takes the files, and puts into `index.html` what only the server knows. An `index.html` that is missing is no
    /// error: the page then says how it is built.
    ///
    /// # Errors
    /// [`PageError`] if `index.html` has not exactly one policy and one `<meta charset="utf-8">`.
    pub fn new(files: Vec<File>, additions: &Additions) -> Result<Self, PageError> {
        let mut entries = HashMap::new();
        let mut policy = None;
        for file in files {
            let name = file.name.to_string();
            if name == INDEX {
                let document = document::with_additions(&file, additions)?;
                policy = Some(document.policy);
                entries.insert(name, Entry::new(document.file));
            } else {
                entries.insert(name, Entry::new(file));
            }
        }
        Ok(Self { entries, policy })
    }

    /// The answer to a request for this path, without the headers that every answer of the server has.
    pub fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Body> {
        if method != Method::GET && method != Method::HEAD {
            let mut response = http::text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.\n");
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let name = match path.strip_prefix('/') {
            Some("") => INDEX,
            Some(name) => name,
            None => return not_found(),
        };
        match self.entries.get(name) {
            Some(entry) => {
                let mut response = entry.answer(headers);
                // A policy has a meaning for documents only; with its hosts it is too long to go with every file.
                if let Some(policy) = self.policy.as_ref().filter(|_| name == INDEX) {
                    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy.clone());
                }
                response
            }
            None if name == INDEX => not_built(),
            None => not_found(),
        }
    }
}

fn not_found() -> Response<Body> {
    http::text(StatusCode::NOT_FOUND, "There is no such file.\n")
}

fn not_built() -> Response<Body> {
    let mut response = http::text(StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}
