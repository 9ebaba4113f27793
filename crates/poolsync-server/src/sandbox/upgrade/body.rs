//! The body of the call.
//!
//! ```ignore
//! let order = body::read(br#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool"}}"#)?;
//! assert_eq!(order.max_unavailable, 1);
//! ```
//! Written from the documentation of the service, not from the rules of the core: the two are to find each other's mistakes.

use super::member::Members;
use super::template;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::Login;
use serde_json::Value;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    /// 1 to 20.
    pub(super) max_unavailable: usize,
    /// Not empty.
    pub(super) node_pool_id: String,
    /// Empty for all nodes.
    pub(super) node_ids: Vec<String>,
    pub(super) skipped_nodes: Vec<String>,
    pub(super) validate_storage: bool,
    pub(super) login: Option<Login>,
}

/// Reads a body. Members that the service does not know are passed over.
pub(super) fn read(body: &[u8]) -> Result<Order, Refusal> {
    let value: Value = serde_json::from_slice(body).map_err(|_| Refusal::invalid("The body is not JSON."))?;
    let top = Members::of(&value, "")?;
    for (name, fixed) in [("kind", "NodePool"), ("apiVersion", "v3")] {
        if top.text(name)?.is_some_and(|text| text != fixed) {
            return Err(Refusal::invalid(format!("{name} must be {fixed}.")));
        }
    }
    top.object("metadata")?;
    let spec = Members::of(top.needed("spec")?, "spec")?;
    spec.truth("force")?;
    spec.whole("retryTimes")?;
    spec.needed("maxUnavailable")?;
    let max_unavailable = spec.whole("maxUnavailable")?.filter(|number| (1..=20).contains(number));
    let max_unavailable = max_unavailable.and_then(|number| usize::try_from(number).ok());
    let node_pool_id = spec.text("nodePoolID")?.filter(|id| !id.is_empty());
    Ok(Order {
        max_unavailable: max_unavailable
            .ok_or_else(|| Refusal::invalid("spec.maxUnavailable must be between 1 and 20."))?,
        node_pool_id: node_pool_id.ok_or_else(|| Refusal::invalid("spec.nodePoolID is required."))?.to_owned(),
        node_ids: owned(spec.texts("nodeIDs")?),
        skipped_nodes: owned(spec.texts("skippedNodes")?),
        validate_storage: spec.truth("validateStorage")?.unwrap_or(false),
        login: spec.value("nodeTemplate").map(template::read).transpose()?,
    })
}

fn owned(texts: Option<Vec<&str>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(str::to_owned).collect()
}
