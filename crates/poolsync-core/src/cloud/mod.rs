//! The calls around the one call: getting a credential, finding ids, looking at pool and nodes.
//!
//! Each subject has a function that builds its request and one that reads its answer; sending is somebody else's work. An
//! answer may lack any member, as long as it is a list, a token or a node at all.
//!
//! ```
//! use poolsync_core::cloud::{Caller, read_pools};
//! use poolsync_core::sign::SdkDate;
//! use poolsync_core::{Credential, Secret};
//!
//! let token = Credential::Token(Secret::new("MIIF".to_owned()));
//! let caller = Caller { origin: "https://cce.cn-north-4.myhuaweicloud.com", credential: &token, date: SdkDate::from_unix(0).unwrap() };
//! let wire = caller.pools("0123", "c1").unwrap();
//! assert!(wire.url.ends_with("/api/v3/projects/0123/clusters/c1/nodepools?showDefaultNodePool=true"));
//!
//! let pools = read_pools(r#"{"items": [{"metadata": {"uid": "p1", "name": "workers"}}]}"#).unwrap();
//! assert_eq!(pools[0].name, "workers");
//! ```
//!
//! Sources: the pages `cce_02_0271` (how to get the parameters of a URI), `iam_30_0001` (token) and the models of the
//! Python SDK 3.1.219.

mod caller;
mod clock;
mod facts;
mod job;
mod key;
mod node;
mod phase;
mod place;
mod pool;
mod read;
mod token;

pub use caller::Caller;
pub use clock::{ALLOWED_SKEW, date_was_refused, skew};
pub use facts::{Fact, Known, Level, Nodes, facts};
pub use job::{Job, JobPhase, SubJob, read_job};
pub use key::{DURATION, TemporaryKey, read_temporary_key, temporary_key_request};
pub(crate) use node::by_id;
pub use node::{Node, NodePage, read_nodes};
pub use phase::phase_name;
pub use place::{Cluster, Project, read_cluster, read_clusters, read_projects};
pub use pool::{Condition, Pool, read_pool, read_pools};
pub use token::{Login, Scope, Token, read_token, token_request};
