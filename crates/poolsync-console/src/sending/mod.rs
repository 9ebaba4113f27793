//! Sending: the way, the last question, the call, the answer.

mod answer;
mod call;
mod confirm;
mod reading;
mod way;

pub(crate) use way::Way;

use crate::net::Reply;
use crate::prelude::*;
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
    /// The time of day at which it was sent.
    pub(crate) sent_at: String,
}

/// Makes the button work.
pub(crate) fn start(store: Store) {
    way::show(store);
    call::start(store);
    answer::show_none(store);
}

/// Asks the last question; what comes after it is ready then.
pub(crate) fn ask(store: Store) {
    if !store.can_send.get_value() {
        store.can_send.set_value(true);
        confirm::start(store);
        answer::show(store);
    }
    confirm::open(store);
}
