//! A node, and how one logs in to it.
//!
//! ```ignore
//! let state = cluster.state(cluster.node(id)?, SystemTime::now());
//! assert_eq!(state.phase, Phase::Active);
//! ```

use std::time::SystemTime;

/// A node as it was before any run.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Node {
    pub(in crate::sandbox) id: String,
    pub(in crate::sandbox) name: String,
    /// The id of its pool.
    pub(in crate::sandbox) pool: String,
    /// Its private IPv4 address.
    pub(in crate::sandbox) address: String,
    pub(in crate::sandbox) flavor: &'static str,
    pub(in crate::sandbox) zone: &'static str,
    pub(in crate::sandbox) created: SystemTime,
    pub(in crate::sandbox) phase: Phase,
    /// Whether it had the configuration of its pool.
    pub(in crate::sandbox) up_to_date: bool,
    /// Whether resetting it fails.
    pub(in crate::sandbox) reset_fails: bool,
    pub(in crate::sandbox) login: Login,
}

/// The phases of a node that the sandbox knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Phase {
    Build,
    Installing,
    Upgrading,
    Active,
    Abnormal,
    Deleting,
    Error,
}

impl Phase {
    /// As the service writes it.
    pub(in crate::sandbox) fn as_str(self) -> &'static str {
        match self {
            Self::Build => "Build",
            Self::Installing => "Installing",
            Self::Upgrading => "Upgrading",
            Self::Active => "Active",
            Self::Abnormal => "Abnormal",
            Self::Deleting => "Deleting",
            Self::Error => "Error",
        }
    }
}

/// How one logs in. A password is not kept, since the service only ever shows that there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) enum Login {
    /// The name of the key pair.
    KeyPair(String),
    /// The name of the user.
    Password(String),
}

/// How a node is at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) struct NodeState {
    pub(in crate::sandbox) phase: Phase,
    /// The job that is resetting it.
    pub(in crate::sandbox) resetting: Option<String>,
    pub(in crate::sandbox) up_to_date: bool,
    pub(in crate::sandbox) login: Login,
}
