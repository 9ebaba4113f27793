//! The files of the console, as answers.
//!
//! ```
//! use poolsync_server::page::{Additions, File, Page};
//!
//! let html = r#"<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
//! let page = Page::new(vec![File::new("index.html", html)], &Additions::default()).unwrap();
//! let response = page.response(&"GET".parse().unwrap(), "/", &Default::default());
//! assert_eq!(response.headers()["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
//! ```
//!
//! Only embedded files are served, under exactly their names: no path is decoded, joined or looked up on a disk. That is
//! why tower-http's `ServeDir` is not used, also with a backend for embedded files: it decodes paths, serves `X.br` beside
//! `X`, redirects folders, and makes its entity tags of size and time rather than of the content.

mod asset;
mod document;
mod encoding;
mod file;
mod policy;

pub use document::{Additions, PageError};
pub use file::{File, embedded};

use crate::http::{self, Origin, own_host};
use asset::Asset;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY, HeaderMap, HeaderValue};
use axum::http::{Method, Response, StatusCode, Uri};
use std::collections::HashMap;
use std::sync::Arc;

const INDEX: &str = "index.html";
/// The service worker, which lives by the policy of its own answer: it fetches the files of the page.
const WORKER: &str = "service-worker.js";
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";
/// How the names of documents end.
const DOCUMENT: &str = ".html";
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
    assets: HashMap<String, Asset>,
    /// The policy of each document, and of the service worker.
    policies: HashMap<String, HeaderValue>,
}

impl Page {
    /// Takes the files, and puts into `index.html` what only the server knows. An `index.html` that is missing is no
    /// error: the page then says how it is built. The policy of every document becomes a header.
    ///
    /// # Errors
    /// [`PageError`] if a document has not exactly one policy and one `<meta charset="utf-8">`.
    pub fn new(files: Vec<File>, additions: &Additions) -> Result<Self, PageError> {
        let mut assets = HashMap::new();
        let mut policies = HashMap::new();
        for file in files {
            let name = file.name.to_string();
            if name.ends_with(DOCUMENT) {
                // Only the console calls anybody.
                let nothing = Additions::default();
                let document = document::with_additions(&file, if name == INDEX { additions } else { &nothing })?;
                policies.insert(name.clone(), document.policy);
                assets.insert(name, Asset::new(document.file));
            } else {
                if name == WORKER {
                    policies.insert(name.clone(), HeaderValue::from_static(WORKER_POLICY));
                }
                assets.insert(name, Asset::new(file));
            }
        }
        Ok(Self { assets, policies })
    }

    /// Returns a router that answers every path, for requests that name this server by an address, `localhost`, or the
    /// host of one of these origins.
    pub(crate) fn router(self, origins: Vec<Origin>) -> Router {
        Router::new().fallback(serve).with_state((Arc::new(self), origins.into()))
    }

    /// Returns the answer to a request for this path, without the headers that every answer of the server has.
    pub fn response(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Body> {
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
        match self.assets.get(name) {
            Some(asset) => {
                let mut response = asset.response(headers);
                // For documents and workers a policy has a meaning; with its hosts it is too long to go with every file.
                if let Some(policy) = self.policies.get(name) {
                    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy.clone());
                }
                response
            }
            None if name == INDEX => {
                http::with_type(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", NOT_BUILT)
            }
            None => not_found(),
        }
    }
}

async fn serve(
    State((page, origins)): State<(Arc<Page>, Arc<[Origin]>)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    if own_host(&uri, &headers, &origins).is_none() {
        return http::text(
            StatusCode::FORBIDDEN,
            "This is Poolsync, but not under the name that was asked for. Use its address, or name the host with --allow-origin.\n",
        );
    }
    page.response(&method, uri.path(), &headers)
}

fn not_found() -> Response<Body> {
    http::text(StatusCode::NOT_FOUND, "There is no such file.\n")
}
