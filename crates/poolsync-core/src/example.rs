//! One complete request that passes every rule without a word: what "Load example" fills in, what the sandbox knows,
//! what tests and documentation speak of. All of it is made up.
//!
//! ```
//! use poolsync_core::{check_json, example};
//!
//! assert!(check_json(&example::body()).problems().is_empty());
//! ```

/// The project.
pub const PROJECT_ID: &str = "0123456789abcdef0123456789abcdef";
/// The cluster.
pub const CLUSTER_ID: &str = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
/// A custom node pool of that cluster.
pub const NODEPOOL_ID: &str = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
/// The nodes of the custom node pool.
pub const NODE_IDS: [&str; 6] = [
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a001",
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a002",
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a003",
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a004",
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a005",
    "b1f0c2de-8a41-4c53-9d1e-0255ac10a006",
];
/// The nodes of the cluster that belong to no custom pool: those of `DefaultPool`.
pub const DEFAULT_POOL_NODE_IDS: [&str; 3] = [
    "c2a1d3ef-9b52-4d64-ae2f-0255ac10b001",
    "c2a1d3ef-9b52-4d64-ae2f-0255ac10b002",
    "c2a1d3ef-9b52-4d64-ae2f-0255ac10b003",
];

/// The name of a key pair for the nodes of `DefaultPool`.
pub const KEY_PAIR: &str = "KeyPair-ops";
/// A script that runs on the nodes of `DefaultPool` after the installation.
pub const POST_INSTALL: &str = "echo \"$(date) installed\" >> /var/log/post-install.log\n";

/// Returns the body of the example: two nodes of the custom pool, one after the other.
pub fn body() -> String {
    let [first, second, ..] = NODE_IDS;
    format!(r#"{{"spec":{{"maxUnavailable":1,"nodeIDs":["{first}","{second}"],"nodePoolID":"{NODEPOOL_ID}"}}}}"#)
}
