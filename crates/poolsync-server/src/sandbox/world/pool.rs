//! A node pool.
//!
//! ```ignore
//! assert!(cluster.pool("DefaultPool")?.is_default);
//! ```

use std::time::SystemTime;

/// A node pool.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Pool {
    pub(in crate::sandbox) id: String,
    pub(in crate::sandbox) name: String,
    /// The default pool only groups nodes: it has no template.
    pub(in crate::sandbox) is_default: bool,
    pub(in crate::sandbox) created: SystemTime,
}
