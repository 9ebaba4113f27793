//! What will be sent, and what is wrong with it.

mod problems;
mod request;

use crate::store::Store;

/// Shows the review.
pub(crate) fn start(store: Store) {
    problems::show(store);
    request::show(store);
}
