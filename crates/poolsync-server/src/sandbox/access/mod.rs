//! Who is calling, and what they may do: checked before anything else, as the gateway of the cloud does.
//!
//! ```ignore
//! Router::new().route(path, guarded(&sandbox, "cce:cluster:list", get(clusters::list)))
//! ```
//! A token or a signature, each checked by code of this crate's own: nothing of the core's signing is used here, so that
//! the two can find each other's mistakes.

mod caller;
mod canonical;
mod credentials;
mod identify;
mod policy;
mod signature;

pub(super) use caller::{Caller, Reach};
pub(super) use credentials::{Credentials, NewKey, NewToken};
pub(super) use identify::{Denied, identify};
pub(super) use policy::Policy;

use super::refusal::{self, Gateway, Refusal};
use super::{Clock, RequestId, Sandbox};
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;

/// `/api/v3/projects/{project}/…`
const PROJECT_SEGMENT: usize = 4;

/// Returns a route of CCE that needs this action of an identity policy.
pub(super) fn guarded(sandbox: &Sandbox, action: &'static str, route: MethodRouter<Sandbox>) -> MethodRouter<Sandbox> {
    route.route_layer(from_fn_with_state((sandbox.clone(), action), check))
}

/// Lets the call through if its caller may make it.
async fn check(
    State((sandbox, action)): State<(Sandbox, &'static str)>,
    Extension(id): Extension<RequestId>,
    Extension(clock): Extension<Clock>,
    request: Request,
    next: Next,
) -> Response {
    let (head, body) = request.into_parts();
    // What came in has been bounded and is in memory already.
    let Ok(body) = to_bytes(body, usize::MAX).await else { return refusal::too_large(&id) };
    let caller = match identify(&sandbox, &head, &body, clock) {
        Ok(caller) => caller,
        Err(denied) => return denied.response(&id),
    };
    let project = head.uri.path().split('/').nth(PROJECT_SEGMENT).unwrap_or_default();
    if !caller.reaches(project) {
        return Refusal::forbidden().into_response();
    }
    if !caller.allows(action) {
        return Refusal::not_allowed(action).into_response();
    }
    next.run(Request::from_parts(head, Body::from(body))).await
}

impl Denied {
    /// As the gateway says it.
    pub(super) fn response(&self, id: &RequestId) -> Response {
        match self {
            Self::Token(reason) | Self::Signature(reason) => {
                let message = format!("Incorrect IAM authentication information: {reason}");
                refusal::gateway(Gateway::Unauthorized, message, id)
            }
            Self::Project => refusal::gateway(Gateway::NoSuchProject, "The project is unavailable", id),
        }
    }
}
