//! The shapes in which the services and what stands before them say no.
//!
//! ```json
//! {"kind": "refuse", "status": 403, "shape": "gateway", "code": "APIGW.0302", "message": "…"}
//! ```

use serde::Deserialize;
use serde_json::{Value, json};

/// A shape of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum Shape {
    /// CCE: `errorCode`, `errorMessage`.
    Cce,
    /// CCE in older editions: `error_code`, `error_msg`.
    CceOld,
    /// The gateway: the same, and `request_id`.
    Gateway,
    /// IAM: `error` with `code`, `message`, `title`.
    Iam,
    /// IAM's newer one, and what identity policies add.
    IamNew,
    /// A Kubernetes `Status`.
    Kubernetes,
}

impl Shape {
    /// Returns the body of a refusal.
    pub(super) fn body(self, status: u16, code: &str, message: &str) -> Value {
        match self {
            Self::Cce => json!({ "errorCode": code, "errorMessage": message }),
            Self::CceOld => json!({ "error_code": code, "error_msg": message }),
            Self::Gateway => json!({ "error_msg": message, "error_code": code, "request_id": "made-up-request-id" }),
            Self::Iam => json!({ "error": { "code": status, "message": message, "title": code } }),
            Self::IamNew => {
                json!({ "error_msg": message, "error_code": code, "encoded_authorization_message": "made-up" })
            }
            Self::Kubernetes => json!({
                "kind": "Status",
                "apiVersion": "v1",
                "status": "Failure",
                "message": message,
                "reason": code,
                "code": status,
            }),
        }
    }
}
