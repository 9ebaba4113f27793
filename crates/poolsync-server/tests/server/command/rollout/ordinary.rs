//! The ordinary way: three pools, five stages.

use super::{Ended, Trial, planned, until};
use serde_json::{Value, json};

fn events(ended: &Ended) -> Vec<Value> {
    ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_stage_is_called_in_its_turn_and_followed_to_its_end() {
    let trial = Trial::new("0.05");
    let ended = trial.run();
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(trial.stages(), planned(5));
    let calls = trial.all_calls();
    let mut read = Vec::new();
    for call in &calls {
        let path = call["path"].as_str().unwrap();
        match path.strip_suffix("/operation/upgrade") {
            // The pool answered since the last call that was made in it.
            Some(pool) => {
                assert!(read.contains(&pool), "{pool} was not read before its call");
                read.retain(|other| *other != pool);
                assert_eq!(call["status"], 200);
            }
            None => read.push(path),
        }
    }
    assert!(ended.out.contains("16 of 16 nodes done, 0 being reset, 0 failed"), "{}", ended.out);
    assert!(ended.out.contains("Rollout `os-image`: done"), "{}", ended.out);
    assert!(ended.err.contains("Digest: "), "{}", ended.err);
}

#[test]
fn events_tell_the_same_as_data() {
    let trial = Trial::new("0.05");
    let ended = trial.end("run", &["--yes", "--speed", super::SPEED, "--json"]);
    let events = events(&ended);
    let happened = |what: &str| events.iter().filter(|event| event["what"] == what).count();
    assert_eq!((happened("called"), happened("accepted"), happened("nodeDone"), happened("soakBegan")), (9, 9, 16, 1));
    let last = events.last().unwrap();
    assert_eq!(
        (&last["event"], &last["end"], &last["digest"]),
        (&json!("ended"), &json!("done"), &trial.state()["digest"])
    );
    assert_eq!(ended.code, 0);
    let waits =
        |what: &str| events.iter().any(|event| event["waits"].to_string().contains(&format!("\"for\":\"{what}\"")));
    assert!(waits("nodes"), "{}", ended.out);
}

#[test]
fn the_report_says_what_was_done_and_when() {
    let trial = Trial::new("0.05");
    assert_eq!(trial.run().code, 0);
    let report = trial.end("report", &[]);
    assert!(report.out.starts_with("# Rollout `os-image`\n\n- Status: done\n"), "{}", report.out);
    let state = trial.state();
    for target in state["stages"].as_array().unwrap().iter().flat_map(|stage| stage["targets"].as_array().unwrap()) {
        for id in ["jobId", "requestId"] {
            assert!(report.out.contains(target[id].as_str().unwrap()), "{id} of {target}");
        }
    }
    for name in super::names().values() {
        assert!(report.out.contains(&format!("| `{name}` |")), "{name}");
    }
    let chinese = trial.end("report", &["--lang", "zh"]);
    assert!(chinese.out.starts_with("# 分阶段同步 `os-image`\n"), "{}", chinese.out);
    assert_eq!(trial.end("report", &["--json"]).json(), state);
    let status = trial.end("status", &["--json"]).json();
    assert_eq!((&status["end"], &status["done"], &status["total"]), (&json!("done"), &json!(16), &json!(16)));
}

#[test]
fn a_soak_is_waited_for_and_a_gate_of_time_opens_by_itself() {
    // An hour, and a time that has come: with the clock of a rehearsal the hour is 24 seconds, so it has to be promoted.
    let gate = "[{ notBefore: 2026-01-01T00:00:00Z }]";
    let trial = Trial::of("0", |sandbox| super::plan(sandbox, "stop", gate).replace("soak: 5s", "soak: 1h"));
    let child = trial.start("run", &["--yes", "--speed", super::SPEED]);
    until("the canary soaks", || {
        trial.path("plan.state.json").exists() && trial.state()["stages"][0]["phase"] == "soaking"
    });
    assert_eq!(trial.stages(), planned(1));
    let said = trial.end("promote", &[]);
    assert!(said.code == 0 && said.err.contains("has heard it"), "{said:?}");
    assert_eq!(super::end(child).code, 0);
    assert_eq!(trial.stages(), planned(5));
    let state = trial.state();
    assert!(state["stages"][2]["gates"][0]["opened"].is_number(), "{state}");
}

#[test]
fn targets_of_a_default_pool_get_the_password_of_the_environment_and_nobody_else_sees_it() {
    let password = "Made-up-pass-1";
    let trial = Trial::of("0.05", |sandbox| {
        let target = "{ clusterId: 4d1ecb2c-229a-11e8-9c75-0255ac100ceb, nodepoolId: DefaultPool, maxUnavailable: 3, nodes: rest, \
            includeUpToDate: true, nodeTemplate: { lifeCycle: { preInstall: '', postInstall: '' }, login: { userPassword: { username: root } } } }";
        let plan = super::plan(sandbox, "stop", "[]");
        let head = plan.split("    - name: canary").next().unwrap();
        format!("{head}    - name: default\n      targets: [{target}]\n")
    });
    let without = trial.run();
    assert!(without.code == 2 && without.err.contains("POOLSYNC_NODE_PASSWORD"), "{without:?}");
    assert!(trial.calls().is_empty() && !trial.path("plan.state.json").exists());
    let weak =
        super::end(trial.command("run", &["--yes"]).env("POOLSYNC_NODE_PASSWORD", "weak-marker").spawn().unwrap());
    assert!(weak.code == 1 && !format!("{weak:?}").contains("weak-marker"), "{weak:?}");
    let mut command = trial.command("run", &["--yes", "--speed", super::SPEED]);
    let ended = super::end(command.env("POOLSYNC_NODE_PASSWORD", password).spawn().unwrap());
    // The sandbox refuses a password that is not salted.
    assert!(ended.code == 0 && trial.calls().len() == 1, "{ended:?}");
    let kept = std::fs::read_to_string(trial.path("plan.state.json")).unwrap();
    let report = trial.end("report", &[]).out;
    for text in [&ended.out, &ended.err, &kept, &report] {
        assert!(!text.contains(password) && !text.contains("JDYk"), "{text}");
    }
}
