//! One event a call, for the operator: method, host, path without ids, status, time. No header, no query, no body, no id.
//!
//! ```text
//! INFO relayed method=POST host=cce.cn-north-4.myhuaweicloud.com route=/api/v3/…/operation/upgrade status=200 ms=412
//! INFO refused method=GET host=- route=- status=403 code=relay/host-not-allowed ms=0
//! ```

use super::refusal::Code;
use axum::http::{Method, StatusCode};
use std::time::Instant;
use tracing::field::display;
use tracing::info;

/// A call while it lasts. The event is emitted when it is dropped, so that a call which the caller gave up is written down
/// as well.
#[derive(Debug)]
pub(super) struct AccessLog {
    started: Instant,
    method: &'static str,
    host: String,
    route: &'static str,
    code: Option<Code>,
    status: Option<StatusCode>,
}

impl AccessLog {
    /// Begins a call.
    pub(super) fn start(method: &Method) -> Self {
        Self {
            started: Instant::now(),
            method: standard(method),
            host: "-".to_owned(),
            route: "-",
            code: None,
            status: None,
        }
    }

    /// Notes the host, once it is known to be on the allow list.
    pub(super) fn host(&mut self, authority: &str) {
        authority.clone_into(&mut self.host);
    }

    /// Notes the path without ids.
    pub(super) fn route(&mut self, template: &'static str) {
        self.route = template;
    }

    /// Ends the call with the answer of the relay itself.
    pub(super) fn refused(mut self, code: Code) {
        self.code = Some(code);
        self.status = Some(code.status());
    }

    /// Ends the call with the answer of the cloud.
    pub(super) fn answered(mut self, status: StatusCode) {
        self.status = Some(status);
    }
}

impl Drop for AccessLog {
    fn drop(&mut self) {
        let Self { method, host, route, .. } = self;
        let (code, status) = (self.code.map(|code| display(code.as_str())), self.status.map(|status| status.as_u16()));
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        match (status, code.is_some()) {
            (None, _) => info!(%method, %host, %route, ms, "given up by the caller"),
            (Some(status), true) => info!(%method, %host, %route, status, code, ms, "refused"),
            (Some(status), false) => info!(%method, %host, %route, status, ms, "relayed"),
        }
    }
}

/// Returns what is written down of a method: it may be any word, and only those of the standard are told.
fn standard(method: &Method) -> &'static str {
    let standard = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "CONNECT", "OPTIONS", "TRACE"];
    standard.into_iter().find(|standard| method == standard).unwrap_or("other")
}
