//! What became of the call.

use crate::api::{Reply, Route};

/// What became of the call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CallState {
    /// Nothing was sent yet.
    Idle,
    /// The call is under way.
    Sending,
    /// The call has ended.
    Ended(Ended),
}

/// A call that has ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ended {
    /// How. Of a call that was not made: how its preflight ended; a redirect where that has no reply of its own.
    pub(crate) reply: Reply,
    /// Why the call was not made, if it was not.
    pub(crate) not_made: Option<NotMade>,
    /// The host it went to.
    pub(crate) host: String,
    /// The route it took.
    pub(crate) route: Route,
    /// When it was sent, in milliseconds since 1970.
    pub(crate) sent_at: f64,
}

/// Why a call was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotMade {
    /// Nobody answered to the preflight.
    Unreached,
    /// What answered to it is not the service, or the service fails.
    Unread,
    /// The pool is being synchronized already.
    Running,
}
