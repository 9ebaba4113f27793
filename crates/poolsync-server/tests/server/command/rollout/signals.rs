//! Ctrl-C once and twice, and the signal by which services are ended.

use super::{Trial, planned, until};
use serde_json::json;
use std::process::{Child, Command};

fn send(signal: &str, child: &Child) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn ctrl_c_pauses_follows_what_is_under_way_and_leaves() {
    let trial = Trial::new("1");
    let child = trial.start("run", &["--yes", "--speed", "20"]);
    until("the canary is called", || trial.calls().len() == 1);
    send("-INT", &child);
    let ended = super::end(child);
    assert_eq!((ended.code, trial.stages()), (5, planned(1)), "{ended:?}");
    assert!(ended.err.contains("No further call; nodes under way are followed"), "{ended:?}");
    assert!(ended.out.contains("1 of 16 nodes done"), "{}", ended.out);
    assert!(ended.err.contains("`poolsync rollout resume plan.yaml` goes on"), "{}", ended.err);
    crate::support::Ask::new("PUT", "/sandbox/time").body(r#"{"batchSeconds":0.05}"#).send(&trial.server.sandbox);
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

#[test]
fn ctrl_c_twice_and_the_signal_to_end_leave_at_once_and_say_how_to_go_on() {
    for signals in [&["-INT", "-INT"][..], &["-TERM"], &["-HUP"]] {
        let trial = Trial::new("600");
        let child = trial.start("run", &["--yes"]);
        until("the canary was accepted", || {
            trial.path("plan.state.json").exists() && trial.state()["stages"][0]["targets"][0]["phase"] == "running"
        });
        for (place, signal) in signals.iter().enumerate() {
            send(signal, &child);
            // A second one that comes before the first was heard is the same one.
            if place + 1 < signals.len() {
                until("the first one was heard", || trial.state()["paused"] == true);
            }
        }
        let ended = super::end(child);
        assert_eq!((ended.code, trial.stages()), (4, planned(1)), "{ended:?}");
        assert!(
            ended.err.contains("the service goes on with them") && ended.err.contains("resume plan.yaml"),
            "{ended:?}"
        );
    }
}

#[test]
fn whoever_is_told_to_end_waits_for_the_answer_of_a_call() {
    let trial = Trial::new("0.05");
    trial.put_fault(&json!({ "kind": "slow", "ms": 1_500, "on": "upgrade" }));
    let child = trial.start("run", &["--yes", "--speed", super::SPEED]);
    until("the call has arrived", || trial.calls().len() == 1);
    send("-TERM", &child);
    let ended = super::end(child);
    assert_eq!(ended.code, 4, "{ended:?}");
    assert_eq!(trial.state()["stages"][0]["targets"][0]["phase"], "running");
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

#[test]
fn a_pipe_that_is_closed_is_not_taken_for_the_end() {
    let trial = Trial::new("0.05");
    let mut child = trial.start("run", &["--yes", "--speed", super::SPEED]);
    until("the canary is called", || trial.calls().len() == 1);
    drop(child.stdout.take());
    let ended = super::end(child);
    assert!(ended.code == 4 && ended.err.contains("nobody reads the output any more"), "{ended:?}");
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

#[test]
fn what_is_said_to_a_rollout_that_nobody_drives_is_kept_for_the_one_who_goes_on() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: well }]"));
    assert_eq!(trial.run().code, 5);
    assert_eq!(trial.end("pause", &[]).code, 0);
    assert_eq!(trial.state()["paused"], true);
    assert_eq!(trial.end("promote", &[]).code, 0);
    assert_eq!(trial.stages(), planned(2));
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}
