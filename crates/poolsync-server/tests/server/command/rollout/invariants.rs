//! The six invariants of a rollout, seen from outside: by what the sandbox got and when.
//!
//! The second, a lost answer, is in `lost`; the fifth, going on after a restart, in `kills`.

use super::{Trial, planned, until};
use crate::support::Ask;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Duration;

// 1
#[test]
fn no_target_is_called_twice_no_node_is_in_two_calls_and_a_pool_has_one_call_at_a_time() {
    let trial = Trial::new("0.1");
    assert_eq!(trial.run().code, 0);
    let calls = trial.calls();
    let mut nodes: Vec<&str> = calls.iter().flat_map(|call| call.split(' ')).collect();
    let all = nodes.len();
    nodes.sort_unstable();
    nodes.dedup();
    assert_eq!((calls.len(), nodes.len(), all), (9, 16, 16));
    // The sandbox refuses a call to a pool that is being synchronized.
    let refused = trial.all_calls().iter().filter(|call| call["status"] != 200).count();
    assert_eq!(refused, 0);
}

// 3
#[test]
fn an_abort_is_heard_while_a_pool_is_waited_for() {
    let trial = Trial::new("0.05");
    // Every reading of the third pool from the second on asks to come back in an hour.
    let path = super::upgrade_of(super::QUEUE).replace("/operation/upgrade", "");
    let late =
        json!({ "kind": "status", "status": 429, "headers": { "Retry-After": "3600" }, "path": path, "times": 100 });
    trial.put_fault(&json!([{ "kind": "slow", "ms": 0, "path": path }, late]));
    let child = trial.start("run", &["--yes", "--speed", super::SPEED]);
    until("the second stage is done", || {
        trial.path("plan.state.json").exists() && trial.state()["stages"][1]["phase"] == "done"
    });
    let said = trial.end("abort", &[]);
    assert_eq!(said.code, 0, "{said:?}");
    let ended = super::end(child);
    assert_eq!((ended.code, trial.stages()), (3, planned(2)), "{ended:?}");
    assert!(ended.out.contains("`os-image`: aborted"), "{}", ended.out);
}

// 3
#[test]
fn after_an_abort_nothing_is_called_and_what_is_under_way_is_followed() {
    let trial = Trial::new("1");
    let child = trial.start("run", &["--yes", "--speed", "10"]);
    until("the canary is called", || trial.calls().len() == 1);
    let said = trial.end("abort", &[]);
    assert!(said.code == 0 && said.err.contains("has heard it"), "{said:?}");
    let ended = super::end(child);
    assert_eq!((ended.code, trial.stages()), (3, planned(1)));
    assert!(ended.out.contains("1 of 16 nodes done") && ended.out.contains("`os-image`: aborted"), "{}", ended.out);
    // And for ever.
    let ended = trial.resume();
    assert_eq!((ended.code, trial.calls().len()), (3, 1));
}

// 3
#[test]
fn after_a_node_that_fails_nothing_is_called_unless_the_plan_says_so() {
    for (on_failure, calls) in [("stop", 2), ("continue", 3)] {
        // The last node of each zone cannot be reset.
        let trial = Trial::of("0.05", |sandbox| {
            let target = |zone: &str, most: u32| {
                format!(
                    "        - {{ clusterId: 7c3aed4e-44bc-4f2a-8e97-0255ac100cee, nodepoolId: 3a1d9f22-6c8e-4b47-8d2f-0255ac10f011, \
                     maxUnavailable: {most}, nodes: {{ {zone} }} }}\n"
                )
            };
            let plan = super::plan(sandbox, on_failure, "[]");
            let head = plan.split("    - name: canary").next().unwrap().to_owned();
            [
                head,
                "    - name: one\n      targets:\n".to_owned(),
                target("count: 1", 1),
                "    - name: two\n      targets:\n".to_owned(),
                target("zone: cn-north-4a", 3),
                "    - name: three\n      targets:\n".to_owned(),
                target("count: 2", 1),
            ]
            .concat()
        });
        let ended = trial.run();
        assert_eq!((ended.code, trial.calls().len()), (3, calls), "{ended:?}");
        assert!(ended.out.contains("zoned-a4-fails: node failed"), "{}", ended.out);
    }
}

// 3
#[test]
fn with_a_credential_that_is_lost_nothing_is_called_and_another_one_goes_on() {
    let trial = Trial::new("0.05");
    // The second reading of this pool is the one before its first call.
    let path = super::upgrade_of(super::QUEUE).replace("/operation/upgrade", "");
    let refused = json!({ "kind": "refuse", "status": 401, "shape": "gateway", "code": "APIGW.0301", "path": path });
    trial.put_fault(&json!([{ "kind": "slow", "ms": 0, "path": path }, refused]));
    let ended = trial.run();
    assert!(ended.code == 3 && ended.err.contains("The credential is no longer taken"), "{ended:?}");
    assert!(ended.err.contains("`poolsync rollout resume plan.yaml`"), "{}", ended.err);
    assert_eq!(trial.stages(), planned(2));
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

// 4
#[test]
fn never_more_nodes_are_away_than_was_shown_before() {
    let trial = Trial::new("0.15");
    let shown = trial.end("show", &["--json"]).json();
    let most = shown["rollout"]["away"][0]["atOnce"].as_u64().unwrap();
    let mut child = trial.start("run", &["--yes", "--speed", super::SPEED, "--json"]);
    let key = crate::support::key((super::OPERATOR[0].1, super::OPERATOR[1].1), poolsync_core::example::PROJECT_ID);
    let path = format!("/api/v3/projects/{}/clusters/{}/nodes", poolsync_core::example::PROJECT_ID, super::CLUSTER);
    let origin = format!("http://{}", trial.server.sandbox);
    let mut seen = 0;
    while child.try_wait().unwrap().is_none() {
        let ask = crate::support::signed_ask(&key, ("GET", &origin, &path), "", 0);
        let nodes = ask.send(&trial.server.sandbox).json();
        let away = nodes["items"].as_array().unwrap().iter().filter(|node| node["status"]["phase"] != "Active").count();
        seen = seen.max(away as u64);
        sleep(Duration::from_millis(15));
    }
    assert_eq!(super::end(child).code, 0);
    // At most 2 of `back` and 2 of `queue`, or 2 of `front` beside 1.
    assert!(most == 4 && seen > 1 && seen <= most, "{seen} were away at once, {most} were shown");
}

// 6
#[test]
fn it_ends_or_says_what_it_waits_for() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: looks well }]"));
    let ended = trial.run();
    assert_eq!((ended.code, trial.stages()), (5, planned(2)));
    assert!(ended.out.contains("Waits for the approval: looks well"), "{}", ended.out);
    let status = trial.end("status", &["--json"]);
    assert_eq!((status.code, &status.json()["approvals"]), (5, &json!(["looks well"])));
    assert_eq!(status.json()["end"], Value::Null);
}

// 6
#[test]
fn a_pool_that_somebody_else_synchronizes_is_waited_for() {
    let trial = Trial::new("0.05");
    Ask::new("PUT", "/sandbox/time").body(r#"{"batchSeconds":1.5}"#).send(&trial.server.sandbox);
    trial.synchronize_elsewhere(super::FRONT, 6);
    Ask::new("DELETE", "/sandbox/time").send(&trial.server.sandbox);
    let ended = trial.run();
    // The node is in the plan as well: it is not reset again without a word.
    assert!(ended.code == 5 && ended.out.contains("synchronized by somebody else"), "{ended:?}");
    assert!(ended.out.contains("front-6: node is already up to date before the call"), "{ended:?}");
    assert_eq!(trial.resume().code, 0);
    assert!(trial.all_calls().iter().all(|call| call["status"] == 200));
}

// 6, and nobody's disks are wiped twice
#[test]
fn nodes_that_somebody_else_has_synchronized_wait_for_a_person() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "stop", "[{ approval: canary looks well }]"));
    assert_eq!((trial.run().code, trial.stages()), (5, planned(2)));
    trial.synchronize_elsewhere(super::BACK, 8);
    let elsewhere = trial.calls().len();
    assert_eq!(trial.end("approve", &["--by", "Li Na"]).code, 0);
    let ended = trial.resume();
    assert_eq!((ended.code, trial.calls().len()), (5, elsewhere), "{ended:?}");
    assert!(ended.out.contains("back-2: node is already up to date before the call"), "{ended:?}");
    assert!(ended.out.contains("Paused: somebody else has synchronized nodes of the next call (1)"), "{ended:?}");
    // Who resumes has said so.
    assert_eq!(trial.resume().code, 0);
    let calls = trial.calls();
    assert_eq!(calls.iter().filter(|call| **call == "back-2 back-3").count(), 1, "{calls:?}");
}
