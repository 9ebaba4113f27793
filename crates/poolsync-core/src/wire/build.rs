//! From a request and a credential to what is sent.

use super::{Headers, WireRequest};
use crate::credential::Credential;
use crate::decode::decode;
use crate::endpoint::Endpoint;
use crate::json::{Member, Value};
use crate::model::{SyncRequest, format_body};
use crate::problem::Report;
use crate::rules;
use crate::sign::{SdkDate, sign};

/// Builds the request to send.
///
/// `date`: the time of signing with an access key. A token needs none; its request is the same on every date.
///
/// # Errors
/// All problems of request and credential, if one of them is an error.
pub fn build_request(request: &SyncRequest, credential: &Credential, date: SdkDate) -> Result<WireRequest, Report> {
    let (report, wire) = review(request);
    let report = report.and(rules::check_credential(credential));
    if !report.sendable() {
        return Err(report);
    }
    Ok(with_credential(wire, credential, part(&request.project_id, ""), date))
}

/// Returns everything noticed about a request, and its [`preview`]: the body is read once for both.
pub fn review(request: &SyncRequest) -> (Report, WireRequest) {
    let (body, report) = rules::check_decoded(request);
    (report, preview_of(request, body.as_ref()))
}

/// Returns the request without a credential, as far as it can be told: parts that are missing are left as the API's own
/// placeholders, such as `{project_id}`. For showing while the user still types.
pub fn preview(request: &SyncRequest) -> WireRequest {
    preview_of(request, decode(&request.body).0.as_ref())
}

fn preview_of(request: &SyncRequest, body: Option<&Value<'_>>) -> WireRequest {
    let endpoint = match &request.endpoint {
        Member::Given(text) => Endpoint::parse(text).map_or_else(|_| text.clone(), |endpoint| endpoint.origin()),
        Member::Absent | Member::WrongType { .. } => String::new(),
    };
    let origin = if endpoint.is_empty() { "https://{endpoint}" } else { &endpoint };
    let project_id = part(&request.project_id, "{project_id}");
    let cluster_id = part(&request.cluster_id, "{cluster_id}");
    let nodepool_id = part(&request.nodepool_id, "{nodepool_id}");
    let body = body.map_or_else(|| request.body.clone(), format_body);
    WireRequest {
        method: "POST".to_owned(),
        url: format!(
            "{origin}/api/v3/projects/{project_id}/clusters/{cluster_id}/nodepools/{nodepool_id}/operation/upgrade"
        ),
        headers: Headers::default().with("Content-Type", "application/json"),
        body,
    }
}

fn part<'r>(id: &'r Member<String>, placeholder: &'r str) -> &'r str {
    crate::model::given_text(id).unwrap_or(placeholder)
}

/// Adds the headers of a credential. `project`: the project that a signature names; none if it is empty.
pub(crate) fn with_credential(
    mut wire: WireRequest,
    credential: &Credential,
    project: &str,
    date: SdkDate,
) -> WireRequest {
    match credential {
        Credential::Token(token) => {
            wire.headers = wire.headers.with_secret("X-Auth-Token", token);
            wire
        }
        Credential::AccessKey(key) => {
            wire.headers = wire.headers.with("X-Sdk-Date", date.as_str());
            if !project.is_empty() {
                wire.headers = wire.headers.with("X-Project-Id", project);
            }
            sign(wire, key, date)
        }
    }
}
