//! Finding ids: projects, clusters, pools and nodes, to be chosen instead of typed. Everything can still be typed.

mod nodes;
mod picker;
mod places;

use crate::store::Store;

/// The buttons that search.
pub(crate) const BUTTONS: [&str; 4] = ["find-projects", "find-clusters", "find-pools", "find-nodes"];

/// Makes the buttons work.
pub(crate) fn start(store: Store) {
    places::start(store);
    nodes::start(store);
}
