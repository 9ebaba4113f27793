//! How the service says no: CCE in one shape, the gateway before it in another.
//!
//! ```text
//! {"errorCode":"CCE.01404001","errorMessage":"Resource not found."}
//! {"error_msg":"…","error_code":"APIGW.0301","request_id":"…"}
//! ```

use super::RequestId;
use crate::http;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::json;

/// A refusal of CCE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
}

impl Refusal {
    /// The body, or one of the parameters, is wrong.
    pub(super) fn invalid(what: impl std::fmt::Display) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "CCE.01400001", format!("Invalid request. {what}"))
    }

    /// The password is no salted one; text and code as observed at the real service.
    pub(super) fn password_format() -> Self {
        let message = "Request is invalid, Unexpected initial node password format";
        Self::new(StatusCode::BAD_REQUEST, "CCE_CM.0004", message.to_owned())
    }

    /// The type of the body is not supported.
    pub(super) fn content_type() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "CCE.01400006", "Content type not supported.".to_owned())
    }

    /// The token or key is for another project.
    pub(super) fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "CCE.01403001", "Forbidden.".to_owned())
    }

    /// The caller may not do this.
    pub(super) fn not_allowed(action: &str) -> Self {
        let message = format!("Forbidden. Policy doesn't allow {action} to be performed.");
        Self::new(StatusCode::FORBIDDEN, "CCE.01403001", message)
    }

    /// A node is being installed or deleted.
    pub(super) fn node_status(name: &str, phase: &str) -> Self {
        let message = format!("The status of node {name} ({phase}) does not allow this operation.");
        Self::new(StatusCode::FORBIDDEN, "CCE.01403006", message)
    }

    /// The cluster is not available.
    pub(super) fn cluster_status(phase: &str) -> Self {
        let message = format!("The status of the cluster ({phase}) does not allow this operation.");
        Self::new(StatusCode::FORBIDDEN, "CCE.01403009", message)
    }

    /// There is no such cluster, pool, node or job.
    pub(super) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "CCE.01404001", format!("Resource not found. {what}"))
    }

    /// Something else is going on with the pool.
    pub(super) fn locked() -> Self {
        let message = "Resource locked by other requests. The node pool is being synchronized.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, "CCE.01429002", message.to_owned())
    }

    fn new(status: StatusCode, code: &'static str, message: String) -> Self {
        Self { status, code, message }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        http::json(self.status, &json!({ "errorCode": self.code, "errorMessage": self.message }))
    }
}

/// What the gateway refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gateway {
    NoSuchApi,
    Unauthorized,
    NoSuchProject,
    TooLarge,
}

/// A refusal of the gateway.
pub(super) fn gateway(kind: Gateway, message: impl Into<String>, id: &RequestId) -> Response<Body> {
    let (status, code) = match kind {
        Gateway::NoSuchApi => (StatusCode::NOT_FOUND, "APIGW.0101"),
        Gateway::Unauthorized => (StatusCode::UNAUTHORIZED, "APIGW.0301"),
        Gateway::NoSuchProject => (StatusCode::FORBIDDEN, "APIGW.0310"),
        Gateway::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "APIGW.0201"),
    };
    http::json(status, &json!({ "error_msg": message.into(), "error_code": code, "request_id": id.0 }))
}

/// The body is longer than the gateway takes, or did not arrive.
pub(super) fn too_large(id: &RequestId) -> Response<Body> {
    gateway(Gateway::TooLarge, "Request entity too large", id)
}
