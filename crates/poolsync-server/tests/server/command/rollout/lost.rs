//! The second invariant: after a lost answer nothing is called before it is known what became of the call, and that call is never
//! made again.

use super::{Trial, planned};
use crate::support::Ask;
use serde_json::{Value, json};

#[test]
fn after_a_lost_answer_nothing_is_called_before_the_pool_has_told_what_became_of_it() {
    let trial = Trial::new("0.3");
    trial.put_fault(&json!({ "kind": "close", "accepted": true, "path": super::upgrade_of(super::BACK) }));
    let ended = trial.run();
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(trial.stages(), planned(5));
    assert!(ended.out.contains("answer lost") && ended.out.contains("the call was carried out"), "{}", ended.out);
    // Between the lost call and the next one the pool of the lost one was read.
    let calls = trial.all_calls();
    let paths: Vec<&str> = calls.iter().map(|call| call["path"].as_str().unwrap()).collect();
    let lost = paths.iter().position(|path| *path == super::upgrade_of(super::BACK)).unwrap();
    let next =
        paths.iter().skip(lost + 1).position(|path| path.contains("/operation/") && !path.contains(super::FRONT));
    let pool = super::upgrade_of(super::BACK).replace("/operation/upgrade", "");
    assert!(paths[lost + 1..lost + 1 + next.unwrap()].contains(&&*pool), "{paths:?}");
}

#[test]
fn a_call_that_never_arrived_is_not_made_again_and_the_rollout_says_so() {
    let trial = Trial::new("0.05");
    trial.put_fault(&json!({ "kind": "close", "path": super::upgrade_of(super::BACK) }));
    let ended = trial.run();
    assert_eq!(ended.code, 3, "{ended:?}");
    assert_eq!(trial.stages(), planned(2));
    assert!(
        ended.out.contains("the call was not carried out") && ended.out.contains("`os-image`: failed"),
        "{}",
        ended.out
    );
}

#[test]
fn where_the_pool_cannot_tell_a_person_decides() {
    for (decision, code) in [("not-carried-out", 3), ("carried-out", 0)] {
        // A node that was up to date before the call looks the same before and after it.
        let trial = Trial::of("0.05", |sandbox| {
            let pool = poolsync_core::example::NODEPOOL_ID;
            let node = poolsync_core::example::NODE_IDS[5];
            let cluster = poolsync_core::example::CLUSTER_ID;
            let plan = super::plan(sandbox, "stop", "[]");
            let head = plan.split("    - name: canary").next().unwrap();
            format!(
                "{head}    - name: again\n      targets: [{{ clusterId: {cluster}, nodepoolId: {pool}, maxUnavailable: 1, \
                 nodes: {{ ids: [{node}] }} }}]\n"
            )
        });
        trial.put_fault(&json!({ "kind": "close", "accepted": decision == "carried-out", "on": "upgrade" }));
        Ask::new("PUT", "/sandbox/time").body(r#"{"batchSeconds":0}"#).send(&trial.server.sandbox);
        let ended = trial.run();
        assert!(ended.code == 4 && ended.err.contains("poolsync rollout decide plan.yaml carried-out"), "{ended:?}");
        assert_eq!(trial.end("decide", &[decision]).code, 0);
        let ended = trial.resume();
        if decision == "carried-out" {
            // What the service did cannot be seen of such a node either.
            assert!([0, 3].contains(&ended.code), "{ended:?}");
        } else {
            assert_eq!(ended.code, code, "{ended:?}");
        }
        assert_eq!(trial.calls().len(), 1);
    }
}

#[test]
fn of_two_lost_answers_each_is_decided_by_itself() {
    use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID};
    // Whether nodes of a default pool are up to date is not known, and the other one was up to date before.
    let trial = Trial::of("0", |sandbox| {
        let plan = super::plan(sandbox, "continue", "[]");
        let head = plan.split("    - name: canary").next().unwrap();
        format!(
            "{head}    - name: both\n      targets:\n        - {{ clusterId: {CLUSTER_ID}, nodepoolId: {NODEPOOL_ID}, maxUnavailable: 1, \
             nodes: {{ ids: [{}] }} }}\n        - {{ clusterId: {CLUSTER_ID}, nodepoolId: DefaultPool, maxUnavailable: 1, nodes: {{ ids: \
             [{}] }}, nodeTemplate: {{ lifeCycle: {{ preInstall: '', postInstall: '' }}, login: {{ sshKey: k }} }} }}\n",
            NODE_IDS[5], DEFAULT_POOL_NODE_IDS[0]
        )
    });
    trial.put_fault(&json!({ "kind": "close", "on": "upgrade", "times": 2 }));
    let ended = trial.run();
    assert_eq!(ended.code, 4, "{ended:?}");
    let both = trial.end("decide", &["not-carried-out"]);
    assert!(both.code == 2 && both.err.contains(&format!("{NODEPOOL_ID}, DefaultPool")), "{both:?}");
    assert_eq!(trial.end("decide", &["not-carried-out", "--pool", "DefaultPool"]).code, 0);
    let phases = |state: &Value| [0, 1].map(|target| state["stages"][0]["targets"][target]["phase"].clone());
    assert_eq!(phases(&trial.state()), [json!("lost"), json!("failed")]);
    assert_eq!(trial.end("decide", &["not-carried-out"]).code, 0);
    assert_eq!((trial.resume().code, trial.calls().len()), (3, 2));
}
