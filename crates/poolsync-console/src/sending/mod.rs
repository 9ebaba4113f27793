//! Sending: the way, the last question, the call, the answer.

mod answer;
mod call;
mod confirm;
mod reading;
mod way;

pub(crate) use way::Way;

use crate::net::Reply;
use crate::store::Store;

/// What became of the call.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Run {
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
    /// How.
    pub(crate) reply: Reply,
    /// The host it went to.
    pub(crate) host: String,
    /// The way it took.
    pub(crate) way: Way,
    /// When it was sent, in milliseconds since 1970.
    pub(crate) sent_at: f64,
}

/// Makes the button work, and shows the answer.
pub(crate) fn start(store: Store) {
    way::show(store);
    call::start(store);
    confirm::start(store);
    answer::show(store);
}
