//! Who is calling: the one token, checked before anything else, as the gateway of the cloud does.
//!
//! ```ignore
//! Router::new().route(…).route_layer(from_fn_with_state(sandbox, token::check))
//! ```

use super::refusal::{self, Gateway};
use super::{RequestId, Sandbox};
use crate::random::Ids;
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// A token that looks like one (real ones begin with `MII`) and says what it is.
pub(super) fn made_up(ids: &Ids) -> String {
    format!("MIISANDBOX-made-up-{}", ids.long_hex())
}

/// Lets the call through if it carries the token.
pub(super) async fn check(
    State(sandbox): State<Sandbox>,
    Extension(id): Extension<RequestId>,
    request: Request,
    next: Next,
) -> Response {
    match problem(request.headers(), sandbox.token()) {
        None => next.run(request).await,
        Some(reason) => {
            let message = format!("Incorrect IAM authentication information: {reason}");
            refusal::gateway(Gateway::Unauthorized, message, &id).into_response()
        }
    }
}

/// The gateway's own words for it.
fn problem(headers: &HeaderMap, token: &str) -> Option<&'static str> {
    match headers.get("x-auth-token") {
        Some(value) if value == token => None,
        Some(_) => Some("decrypt token fail"),
        None if headers.contains_key("authorization") => Some("Get secretKey failed"),
        None => Some("x-auth-token not found"),
    }
}
