//! How IAM says no, in its two shapes.
//!
//! ```text
//! {"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}
//! {"error_msg":"…","error_code":"IAM.0011"}
//! ```

use crate::http;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

/// A refusal of IAM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    body: Value,
}

impl Refusal {
    /// The body of a login is not as documented.
    pub(super) fn body() -> Self {
        Self::old(StatusCode::BAD_REQUEST, "The request body is invalid")
    }

    /// There is no such account or user, or the password is another.
    pub(super) fn password() -> Self {
        Self::old(StatusCode::UNAUTHORIZED, "The username or password is wrong.")
    }

    /// A one-time code is needed, or it is another. The words are the sandbox's own: those of the service are not known.
    pub(super) fn passcode() -> Self {
        Self::old(StatusCode::UNAUTHORIZED, "The user needs MFA: the passcode is missing or wrong.")
    }

    /// The user may use the web console of the cloud only.
    pub(super) fn console_only() -> Self {
        Self::old(StatusCode::FORBIDDEN, "This user only supports console access, not programmatic access.")
    }

    /// There is no such project. The words are Keystone's, which IAM is made of.
    pub(super) fn project(name: &str) -> Self {
        Self::old(StatusCode::NOT_FOUND, &format!("Could not find project: {name}"))
    }

    /// There is no token, or it is no good. The words are Keystone's.
    pub(super) fn unauthenticated() -> Self {
        Self::old(StatusCode::UNAUTHORIZED, "The request you have made requires authentication.")
    }

    /// A member that is needed is missing.
    pub(super) fn missing(member: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "IAM.0072", &format!("'{member}' is required"))
    }

    /// A member is not as documented.
    pub(super) fn invalid(reason: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "IAM.0011", reason)
    }

    fn old(status: StatusCode, message: &str) -> Self {
        let title = status.canonical_reason().unwrap_or_default();
        let error = json!({ "code": status.as_u16(), "message": message, "title": title });
        Self { status, body: json!({ "error": error }) }
    }

    fn new(status: StatusCode, code: &str, message: &str) -> Self {
        Self { status, body: json!({ "error_msg": message, "error_code": code }) }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        http::json(self.status, &self.body)
    }
}
