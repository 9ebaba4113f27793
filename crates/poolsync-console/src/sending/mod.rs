//! Sending: the way, the last question, the call, the answer.

mod answer;
mod call;
mod confirm;
mod known;
mod reach;
mod reading;
mod way;

pub(crate) use reach::{Reach, all_nodes};
pub(crate) use reading::{Told, tell};
pub(crate) use way::{Way, relay, way};

use crate::following;
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
    /// Why the call itself was not made; then the reply is that of the reading before it, if any.
    pub(crate) stopped: Option<Stopped>,
    /// The host it went to.
    pub(crate) host: String,
    /// The way it took.
    pub(crate) way: Way,
    /// When it was sent, in milliseconds since 1970.
    pub(crate) sent_at: f64,
}

/// Why a call was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// Nobody answered to the reading of the pool.
    Unreached,
    /// What answered to it is not the service, or the service fails.
    Unread,
    /// The pool is being synchronized already.
    Running,
}

/// Makes the button work.
pub(crate) fn start(store: Store) {
    way::show(store);
    call::start(store);
    answer::show_none(store);
}

/// Asks the last question; what comes after it is ready then.
pub(crate) fn ask(store: Store) {
    store.begin("following", following::start);
    store.begin("sending", |store| {
        confirm::start(store);
        known::show(store);
        reach::watch(store);
        answer::show(store);
    });
    confirm::open(store);
}
