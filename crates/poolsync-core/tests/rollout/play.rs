//! Plays steps against a cloud, and looks at what each does.

use poolsync_core::rollout::{Action, Event, PoolReading, ResolvedRollout, RolloutState, StagePhase, TargetPhase};
use proptest::prelude::*;

use crate::cloud::Cloud;
use crate::steps::{Luck, Step};

pub(crate) type Checked = Result<(), TestCaseError>;

/// Plays them; `look` gets of each the state before, the event, the state after, what is to be done.
pub(crate) fn play(
    rollout: &ResolvedRollout,
    steps: &[Step],
    mut look: impl FnMut(&RolloutState, &Event, &RolloutState, &Vec<Action>) -> Checked,
) -> Result<RolloutState, TestCaseError> {
    play_with(rollout, steps, |_, before, event, after, actions| look(before, event, after, actions))
}

pub(crate) fn play_with(
    rollout: &ResolvedRollout,
    steps: &[Step],
    mut look: impl FnMut(&Cloud, &RolloutState, &Event, &RolloutState, &Vec<Action>) -> Checked,
) -> Result<RolloutState, TestCaseError> {
    let mut state = RolloutState::start(rollout.clone());
    let mut cloud = Cloud::of(&state, Luck::Bad);
    for step in steps {
        let event = cloud.event(&state, step);
        let (after, actions) = state.clone().next(&event);
        for (stage, target) in calls(&actions) {
            cloud.is_called(rollout, stage, target);
        }
        look(&cloud, &state, &event, &after, &actions)?;
        state = after;
    }
    Ok(state)
}

pub(crate) fn calls(actions: &[Action]) -> Vec<(usize, usize)> {
    let call = |action: &Action| match action {
        Action::Call { stage, target, .. } => Some((*stage, *target)),
        _ => None,
    };
    actions.iter().filter_map(call).collect()
}

/// The nodes of calls that are still to be made in the present stage, planned as out of date, that this reading shows up to date:
/// target and id.
pub(crate) fn up_to_date_too_early(state: &RolloutState, pool: &PoolReading) -> Vec<(usize, String)> {
    let stage = state.stages.get(state.stage).zip(state.rollout.stages.get(state.stage));
    let is_over = |phase| matches!(phase, StagePhase::Soaking | StagePhase::Done | StagePhase::Failed);
    let Some((stage, planned)) = stage.filter(|(stage, _)| !is_over(stage.phase)) else { return Vec::new() };
    let targets = stage.targets.iter().zip(&planned.targets).enumerate();
    let waiting = targets.filter(|(_, (target, planned))| {
        target.phase == TargetPhase::Waiting
            && (&planned.cluster_id, &planned.nodepool_id) == (&pool.cluster_id, &pool.nodepool_id)
    });
    let nodes = waiting.flat_map(|(index, (_, planned))| planned.nodes.iter().map(move |node| (index, node)));
    let found = nodes.filter(|(_, node)| {
        let read = pool.nodes.iter().find(|read| read.id == node.id);
        node.up_to_date == Some(false) && read.is_some_and(|read| read.up_to_date == Some(true))
    });
    found.map(|(target, node)| (target, node.id.clone())).collect()
}

pub(crate) fn targets(rollout: &ResolvedRollout) -> Vec<(usize, usize)> {
    let stages = rollout.stages.iter().enumerate();
    stages.flat_map(|(stage, planned)| (0..planned.targets.len()).map(move |target| (stage, target))).collect()
}
