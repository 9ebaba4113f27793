//! One line a call, for the operator: method, host, path without ids, status, time. No header, no body, no id.
//!
//! ```text
//! POST cce.cn-north-4.myhuaweicloud.com /api/v3/projects/{}/clusters/{}/nodepools/{}/operation/upgrade 200 412 ms
//! GET - - 403 relay/host-not-allowed 0 ms
//! ```

use super::refusal::Refusal;
use crate::Log;
use axum::http::{Method, StatusCode};
use std::time::Instant;

/// A call while it lasts. One that the caller gave up is written down as well.
#[derive(Debug)]
pub(super) struct Record {
    log: Log,
    started: Instant,
    method: Method,
    host: String,
    route: &'static str,
    refused: &'static str,
    status: Option<StatusCode>,
}

impl Record {
    pub(super) fn start(log: &Log, method: &Method) -> Self {
        Self {
            log: log.clone(),
            started: Instant::now(),
            method: known(method),
            host: "-".to_owned(),
            route: "-",
            refused: "",
            status: None,
        }
    }

    /// The host, once it is known to be one that is called.
    pub(super) fn host(&mut self, authority: &str) {
        authority.clone_into(&mut self.host);
    }

    /// The path without ids.
    pub(super) fn route(&mut self, template: &'static str) {
        self.route = template;
    }

    pub(super) fn refused(&mut self, refusal: &Refusal) {
        self.refused = refusal.code().as_str();
    }

    /// Writes the line.
    pub(super) fn end(mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let Self { method, host, route, .. } = self;
        let status = self.status.map_or_else(|| "given-up".to_owned(), |status| status.as_str().to_owned());
        let milliseconds = self.started.elapsed().as_millis();
        let space = if self.refused.is_empty() { "" } else { " " };
        let refused = self.refused;
        self.log.line(&format!("{method} {host} {route} {status}{space}{refused} {milliseconds} ms"));
    }
}

/// A method may be any word; only those of the standard are written down.
fn known(method: &Method) -> Method {
    let standard =
        [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::CONNECT];
    standard.into_iter().find(|standard| standard == method).unwrap_or(Method::TRACE)
}
