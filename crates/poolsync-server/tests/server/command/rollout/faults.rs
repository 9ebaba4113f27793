//! Every fault of the sandbox in the middle of a rollout: the right words, and no call too many.

use super::{Trial, each, planned};
use serde_json::{Value, json};

/// How a rollout ends.
enum Ends {
    /// All of it was done.
    Done,
    /// It failed in the stage of the fault.
    Failed,
    /// The credential is asked for.
    Credential,
}

use Ends::{Credential, Done, Failed};

fn pool(id: &str) -> String {
    format!("/api/v3/projects/{}/clusters/{}/nodepools/{id}", poolsync_core::example::PROJECT_ID, super::CLUSTER)
}

/// A fault of the first call to the second pool, which is in the second stage.
fn of_a_call(mut fault: Value) -> Value {
    fault["path"] = json!(format!("{}/operation/upgrade", pool(super::BACK)));
    fault
}

/// Faults of the second and later readings of the third pool: before its first call, in the third stage.
fn of_a_reading(mut fault: Value, times: u32) -> Value {
    fault["path"] = json!(pool(super::QUEUE));
    fault["method"] = json!("GET");
    fault["times"] = json!(times);
    json!([{ "kind": "slow", "ms": 0, "path": pool(super::QUEUE), "method": "GET" }, fault])
}

#[test]
fn a_fault_of_a_call_is_told_and_the_call_is_not_repeated() {
    let refused = |status: u16, shape: &str, code: &str| json!({ "kind": "refuse", "status": status, "shape": shape, "code": code });
    let accepted = |mut fault: Value| {
        fault["accepted"] = json!(true);
        fault
    };
    let cases = [
        (json!({ "kind": "slow", "ms": 300 }), Done, "all nodes of the call done"),
        (json!({ "kind": "no-cors" }), Done, "all nodes of the call done"),
        (refused(400, "cce", "CCE.01400001"), Failed, "call refused: 400 CCE.01400001"),
        (refused(403, "gateway", "APIGW.0302"), Failed, "call refused: 403 APIGW.0302"),
        (refused(409, "kubernetes", "Conflict"), Failed, "call refused: 409"),
        (refused(429, "gateway", "APIGW.0308"), Failed, "call refused: 429 APIGW.0308"),
        (refused(401, "iam", "APIGW.0301"), Credential, "call refused: 401"),
        // The signature is an hour old for such a service.
        (json!({ "kind": "clock", "seconds": 3600 }), Credential, "call refused: 401"),
        (json!({ "kind": "redirect", "location": "http://127.0.0.1:1/" }), Failed, "call refused: 307"),
        // Carried out or not: what the pool shows decides. "Locked by other requests" can be the answer to a call that a gateway
        // has repeated.
        (refused(429, "cce-old", "CCE.01429002"), Failed, "the call was not carried out"),
        (accepted(refused(429, "cce", "CCE.01429002")), Done, "the call was carried out"),
        (refused(503, "gateway", "APIGW.0106"), Failed, "the call was not carried out"),
        (accepted(refused(503, "gateway", "APIGW.0106")), Done, "the call was carried out"),
        (json!({ "kind": "status", "status": 504, "body": "late" }), Failed, "the call was not carried out"),
        (accepted(json!({ "kind": "status", "status": 408 })), Done, "the call was carried out"),
        (json!({ "kind": "close" }), Failed, "the call was not carried out"),
        (accepted(json!({ "kind": "close" })), Done, "the call was carried out"),
        (json!({ "kind": "html" }), Failed, "the call was not carried out"),
        (accepted(json!({ "kind": "html" })), Done, "the call was carried out"),
        (accepted(json!({ "kind": "huge", "bytes": 20_000_000 })), Done, "the call was carried out"),
        (json!({ "kind": "truncated" }), Done, "the call was carried out"),
        // Accepted by its status, but nothing comes of it.
        (json!({ "kind": "empty" }), Failed, "was not reset"),
        (accepted(json!({ "kind": "empty" })), Done, "all nodes of the call done"),
    ];
    each(&cases, |(fault, ends, words)| {
        let trial = Trial::new("0.05");
        trial.put_fault(&of_a_call(fault.clone()));
        let ended = trial.run();
        let (code, stages) = match ends {
            Done => (0, 5),
            Failed | Credential => (3, 2),
        };
        assert_eq!((ended.code, trial.stages()), (code, planned(stages)), "{fault}: {ended:?}");
        assert!(ended.out.contains(words), "{fault}: {words} in {}", ended.out);
        let asks = ended.err.contains("The credential is no longer taken");
        // With nothing under way the refusal is the end of it, and nobody needs a credential any more.
        let is_over = trial.state()["end"].is_string();
        assert_eq!(asks, matches!(ends, Credential) && !is_over, "{fault}: {}", ended.err);
        // Whatever comes later, no call is repeated.
        let again = trial.resume();
        assert_eq!((again.code, trial.stages()), (code, planned(stages)), "{fault}: {again:?}");
    });
}

#[test]
fn silence_is_a_lost_answer_in_its_time() {
    let cases = [
        (json!({ "kind": "hang" }), 3, 2, "the call was not carried out"),
        (json!({ "kind": "hang", "accepted": true }), 0, 5, "the call was carried out"),
        (json!({ "kind": "stalled" }), 0, 5, "the call was carried out"),
    ];
    each(&cases, |(fault, code, stages, words)| {
        let trial = Trial::new("0.05");
        trial.put_fault(&of_a_call(fault.clone()));
        let ended = trial.run();
        assert_eq!((ended.code, trial.stages()), (*code, planned(*stages)), "{fault}: {ended:?}");
        assert!(
            ended.out.contains(words) && ended.out.contains("answer lost: no whole answer within"),
            "{}",
            ended.out
        );
    });
}

#[test]
fn a_fault_of_a_reading_is_waited_out() {
    let cases = [
        json!({ "kind": "status", "status": 429, "headers": { "Retry-After": "1.5" } }),
        json!({ "kind": "status", "status": 500 }),
        json!({ "kind": "refuse", "status": 503, "shape": "gateway" }),
        json!({ "kind": "close" }),
        json!({ "kind": "truncated" }),
        json!({ "kind": "html" }),
        json!({ "kind": "empty" }),
        json!({ "kind": "slow", "ms": 200 }),
        json!({ "kind": "huge", "bytes": 20_000_000 }),
        json!({ "kind": "redirect", "location": "http://127.0.0.1:1/" }),
    ];
    each(&cases, |fault| {
        let trial = Trial::new("0.05");
        trial.put_fault(&of_a_reading(fault.clone(), 3));
        let ended = trial.run();
        assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{fault}: {ended:?}");
        let waits = ended.out.contains("Waits before the next call: ");
        assert_eq!(waits, fault["kind"] != "slow", "{fault}: {}", ended.out);
    });
}

#[test]
fn a_pool_that_is_not_shown_is_not_called_until_it_is() {
    let trial = Trial::new("0.05");
    trial.put_fault(&of_a_reading(
        json!({ "kind": "refuse", "status": 404, "shape": "cce", "code": "CCE.01404001" }),
        1,
    ));
    let ended = trial.run();
    assert!(
        ended.code == 3 && ended.err.contains("cannot be read, so nothing was called: HTTP 404 CCE.01404001"),
        "{ended:?}"
    );
    assert_eq!(trial.stages(), planned(2));
    let ended = trial.resume();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
}

#[test]
fn nodes_that_cannot_be_read_for_a_while_are_followed_all_the_same() {
    let trial = Trial::new("0.05");
    let path = format!("/api/v3/projects/{}/clusters/{}/nodes", poolsync_core::example::PROJECT_ID, super::CLUSTER);
    // The first readings are those before the start and before the first call.
    let broken = json!({ "kind": "status", "status": 502, "path": path, "method": "GET", "times": 3 });
    trial.put_fault(&json!([{ "kind": "slow", "ms": 0, "path": path, "method": "GET", "times": 2 }, broken]));
    let ended = trial.run();
    assert_eq!((ended.code, trial.stages()), (0, planned(5)), "{ended:?}");
    assert!(ended.err.contains("the next try is in"), "{}", ended.err);
}

#[test]
fn with_continue_the_next_call_is_made_after_a_refusal() {
    let trial = Trial::of("0.05", |sandbox| super::plan(sandbox, "continue", "[]"));
    trial.put_fault(&of_a_call(json!({ "kind": "refuse", "status": 400, "shape": "cce", "code": "CCE.01400001" })));
    let ended = trial.run();
    assert_eq!((ended.code, trial.stages()), (3, planned(5)), "{ended:?}");
    assert!(ended.out.contains("14 of 16 nodes done"), "{}", ended.out);
}
