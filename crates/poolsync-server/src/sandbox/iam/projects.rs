//! Which projects there are.
//!
//! ```text
//! GET /v3/projects?name=cn-north-4
//! ```

use super::caller;
use crate::http;
use crate::sandbox::account::{self, NamedProject};
use crate::sandbox::{Clock, RequestId, Sandbox, refusal};
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::{Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

/// What a list may be asked.
#[derive(Debug, Deserialize)]
pub(super) struct ListQuery {
    name: Option<String>,
}

/// Answers with the projects of the account, or the one of this name.
pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Extension(id): Extension<RequestId>,
    Extension(clock): Extension<Clock>,
    Query(query): Query<ListQuery>,
    request: Request,
) -> Response<Body> {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else { return refusal::too_large(&id) };
    if let Err(refused) = caller(&sandbox, &head, &body, clock, &id) {
        return *refused;
    }
    let wanted = |project: &&NamedProject| query.name.as_deref().is_none_or(|name| name == project.name);
    let projects: Vec<Value> = account::PROJECTS.iter().filter(wanted).map(view).collect();
    http::json(StatusCode::OK, &json!({ "projects": projects, "links": { "next": null, "previous": null } }))
}

fn view(project: &NamedProject) -> Value {
    json!({
        "id": project.id,
        "name": project.name,
        "domain_id": account::ID,
        "parent_id": account::ID,
        "is_domain": false,
        "enabled": true,
        "description": "",
    })
}
