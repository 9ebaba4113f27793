//! Calls whose answers were lost, and which of them a person speaks of.

use crate::command::end::Stop;
use crate::words::rollout as words;
use poolsync_core::Arg;
use poolsync_core::rollout::{RolloutState, TargetPhase};

/// A call: stage, target, node pool.
pub(super) type Lost = (usize, usize, String);

/// Returns the calls whose answers were lost; one whose program was stopped before the answer came is among them.
pub(super) fn calls(state: &RolloutState) -> Vec<Lost> {
    let stages = state.stages.iter().zip(&state.rollout.stages).enumerate();
    let targets = stages.flat_map(|(stage, (state, planned))| {
        let targets = state.targets.iter().zip(&planned.targets).enumerate();
        targets.map(move |(target, (state, planned))| (stage, target, state.phase, planned))
    });
    let lost = targets.filter(|(_, _, phase, _)| matches!(phase, TargetPhase::Lost | TargetPhase::Calling));
    lost.map(|(stage, target, _, planned)| (stage, target, planned.nodepool_id.clone())).collect()
}

/// Returns the call in this pool, or the only one; none if there is none. Of several, a person has to say which.
pub(super) fn of_pool(lost: &[Lost], pool: Option<&str>) -> Result<Option<(usize, usize)>, Stop> {
    let of_pool: Vec<&Lost> =
        lost.iter().filter(|(.., id)| pool.is_none_or(|pool| id.eq_ignore_ascii_case(pool))).collect();
    match of_pool.as_slice() {
        [] => Ok(None),
        [(stage, target, _)] => Ok(Some((*stage, *target))),
        several => {
            let pools: Vec<&str> = several.iter().map(|(.., id)| id.as_str()).collect();
            Err(Stop::misuse(&words::MISUSE_WHICH_POOL, vec![("pools", Arg::Text(pools.join(", ")))]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(pools: &[&str]) -> Vec<Lost> {
        pools.iter().enumerate().map(|(target, pool)| (1, target, (*pool).to_owned())).collect()
    }

    #[test]
    fn the_only_one_is_meant_and_of_several_one_is_named() {
        assert_eq!(of_pool(&lost(&[]), None).unwrap(), None);
        assert_eq!(of_pool(&lost(&["a"]), None).unwrap(), Some((1, 0)));
        assert_eq!(of_pool(&lost(&["a", "b"]), Some("B")).unwrap(), Some((1, 1)));
        assert_eq!(of_pool(&lost(&["a", "b"]), Some("c")).unwrap(), None);
        let sentence = of_pool(&lost(&["a", "b"]), None).unwrap_err().sentence(poolsync_core::Locale::En).unwrap();
        assert!(sentence.contains("a, b"), "{sentence}");
    }
}
