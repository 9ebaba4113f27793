//! Rollouts as a person meets them: step by step, with the pools as they are read.

#![expect(clippy::unwrap_used, reason = "what is not there fails the test at once")]

use poolsync_core::rollout::{
    Action, CallOutcome, Command, End, Event, EventKind, InvalidRollout, LoadError, MaybeSent, NodePhase, PoolReading,
    RolloutState, TargetPhase, WaitFor, example_plan, example_pools, read_plan, report, resolve,
};
use poolsync_core::{Locale, example};

/// 2026-12-05T14:00:00Z, by `date -u -d 2026-12-05T14:00:00Z +%s` of GNU coreutils.
const BEGIN: i64 = 1_796_479_200;

struct Played {
    state: RolloutState,
    actions: Vec<Action>,
    now: i64,
}

impl Played {
    fn begin(plan: &str) -> Self {
        let rollout = resolve(&read_plan(plan).0.unwrap(), &example_pools()).0.unwrap();
        let mut played = Self { state: RolloutState::start(rollout), actions: Vec::new(), now: BEGIN };
        played.then(0, EventKind::Time);
        played
    }

    fn then(&mut self, seconds: i64, kind: EventKind) -> &mut Self {
        self.now += seconds;
        let (state, actions) = self.state.clone().next(&Event { at: self.now, kind });
        (self.state, self.actions) = (state, actions);
        self
    }

    fn reply(&mut self, stage: usize, outcome: CallOutcome) -> &mut Self {
        self.then(5, EventKind::Reply { stage, target: 0, outcome })
    }

    /// Reads the pool with the first nodes in this phase, the others as before.
    fn read(&mut self, seconds: i64, phases: &[(&str, Option<bool>)], synchronizing: bool) -> &mut Self {
        let mut pool: PoolReading = example_pools().remove(0);
        pool.synchronizing = Some(synchronizing);
        for (node, (phase, up_to_date)) in pool.nodes.iter_mut().zip(phases) {
            (*phase).clone_into(&mut node.phase);
            node.up_to_date = *up_to_date;
        }
        self.then(seconds, EventKind::Read { pool })
    }

    fn calls(&self) -> Vec<usize> {
        let call = |action: &Action| if let Action::Call { stage, .. } = action { Some(*stage) } else { None };
        self.actions.iter().filter_map(call).collect()
    }

    fn waits(&self, wanted: WaitFor) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Wait { what, .. } if *what == wanted))
    }
}

fn accepted() -> CallOutcome {
    CallOutcome::Accepted { job_id: None, request_id: Some("req-1".to_owned()) }
}

fn lost() -> CallOutcome {
    CallOutcome::Unknown { reason: "timeout".to_owned(), sent: MaybeSent::Maybe }
}

const AWAY: (&str, Option<bool>) = ("Installing", Some(false));
const BACK: (&str, Option<bool>) = ("Active", Some(true));
const BROKEN: (&str, Option<bool>) = ("Error", Some(false));

#[test]
fn the_canary_is_watched_before_a_person_lets_the_rest_go() {
    let mut played = Played::begin(&example_plan());
    assert_eq!(played.calls(), [0]);
    played.reply(0, accepted()).read(30, &[AWAY], true).read(300, &[BACK], false);
    assert!(played.waits(WaitFor::Soak));
    assert!(played.then(1_799, EventKind::Time).waits(WaitFor::Soak));
    assert!(played.then(1, EventKind::Time).waits(WaitFor::Approval));
    let approve = EventKind::Approve { stage: 1, gate: 0, by: "ops <ops@example.com>".to_owned() };
    assert_eq!(played.then(60, approve).calls(), [1]);
    played.reply(1, accepted()).read(30, &[BACK, AWAY, AWAY], true).read(900, &[BACK; 6], false);
    assert_eq!(played.state.end, Some(End::Done));
    let text = report(&played.state, Locale::En);
    for words in
        ["6 of 6 done", "approved by `ops <ops@example.com>`, 2026-12-05 14:36:35 UTC", "- Request ID: `req-1`"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn an_approval_before_its_turn_opens_nothing() {
    let mut played = Played::begin(&example_plan());
    played.then(1, EventKind::Approve { stage: 1, gate: 0, by: "early".to_owned() });
    assert_eq!(played.state.stages[1].gates[0].opened, None);
}

#[test]
fn a_broken_canary_stops_the_rollout() {
    let mut played = Played::begin(&example_plan());
    played.reply(0, accepted()).read(30, &[AWAY], true).read(300, &[BROKEN], false);
    assert_eq!(played.state.end, Some(End::Failed));
    assert_eq!(played.state.stages[1].targets[0].phase, TargetPhase::NotMade);
    assert_eq!(played.state.stages[0].targets[0].nodes[0].phase, NodePhase::Failed);
}

#[test]
fn a_lost_answer_is_settled_by_the_pool() {
    let mut played = Played::begin(&example_plan());
    assert!(played.reply(0, lost()).waits(WaitFor::Decision));
    assert_eq!(played.read(30, &[AWAY], true).state.stages[0].targets[0].phase, TargetPhase::Running);

    let mut played = Played::begin(&example_plan());
    played.reply(0, lost());
    assert_eq!(played.read(200, &[], false).state.end, None, "it may take a moment to begin");
    assert_eq!(played.read(200, &[], false).state.end, Some(End::Failed));
}

#[test]
fn a_restart_takes_a_call_without_an_answer_as_lost() {
    let mut played = Played::begin(&example_plan());
    played.then(60, EventKind::Restarted);
    assert_eq!(played.calls(), [0; 0]);
    assert!(played.waits(WaitFor::Decision));
    // The answer that comes late after all settles it.
    assert!(played.reply(0, accepted()).waits(WaitFor::Nodes));
}

#[test]
fn what_somebody_else_has_synchronized_is_reset_again_only_if_a_person_says_so() {
    let mut played = Played::begin(&example_plan());
    played.reply(0, accepted()).read(30, &[AWAY], true).read(300, &[BACK], false).then(1_800, EventKind::Time);
    assert!(played.waits(WaitFor::Approval));
    assert_eq!(played.read(60, &[BACK, BACK, BACK], false).state.already_up_to_date(), [(0, vec![0, 1])]);
    let approve = EventKind::Approve { stage: 1, gate: 0, by: "ops <ops@example.com>".to_owned() };
    assert_eq!(played.then(60, approve).calls(), [0; 0]);
    assert!(played.waits(WaitFor::Resume));
    assert!(report(&played.state, Locale::En).contains("node is already up to date before the call"));
    assert_eq!(played.then(60, EventKind::Command { command: Command::Resume }).calls(), [1]);
    assert_eq!(played.state.already_up_to_date(), [], "the call is made");

    // Seen again, they hold nothing: the person has said so. Others do.
    let mut played = Played::begin(&example_plan());
    played.reply(0, accepted()).read(30, &[AWAY], true).read(300, &[BACK], false).then(1_800, EventKind::Time);
    played.read(60, &[BACK, BACK], false).then(1, EventKind::Command { command: Command::Resume });
    assert!(!played.read(60, &[BACK, BACK], false).waits(WaitFor::Resume));
    assert!(played.read(60, &[BACK, BACK, BACK], false).waits(WaitFor::Resume));
}

#[test]
fn what_somebody_else_has_synchronized_does_not_count_as_reset_by_the_call() {
    let begun = || {
        let mut played = Played::begin(&example_plan());
        played.reply(0, accepted()).read(30, &[AWAY], true).read(300, &[BACK], false).then(1_800, EventKind::Time);
        played.read(60, &[BACK; 6], false).then(1, EventKind::Command { command: Command::Resume });
        let approve = EventKind::Approve { stage: 1, gate: 0, by: "ops <ops@example.com>".to_owned() };
        assert_eq!(played.then(60, approve).calls(), [1]);
        played
    };
    // The call was accepted, and the service has not begun yet.
    let mut played = begun();
    assert_eq!(played.reply(1, accepted()).read(1, &[BACK; 6], false).state.end, None);
    played.read(30, &[BACK, AWAY, AWAY, BACK, BACK, BACK], true).read(300, &[BACK, BACK, BACK, AWAY, AWAY, BACK], true);
    played.read(300, &[BACK, BACK, BACK, BACK, BACK, AWAY], true).read(300, &[BACK; 6], false);
    assert_eq!(played.state.end, Some(End::Done));
    // Its answer was lost, and nothing was reset.
    assert!(begun().reply(1, lost()).read(1, &[BACK; 6], false).waits(WaitFor::Decision));
}

#[test]
fn an_aborted_rollout_follows_what_is_under_way() {
    let mut played = Played::begin(&example_plan());
    played.reply(0, accepted()).then(1, EventKind::Command { command: Command::Abort });
    assert!(played.waits(WaitFor::Nodes) && played.state.end.is_none());
    played.read(30, &[AWAY], true).read(300, &[BACK], false);
    assert_eq!(played.state.end, Some(End::Aborted));
}

#[test]
fn a_lost_credential_waits_for_another_one() {
    let mut played = Played::begin(
        &example_plan()
            .replace("soak: 30m", "soak: 0s")
            .replace("      gates: [{ approval: \"canary looks well\" }]\n", ""),
    );
    played.reply(0, accepted()).then(1, EventKind::CredentialLost).read(30, &[AWAY], true).read(300, &[BACK], false);
    assert!(played.calls().is_empty() && played.waits(WaitFor::Credential));
    assert_eq!(played.then(60, EventKind::Command { command: Command::Resume }).calls(), [1]);
}

#[test]
fn a_node_that_the_service_passed_over_has_failed() {
    let mut played = Played::begin(&example_plan());
    played.reply(0, accepted()).read(30, &[], true).read(300, &[], false);
    assert_eq!(played.state.stages[0].targets[0].nodes[0].reason, "not-reset");
    assert!(report(&played.state, Locale::Zh).contains("失败: 未被重置"));
}

#[test]
fn a_body_with_a_password_or_other_nodes_is_refused() {
    let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
    for (from, to) in [
        (r#""nodePoolID""#, r#""nodeTemplate":{"login":{"userPassword":{"password":"x"}}},"nodePoolID""#),
        (example::NODE_IDS[0], example::NODE_IDS[1]),
        (r#""maxUnavailable":1"#, r#""maxUnavailable":20"#),
    ] {
        let mut changed = rollout.clone();
        let target = &mut changed.stages[0].targets[0];
        target.body = target.body.replace(from, to);
        assert_eq!(changed.validate(), Err(InvalidRollout::Body), "{from}");
        let text = RolloutState::start(changed).save();
        assert_eq!(RolloutState::load(&text), Err(LoadError::Rollout(InvalidRollout::Body)));
    }
}

#[test]
fn the_password_of_a_default_pool_is_asked_for_and_never_kept() {
    let plan = example_plan().replace(
        "          maxUnavailable: 1\n",
        "          maxUnavailable: 1\n          nodeTemplate: { login: { userPassword: { username: root } }, lifeCycle: {} }\n",
    );
    let rollout = resolve(&read_plan(&plan).0.unwrap(), &example_pools()).0.unwrap();
    let target = &rollout.stages[0].targets[0];
    assert!(target.needs_password);
    assert!(target.body.ends_with(r#""nodeTemplate":{"lifeCycle":{},"login":{"userPassword":{"username":"root"}}}}}"#));
    assert_eq!(rollout.validate(), Ok(()));
}
