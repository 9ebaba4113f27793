//! Finding ids: projects, clusters, pools and nodes, to be chosen instead of typed. Everything can still be typed.

mod nodes;
mod picker;
mod places;

use crate::store::Store;

/// Makes the buttons work.
pub(crate) fn start(store: Store) {
    places::start(store);
    nodes::start(store);
}
