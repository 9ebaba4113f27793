//! How many batches a synchronization has.
//!
//! ```
//! use poolsync_core::plan::{Plan, plan};
//!
//! assert_eq!(plan(5, 2).unwrap(), Plan { batches: vec![2, 2, 1], away_at_once: 2 });
//! ```

/// The fewest and the most nodes in a batch: `spec.maxUnavailable` as the API's page documents it.
pub const NODES_PER_BATCH: std::ops::RangeInclusive<usize> = 1..=20;

/// Returns the number of nodes in a batch nearest to `wanted` that the service takes.
pub(crate) fn nearest_nodes_per_batch(wanted: usize) -> usize {
    wanted.clamp(*NODES_PER_BATCH.start(), *NODES_PER_BATCH.end())
}

/// The batches of a synchronization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many nodes each batch has, in order.
    pub batches: Vec<usize>,
    /// The most nodes that are away at the same time.
    pub away_at_once: usize,
}

/// The size of a batch is out of range. User action: choose 1 to 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nodes per batch must be between 1 and 20")]
pub struct PlanError;

/// Splits `nodes` into batches of at most `max_unavailable`, which is from 1 to 20. Without nodes there is no batch.
///
/// # Errors
/// [`PlanError`] if `max_unavailable` is not 1 to 20.
pub fn plan(nodes: usize, max_unavailable: usize) -> Result<Plan, PlanError> {
    if !NODES_PER_BATCH.contains(&max_unavailable) {
        return Err(PlanError);
    }
    let full = std::iter::repeat_n(max_unavailable, nodes / max_unavailable);
    let rest = Some(nodes % max_unavailable).filter(|rest| *rest > 0);
    Ok(Plan { batches: full.chain(rest).collect(), away_at_once: max_unavailable.min(nodes) })
}
