//! How long a rollout may take. Before anything was seen it is a guess, and is called one.

use poolsync_core::rollout::{Gate, ResolvedRollout, ResolvedStage, RolloutState, StagePhase, StageState};

use super::picture::batches;

/// So long, in seconds, a batch is guessed to take: a node is wiped, installed and joins again within some minutes.
pub(crate) const BATCH_SECONDS: i64 = 300;

/// Returns the seconds that a rollout may take, without the time that its gates are waited for.
pub(crate) fn seconds(rollout: &ResolvedRollout) -> i64 {
    rollout.stages.iter().map(|stage| count(batches(stage)) * BATCH_SECONDS + stage.soak_seconds).sum()
}

/// Returns the seconds that the present stage and those after it may still take, by what the batches before took; none while none is
/// over, or while an approval is waited for, whose time nobody knows.
pub(crate) fn rest(state: &RolloutState) -> Option<i64> {
    let mut seen = (0, 0);
    let mut rest = 0;
    for (stage, planned) in state.stages.iter().zip(&state.rollout.stages) {
        let called = stage.targets.iter().filter_map(|target| target.called).min();
        let ended = stage.targets.iter().filter_map(|target| target.ended).max();
        let batches = count(batches(planned));
        match stage.phase {
            StagePhase::Done | StagePhase::Soaking => {
                if let Some((called, ended)) = called.zip(ended) {
                    seen = (seen.0 + ended - called, seen.1 + batches);
                }
                if stage.phase == StagePhase::Soaking {
                    rest += stage.soak_until.map_or(0, |until| (until - state.now).max(0));
                }
            }
            StagePhase::Failed | StagePhase::Skipped => {}
            StagePhase::Waiting | StagePhase::Gated if waits_for_approval(stage, planned) => return None,
            StagePhase::Waiting | StagePhase::Gated | StagePhase::Running => {
                let (took, over) = seen;
                let each = took.checked_div(over)?;
                let since = called.map_or(0, |called| state.now - called);
                rest += (each * batches - since).max(0) + planned.soak_seconds;
            }
        }
    }
    Some(rest)
}

fn waits_for_approval(stage: &StageState, planned: &ResolvedStage) -> bool {
    let gates = stage.gates.iter().zip(&planned.gates);
    gates.into_iter().any(|(gate, planned)| gate.opened.is_none() && matches!(planned, Gate::Approval(_)))
}

fn count(batches: usize) -> i64 {
    i64::try_from(batches).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{example_plan, example_pools, read_plan, resolve};

    use super::*;

    #[test]
    fn batches_and_soaks_are_added_up() {
        let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
        // One batch and half an hour, then five nodes two at a time.
        assert_eq!(seconds(&rollout), 4 * BATCH_SECONDS + 1_800);
        assert_eq!(rest(&RolloutState::start(rollout)), None);
    }

    #[test]
    fn an_approval_that_was_given_is_no_longer_waited_for() {
        let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
        let mut state = RolloutState::start(rollout);
        // The canary took 200 seconds.
        state.stages[0].phase = StagePhase::Done;
        (state.stages[0].targets[0].called, state.stages[0].targets[0].ended) = (Some(1_000), Some(1_200));
        (state.stage, state.now) = (1, 1_300);
        state.stages[1].phase = StagePhase::Gated;
        assert_eq!(rest(&state), None);
        state.stages[1].gates[0].opened = Some(1_300);
        state.stages[1].phase = StagePhase::Running;
        state.stages[1].targets[0].called = Some(1_300);
        // Five nodes two at a time: three batches of 200 seconds.
        assert_eq!(rest(&state), Some(600));
    }
}
