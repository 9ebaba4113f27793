//! The declarations are those of what the core writes: each mirror reads the core's JSON, knows all of its members, and gives them
//! back.

use poolsync_core::rollout::{
    CallOutcome, Command, Event, EventKind, JobState, PartPhase, PartState, RolloutState, example_plan, example_pools,
    read_plan, resolve,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{PoolReading, ResolvedRollout, RolloutAction, RolloutEvent};

#[track_caller]
fn check<T: Serialize + DeserializeOwned>(core: &impl Serialize) {
    let text = serde_json::to_string(core).unwrap();
    let mirror: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let again: Value = serde_json::to_value(mirror).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(&text).unwrap());
}

#[test]
fn every_state_and_action_of_a_rollout_is_declared() {
    let pools = example_pools();
    let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &pools).0.unwrap();
    check::<ResolvedRollout>(&rollout);
    check::<PoolReading>(&pools[0]);
    let mut away = pools[0].clone();
    away.synchronizing = Some(true);
    away.nodes[0].phase = "Installing".to_owned();
    let mut back = pools[0].clone();
    back.nodes[0].up_to_date = Some(true);
    let accepted = CallOutcome::Accepted { job_id: Some("j".to_owned()), request_id: Some("r".to_owned()) };
    let refused =
        CallOutcome::Refused { status: 403, code: None, message: "no".to_owned(), request_id: None, sent: None };
    let part = PartState { node: "n".to_owned(), phase: PartPhase::Running, reason: String::new() };
    let job = JobState { phase: PartPhase::Running, reason: String::new(), parts: vec![part] };
    let mut state = RolloutState::start(rollout);
    let events = [
        EventKind::Time,
        EventKind::Reply { stage: 0, target: 0, outcome: accepted },
        EventKind::Job { stage: 0, target: 0, job },
        EventKind::Read { pool: away },
        EventKind::Command { command: Command::Pause },
        EventKind::CredentialLost,
        EventKind::Command { command: Command::Resume },
        EventKind::Read { pool: back },
        EventKind::Command { command: Command::Promote },
        EventKind::Approve { stage: 1, gate: 0, by: "ops".to_owned() },
        EventKind::Restarted,
        EventKind::Decide { stage: 1, target: 0, carried_out: true },
        EventKind::Reply { stage: 1, target: 0, outcome: refused },
        EventKind::Command { command: Command::Abort },
    ];
    let mut kinds = std::collections::BTreeSet::new();
    for (index, kind) in events.into_iter().enumerate() {
        let event = Event { at: i64::try_from(index).unwrap() * 60, kind };
        let mirror: RolloutEvent = serde_json::from_value(serde_json::to_value(&event).unwrap()).unwrap();
        let again: Event = serde_json::from_value(serde_json::to_value(mirror).unwrap()).unwrap();
        assert_eq!(again, event);
        let (next, actions) = state.next(&event);
        state = next;
        check::<super::RolloutState>(&state);
        check::<Vec<RolloutAction>>(&actions);
        let actions = serde_json::to_value(&actions).unwrap();
        kinds.extend(actions.as_array().unwrap().iter().map(|action| action["kind"].as_str().unwrap().to_owned()));
    }
    assert_eq!(json!(kinds), json!(["approve", "call", "decide", "read", "tell", "wait"]));
}

#[test]
fn the_schema_of_plans_knows_the_members_that_the_core_knows() {
    let schema: Value = serde_json::from_str(include_str!("../../../../../web/npm/rollout.schema.json")).unwrap();
    let members = |pointer: &str| -> Vec<String> {
        schema.pointer(pointer).unwrap()["properties"].as_object().unwrap().keys().cloned().collect()
    };
    // A plan with every member that the schema names has no unknown one, and one with another has.
    let known = |place: &str, name: &str| {
        let plan = format!("{place}{name}: 1\n");
        let report = poolsync_core::rollout::check_rollout(&plan);
        report.problems().iter().all(|problem| problem.code.id != "rollout/unknown")
    };
    for (pointer, place) in [
        ("", ""),
        ("/properties/metadata", "metadata:\n  "),
        ("/properties/spec", "spec:\n  "),
        ("/$defs/stage", "spec:\n  stages:\n    - "),
        ("/$defs/target", "spec:\n  stages:\n    - targets:\n        - "),
    ] {
        for name in members(pointer) {
            assert!(known(place, &name), "{pointer} {name}");
        }
        assert!(!known(place, "strange"), "{pointer}");
    }
    assert_eq!(members("/$defs/target").len(), 6);
    assert_eq!(members("/$defs/stage").len(), 4);
}
