//! What became of the call.

use crate::api::{Reply, Route};

/// What became of the call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CallState {
    /// Nothing was sent yet.
    Idle,
    /// The call is under way.
    Sending,
    /// It is over.
    Ended(Ended),
}

/// A call that is over.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ended {
    /// What came back.
    pub(crate) reply: Reply,
    /// The host it went to.
    pub(crate) host: String,
    /// The route it took.
    pub(crate) route: Route,
    /// When it was sent, in milliseconds since 1970.
    pub(crate) sent_at: f64,
}
