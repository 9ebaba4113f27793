//! The one call, and what comes of it.

use super::{OPERATOR, READER, calls, request, run, upgrades};
use crate::support::{Ask, Running};
use serde_json::{Value, json};

fn put_fault(server: &Running, fault: &str) {
    assert_eq!(Ask::new("PUT", "/sandbox/fault").body(fault).send(&server.sandbox).status, 204);
}

#[test]
fn the_pool_is_read_before_the_call_and_the_call_is_made_once() {
    let server = Running::with_sandbox("0");
    let ended = run(&["send", "--yes", "--json"], &request(&server.sandbox).to_string(), &OPERATOR);
    let outcome = ended.json();
    assert_eq!((ended.code, &outcome["kind"]), (0, &json!("accepted")));
    assert!(outcome["jobId"].is_string() && outcome["requestId"].is_string(), "{outcome}");
    let calls = calls(&server);
    assert_eq!((calls[0].0.as_str(), upgrades(&server)), ("GET", 1));
    assert!(calls[0].1.contains("/nodepools/"), "{calls:?}");
    // The host, and what is known of the pool, stand beside the answer.
    assert!(ended.err.contains(&server.sandbox) && ended.err.contains("effect/disks-wiped"), "{}", ended.err);
}

#[test]
fn without_approval_nothing_is_sent() {
    let server = Running::with_sandbox("0");
    let ended = run(&["send"], &request(&server.sandbox).to_string(), &OPERATOR);
    assert_eq!((ended.code, ended.out.as_str(), upgrades(&server)), (5, "", 0));
    assert!(ended.err.contains("--yes"), "{}", ended.err);
}

#[test]
fn s11_a_request_with_errors_is_not_sent() {
    let server = Running::with_sandbox("0");
    let mut request = request(&server.sandbox);
    request["body"]["spec"]["maxUnavailable"] = json!(21);
    let ended = run(&["send", "--yes", "--json"], &request.to_string(), &OPERATOR);
    assert_eq!((ended.code, &ended.json()["sendable"], calls(&server).len()), (1, &json!(false), 0));
}

#[test]
fn a_refusal_is_told_with_what_to_do() {
    let server = Running::with_sandbox("0");
    let text = request(&server.sandbox).to_string();
    let ended = run(&["send", "--yes", "--json"], &text, &READER);
    let outcome = ended.json();
    assert_eq!((ended.code, &outcome["kind"], &outcome["status"]), (3, &json!("refused"), &json!(403)));
    assert!(outcome["advice"].is_string(), "{outcome}");
    let ended = run(&["send", "--yes", "--lang", "zh"], &text, &READER);
    assert!(ended.out.starts_with("被拒绝：HTTP 403"), "{}", ended.out);
}

#[test]
fn a_pool_that_cannot_be_read_stops_the_call() {
    let server = Running::with_sandbox("0");
    put_fault(
        &server,
        r#"{"kind":"refuse","on":"read","shape":"cce","status":404,"code":"CCE.01404001","message":"none"}"#,
    );
    let ended = run(&["send", "--yes", "--json"], &request(&server.sandbox).to_string(), &OPERATOR);
    assert_eq!((ended.code, &ended.json()["status"], upgrades(&server)), (3, &json!(404), 0));
    assert!(ended.err.contains("the call was not made"), "{}", ended.err);
}

#[test]
fn a_success_that_names_an_error_is_unknown() {
    let server = Running::with_sandbox("0");
    let error = json!({ "errorCode": "CCE.01500001", "errorMsg": "internal error" });
    put_fault(&server, &json!({ "kind": "status", "on": "upgrade", "status": 200, "body": error }).to_string());
    let ended = run(&["send", "--yes", "--json"], &request(&server.sandbox).to_string(), &OPERATOR);
    assert_eq!((ended.code, &ended.json()["kind"], &ended.json()["sent"]), (4, &json!("unknown"), &json!("maybe")));
    assert_eq!(upgrades(&server), 1);
}

// 408 and 421 are repeated by browsers and proxies, a 5xx says nothing of what was done, and what locks a pool may be this very
// call: the package says so too (`after_these_refusals_the_call_may_have_been_carried_out` in its core).
#[test]
fn after_these_refusals_the_call_may_have_been_carried_out() {
    let server = Running::with_sandbox("0");
    let text = request(&server.sandbox).to_string();
    for (status, code) in [(503, "CCE.01503001"), (408, "APIGW.0308"), (421, "APIGW.0101"), (429, "CCE.01429002")] {
        put_fault(
            &server,
            &json!({ "kind": "refuse", "on": "upgrade", "shape": "cce", "status": status, "code": code }).to_string(),
        );
        let before = upgrades(&server);
        let ended = run(&["send", "--yes", "--json"], &text, &OPERATOR);
        let outcome = ended.json();
        assert_eq!(
            (ended.code, &outcome["kind"], &outcome["sent"]),
            (4, &json!("refused"), &json!("maybe")),
            "{status}"
        );
        assert_eq!(upgrades(&server), before + 1);
    }
    put_fault(&server, r#"{"kind":"refuse","on":"upgrade","shape":"cce","status":503,"code":"CCE.01503001"}"#);
    let ended = run(&["send", "--yes"], &text, &OPERATOR);
    assert!(ended.code == 4 && ended.out.contains("Look at the node pool before you send again"), "{ended:?}");
    // A pool that cannot be read leaves nothing in doubt: the call was not made.
    put_fault(&server, r#"{"kind":"refuse","on":"read","shape":"cce","status":503,"code":"CCE.01503001"}"#);
    let ended = run(&["send", "--yes", "--json"], &text, &OPERATOR);
    assert_eq!((ended.code, ended.json().get("sent")), (3, None), "{ended:?}");
}

#[test]
fn s12_a_lost_answer_is_unknown_and_nothing_is_sent_again() {
    let server = Running::with_sandbox("0");
    put_fault(&server, r#"{"kind":"close","on":"upgrade","accepted":true}"#);
    let ended = run(&["send", "--yes", "--json"], &request(&server.sandbox).to_string(), &OPERATOR);
    let outcome = ended.json();
    assert_eq!((ended.code, &outcome["kind"], &outcome["sent"]), (4, &json!("unknown"), &json!("maybe")));
    assert_eq!(upgrades(&server), 1);
}

#[test]
fn a_host_that_is_not_there_got_nothing() {
    let ended = run(&["send", "--yes", "--json"], &request("127.0.0.1:1").to_string(), &OPERATOR);
    assert_eq!((ended.code, &ended.json()["sent"]), (4, &json!("no")));
}

#[test]
fn a_redirect_is_not_followed() {
    let (server, other) = (Running::with_sandbox("0"), Running::with_sandbox("0"));
    let fault = json!({ "kind": "redirect", "on": "upgrade", "location": format!("http://{}/", other.sandbox) });
    put_fault(&server, &fault.to_string());
    let ended = run(&["send", "--yes"], &request(&server.sandbox).to_string(), &OPERATOR);
    assert_eq!((ended.code, calls(&other).len()), (3, 0));
}

#[test]
fn nodes_are_followed_until_they_are_done() {
    let server = Running::with_sandbox("0.2");
    let text = request(&server.sandbox).to_string();
    let ended = run(&["send", "--yes", "--follow", "--json"], &text, &OPERATOR);
    let lines: Vec<Value> = ended.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((ended.code, &lines[0]["kind"]), (0, &json!("accepted")));
    let last = lines.last().unwrap();
    assert_eq!((&last["event"], &last["end"], &last["failed"]), (&json!("ended"), &json!("done"), &json!([])));
    let before = &lines[lines.len() - 2];
    assert_eq!((&before["done"], &before["total"]), (&json!(5), &json!(5)));
}

#[test]
fn nodes_that_fail_are_named() {
    let server = Running::with_sandbox("0.2");
    let mut request = request(&server.sandbox);
    // Four nodes in each zone, the last of which fails; ids by the number of a node.
    let pool = "3a1d9f22-6c8e-4b47-8d2f-0255ac10f011";
    request["clusterId"] = json!("7c3aed4e-44bc-4f2a-8e97-0255ac100cee");
    request["nodepoolId"] = json!(pool);
    let ids = ["a6e5b7c3-9f44-4ba8-8a6d-0255ac500003", "a6e5b7c3-9f44-4ba8-8a6d-0255ac500004"];
    request["body"] = json!({ "spec": { "maxUnavailable": 2, "nodeIDs": ids, "nodePoolID": pool } });
    let ended = run(&["send", "--yes", "--follow"], &request.to_string(), &OPERATOR);
    assert!(ended.code == 3 && ended.out.contains("`zoned-a4-fails`"), "{ended:?}");
}
