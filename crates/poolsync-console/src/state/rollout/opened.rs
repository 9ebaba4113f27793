//! Whether the rollouts are open, and which one: a reload shows them again.

use crate::platform::storage;

const KEY: &str = "poolsync.rollout-open";
/// What stands there while no rollout is shown.
const PLAN: &str = "plan";

/// Returns true if an earlier page had rollouts open, or a link brings one along.
pub(crate) fn is_noted() -> bool {
    storage::get(KEY).is_some() || super::link::is_in_address()
}

/// Returns the rollout that an earlier page showed.
pub(super) fn rollout() -> Option<String> {
    storage::get(KEY).filter(|id| id != PLAN)
}

/// Notes that they are open, and which one is shown.
pub(crate) fn note(id: Option<&str>) {
    storage::set(KEY, id.unwrap_or(PLAN));
}

/// Notes that they are closed.
pub(crate) fn close() {
    storage::set(KEY, "");
}
