//! What holds for any rollout whatever happens: the seven invariants of `poolsync_core::rollout`, over random plans and random
//! interleavings of events, against a cloud of its own that refuses, loses answers, breaks nodes and forgets.
//!
//! `ROLLOUT_CASES` says how many, by default 32.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is not there fails the test at once")]
#![expect(clippy::similar_names, reason = "a stage and its state are both words of the field")]

#[path = "rollout/cloud.rs"]
mod cloud;
#[path = "rollout/plans.rs"]
mod plans;
#[path = "rollout/play.rs"]
mod play;
#[path = "rollout/pool.rs"]
mod pool;
#[path = "rollout/steps.rs"]
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use cloud::Cloud;
use play::{calls, play, play_with, targets, up_to_date_too_early};
use poolsync_core::rollout::{
    Action, Command, End, Event, EventKind, NodePhase, OnFailure, RolloutState, TargetPhase, What,
};
use proptest::prelude::*;
use steps::Luck;

/// Steps after which a cloud without bad luck and a person who answers must have brought every rollout to its end.
const PATIENCE: usize = 3_000;

fn cases() -> u32 {
    std::env::var("ROLLOUT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(32)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 4_096,
        ..ProptestConfig::with_cases(cases())
    })]

    #[test]
    fn no_target_is_called_twice_and_a_pool_has_one_call(rollout in plans::rollout(), steps in plans::steps()) {
        let mut called = BTreeSet::new();
        let mut nodes = BTreeSet::new();
        play(&rollout, &steps, |before, _, after, actions| {
            for (stage, target) in calls(actions) {
                prop_assert!(called.insert((stage, target)), "called twice: {stage}/{target}");
                let planned = &rollout.stages[stage].targets[target];
                for node in &planned.nodes {
                    prop_assert!(nodes.insert((planned.cluster_id.clone(), node.id.clone())), "in two calls: {}", node.id);
                }
            }
            let _ = before;
            let mut busy = BTreeMap::new();
            for (state, planned) in after.stages.iter().zip(&rollout.stages) {
                for (state, planned) in state.targets.iter().zip(&planned.targets) {
                    if state.is_under_way() {
                        *busy.entry((&planned.cluster_id, &planned.nodepool_id)).or_insert(0) += 1;
                    }
                }
            }
            prop_assert!(busy.values().all(|calls| *calls <= 1), "{busy:?}");
            Ok(())
        })?;
    }

    #[test]
    fn nothing_is_called_while_an_answer_is_unknown(rollout in plans::rollout(), steps in plans::steps()) {
        play(&rollout, &steps, |_, event, after, actions| {
            let lost = after.stages.iter().flat_map(|stage| &stage.targets).any(|target| target.phase == TargetPhase::Lost);
            prop_assert!(!lost || calls(actions).is_empty(), "a call while an answer is unknown, at {event:?}");
            Ok(())
        })?;
        // What was lost is settled by a reading or a person alone.
        play(&rollout, &steps, |before, event, after, _| {
            for (stage, target) in targets(&rollout) {
                let [was, is] = [before, after].map(|state| state.stages[stage].targets[target].phase);
                let may_settle = matches!(
                    event.kind,
                    EventKind::Read { .. } | EventKind::Decide { .. } | EventKind::Reply { .. }
                );
                prop_assert!(was != TargetPhase::Lost || is == TargetPhase::Lost || may_settle, "{event:?}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn nothing_is_called_after_an_abort_a_stop_or_a_lost_credential(rollout in plans::rollout(), steps in plans::steps()) {
        let (mut aborted, mut stopped, mut lost) = (false, false, false);
        play(&rollout, &steps, |before, event, after, actions| {
            match &event.kind {
                EventKind::Command { command: Command::Abort } => aborted = true,
                EventKind::Command { command: Command::Resume } => lost = false,
                EventKind::CredentialLost => lost = true,
                _ => {}
            }
            let failed = |state: &RolloutState| {
                state.stages.iter().flat_map(|stage| &stage.targets).any(|target| target.phase == TargetPhase::Failed)
            };
            stopped |= rollout.on_failure == OnFailure::Stop && (failed(before) || failed(after));
            if aborted || stopped || lost {
                prop_assert_eq!(calls(actions), vec![], "aborted {}, stopped {}, credential lost {}", aborted, stopped, lost);
            }
            // What is under way is followed: it is read, or its answer is waited for.
            for (stage, target) in targets(&rollout) {
                let phase = after.stages[stage].targets[target].phase;
                let is_read = actions.iter().any(|action| {
                    matches!(action, Action::Read { stage: s, target: t, .. } if (*s, *t) == (stage, target))
                });
                prop_assert!(!matches!(phase, TargetPhase::Running | TargetPhase::Lost) || is_read);
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_was_seen_up_to_date_before_its_call_waits_for_a_person(rollout in plans::rollout(), steps in plans::steps()) {
        let (mut seen, mut held) = (BTreeSet::new(), BTreeSet::new());
        play(&rollout, &steps, |before, event, _, actions| {
            match &event.kind {
                EventKind::Command { command: Command::Resume } => held.clear(),
                EventKind::Read { pool } if before.end.is_none() => {
                    for (target, node) in up_to_date_too_early(before, pool) {
                        if seen.insert((before.stage, target, node)) {
                            held.insert((before.stage, target));
                        }
                    }
                }
                _ => {}
            }
            for call in calls(actions) {
                prop_assert!(!held.contains(&call), "{call:?} was called");
            }
            Ok(())
        })?;
    }

    #[test]
    fn never_more_nodes_are_away_than_was_said_before(rollout in plans::rollout(), steps in plans::steps()) {
        let mut cloud_away = Vec::new();
        let state = play_with(&rollout, &steps, |cloud, _, _, after, _| {
            for (cluster, away) in after.away_now() {
                let said = rollout.away.iter().find(|said| said.cluster_id == cluster).unwrap().at_once;
                prop_assert!(away <= said, "{away} in {cluster}, said were {said}");
            }
            cloud_away.extend(cloud.resetting());
            Ok(())
        })?;
        // The cloud's own count agrees: it resets at most `maxUnavailable` nodes for each call that it was sent.
        for (cluster, away) in cloud_away {
            let said = state.rollout.away.iter().find(|said| said.cluster_id == cluster).unwrap().at_once;
            prop_assert!(away <= said, "the cloud reset {away} in {cluster}, said were {said}");
        }
    }

    #[test]
    fn a_saved_state_goes_on_as_one_that_was_not(rollout in plans::rollout(), steps in plans::steps()) {
        play(&rollout, &steps, |before, event, after, actions| {
            let loaded = RolloutState::load(&before.save());
            prop_assert_eq!(loaded.as_ref(), Ok(before));
            let (again, same) = loaded.unwrap().next(event);
            prop_assert_eq!(&again, after);
            prop_assert_eq!(&same, actions);
            Ok(())
        })?;
    }

    #[test]
    fn to_take_note_to_go_on_up_to_the_calls_and_to_call_is_the_same_in_steps(rollout in plans::rollout(), steps in plans::steps()) {
        play(&rollout, &steps, |before, event, after, actions| {
            let noted = before.clone().take_note(event);
            let at = event.at;
            let near = noted.up_to_calls(at);
            let called = |state: &RolloutState| state.log.iter().filter(|entry| entry.what == What::Called).count();
            prop_assert_eq!(called(&near), called(before), "a call was made by going on up to it");
            let (later, same) = near.next(&Event { at, kind: EventKind::Time });
            prop_assert_eq!(&later, after);
            prop_assert_eq!(calls(&same), calls(actions));
            Ok(())
        })?;
    }

    #[test]
    fn every_rollout_ends_and_never_waits_without_saying_for_what(rollout in plans::rollout(), steps in plans::steps()) {
        let mut state = play(&rollout, &steps, |_, _, after, actions| {
            let says = actions.iter().any(|action| matches!(action, Action::Wait { .. } | Action::Ended { .. }));
            prop_assert!(says, "{after:?}");
            Ok(())
        })?;
        let mut cloud = Cloud::of(&state, Luck::Good);
        let (next, mut actions) = state.next(&Event { at: cloud.now, kind: EventKind::Restarted });
        state = next;
        for _ in 0..PATIENCE {
            if state.end.is_some() {
                break;
            }
            let event = cloud.answer(&state, &actions);
            (state, actions) = state.next(&event);
        }
        let end = state.end;
        prop_assert!(end.is_some(), "still going on: {:?} {:?}", state.stages, actions);
        let all_done = state.stages.iter().flat_map(|stage| &stage.targets).flat_map(|target| &target.nodes)
            .all(|node| node.phase == NodePhase::Done);
        // Who aborts while the last nodes are watched has aborted, although they are done.
        let is_right = if end == Some(End::Aborted) { state.aborted } else { (end == Some(End::Done)) == all_done };
        prop_assert!(is_right, "{end:?}: {:?}", state.stages);
        let is_told = actions.contains(&Action::Ended { end: end.unwrap() });
        prop_assert!(is_told);
    }

    #[test]
    fn no_text_and_no_saved_state_makes_a_reader_panic(text in ".*", yaml in plans::yaml_text(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let _ = poolsync_core::rollout::check_rollout(&text);
        let _ = poolsync_core::rollout::check_rollout(&yaml);
        let _ = RolloutState::load(&text);
        let mut damaged: Vec<char> = poolsync_core::rollout::example_plan().chars().collect();
        let at = at.index(damaged.len());
        damaged[at] = with;
        let _ = poolsync_core::rollout::check_rollout(&damaged.into_iter().collect::<String>());
    }

    #[test]
    fn a_damaged_state_is_refused_or_goes_on(rollout in plans::rollout(), steps in plans::steps(), at in any::<prop::sample::Index>(), with in "[0-9a-z\"{}:,]") {
        let state = play(&rollout, &steps, |_, _, _, _| Ok(()))?;
        let mut text = state.save();
        let at = at.index(text.len());
        if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
            text.replace_range(at..=at, &with);
        }
        if let Ok(state) = RolloutState::load(&text) {
            let _ = state.next(&Event { at: i64::MAX, kind: EventKind::Time });
        }
    }
}
