//! What to synchronize, and what is known of the pool.

use js_sys::JSON;
use poolsync_core::json::Member;
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::argument::{self, Count, member, optional};
use crate::misuse::Misuse;
use crate::text;

/// A call of Synchronize node pool: where it goes, and its body.
#[derive(Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SyncRequest {
    /// Scheme and host of CCE, such as `https://cce.cn-north-4.myhuaweicloud.com`.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "string")]
    endpoint: Member<String>,
    /// The project, usually 32 hex digits.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "string")]
    project_id: Member<String>,
    /// The cluster, usually a UUID.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "string")]
    cluster_id: Member<String>,
    /// The node pool of the path, usually a UUID, or `DefaultPool`.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "string")]
    nodepool_id: Member<String>,
    /// The body: exactly the API's JSON.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "UpgradeNodePool")]
    body: JsValue,
}

/// The body of the call. Members that this type does not know are passed on, with a warning or hint.
#[derive(Debug, Tsify)]
pub struct UpgradeNodePool {
    /// What to synchronize, and how many nodes at once.
    pub spec: UpgradeSpec,
}

/// What to synchronize, and how many nodes at once.
#[derive(Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct UpgradeSpec {
    /// How many nodes are away at once: a whole number from 1 to 20.
    pub max_unavailable: u32,
    /// The nodes of this run; presumably all of the pool if absent or empty.
    #[serde(rename = "nodeIDs")]
    #[tsify(optional)]
    pub node_ids: Option<Vec<String>>,
    /// The node pool again: its ID, or `DefaultPool`.
    #[serde(rename = "nodePoolID")]
    pub node_pool_id: String,
    /// Needed for the default pool, which has no template of its own.
    #[tsify(optional)]
    pub node_template: Option<NodeTemplate>,
}

/// How nodes of the default pool are set up.
#[derive(Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NodeTemplate {
    /// Scripts that run before and after Kubernetes is installed; together at most 10240 characters.
    pub life_cycle: LifeCycle,
    /// Exactly one of a key pair and a password.
    pub login: Login,
}

/// Scripts that run on the nodes.
#[derive(Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LifeCycle {
    /// Base64 of a script; see `encodeScript`.
    #[tsify(optional)]
    pub pre_install: Option<String>,
    /// Base64 of a script; see `encodeScript`.
    #[tsify(optional)]
    pub post_install: Option<String>,
}

/// How one logs in to the nodes.
#[derive(Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Login {
    /// The name of a key pair.
    #[tsify(optional)]
    pub ssh_key: Option<String>,
    /// A user name and its password.
    #[tsify(optional)]
    pub user_password: Option<UserPassword>,
}

/// A user of the nodes.
#[derive(Debug, Tsify)]
pub struct UserPassword {
    /// The user name, `root` if absent.
    #[tsify(optional)]
    pub username: Option<String>,
    /// The salted password; see `saltPassword`.
    pub password: String,
}

/// What is known of a node pool.
#[derive(Debug, Deserialize, Tsify)]
pub struct PoolState {
    /// How many nodes it has, from 0 to 1,000,000.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "number")]
    nodes: Count<1_000_000>,
    /// Whether it synchronizes already; by default not.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "boolean")]
    running: Option<bool>,
}

/// The request of an argument; what is no object counts as `{}`.
///
/// # Errors
/// `invalid-argument` if `JSON.stringify` throws for the body, or a member throws when it is read.
pub(crate) fn read(request: &Ts<SyncRequest>) -> Result<poolsync_core::SyncRequest, Misuse> {
    let request = request.js_value();
    if !request.is_object() {
        let absent = || Member::Absent;
        return Ok(poolsync_core::SyncRequest {
            endpoint: absent(),
            project_id: absent(),
            cluster_id: absent(),
            nodepool_id: absent(),
            body: "{}".to_owned(),
        });
    }
    let request: SyncRequest = argument::read(&request, "request")?;
    Ok(poolsync_core::SyncRequest {
        endpoint: request.endpoint,
        project_id: request.project_id,
        cluster_id: request.cluster_id,
        nodepool_id: request.nodepool_id,
        body: body_text(&request.body)?,
    })
}

/// A body as text: what `JSON.stringify` writes, since that is what a body means; `{}` if that is nothing. So text and objects
/// share the core's one reader, which tells every problem with its place.
///
/// # Errors
/// `invalid-argument` if `JSON.stringify` throws.
pub(crate) fn body_text(body: &JsValue) -> Result<String, Misuse> {
    const SENTENCE: &str =
        "`body` cannot be written as JSON: it holds a BigInt, a cycle, too many levels, or a member that throws";
    if body.is_undefined() {
        return Ok("{}".to_owned());
    }
    let text = JSON::stringify(body).map_err(|cause| Misuse::Threw { sentence: SENTENCE, cause })?;
    Ok(text::lossy(&text).unwrap_or_else(|| "{}".to_owned()))
}

impl From<PoolState> for poolsync_core::PoolState {
    fn from(pool: PoolState) -> Self {
        Self { nodes: pool.nodes.0, running: pool.running.unwrap_or_default() }
    }
}
