//! What a person fills in: where the call goes, and its body.

use crate::json::Member;

/// What the default pool is called, as an ID in path and body.
pub const DEFAULT_POOL: &str = "DefaultPool";

/// A synchronization of a node pool, complete or not.
///
/// The four parts of the target are members of their own, so that a caller from a language without types can say that a
/// part is absent or no string. The body is JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncRequest {
    /// Scheme and host of CCE, such as `https://cce.cn-north-4.myhuaweicloud.com`.
    pub endpoint: Member<String>,
    /// The project, usually 32 hex digits.
    pub project_id: Member<String>,
    /// The cluster, usually a UUID.
    pub cluster_id: Member<String>,
    /// The node pool, usually a UUID, or `DefaultPool`.
    pub nodepool_id: Member<String>,
    /// The body, as JSON text.
    pub body: String,
}

impl SyncRequest {
    /// Returns the request of these five parts; an empty one counts as missing. `body`: JSON text.
    pub fn new(endpoint: &str, project_id: &str, cluster_id: &str, nodepool_id: &str, body: &str) -> Self {
        Self {
            endpoint: Member::Given(endpoint.to_owned()),
            project_id: Member::Given(project_id.to_owned()),
            cluster_id: Member::Given(cluster_id.to_owned()),
            nodepool_id: Member::Given(nodepool_id.to_owned()),
            body: body.to_owned(),
        }
    }

    /// Returns the node pool of the path; none if it is absent, empty or no string.
    pub fn path_pool(&self) -> Option<&str> {
        given_text(&self.nodepool_id)
    }
}

/// The text of a part, if it is given and not empty.
pub(crate) fn given_text(part: &Member<String>) -> Option<&str> {
    match part {
        Member::Given(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}
