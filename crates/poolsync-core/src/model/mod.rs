//! The request and its body, in the API's own names.
//!
//! ```
//! use poolsync_core::json;
//! use poolsync_core::model::UpgradeNodePool;
//!
//! let (value, _) = json::parse(r#"{"spec": {"maxUnavailable": 2, "nodePoolID": "DefaultPool"}}"#);
//! let value = value.unwrap();
//! let spec = UpgradeNodePool::new(&value).spec().given().unwrap();
//! assert_eq!(spec.node_pool_id().given(), Some("DefaultPool"));
//! ```

mod body;
mod canonical;
mod request;
pub mod schema;

pub use body::{LifeCycle, Login, NodeTemplate, Spec, UpgradeNodePool, UserPassword};
pub use canonical::format_body;
pub(crate) use request::given_text;
pub use request::{DEFAULT_POOL, SyncRequest};
