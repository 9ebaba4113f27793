//! Looking in from tests.

use super::{Imitation, pool_path, upgrade, upgrade_path};
use crate::support::Ask;
use poolsync_core::example::body;
use serde_json::json;

#[test]
fn every_call_is_written_down() {
    let sandbox = Imitation::start("3600");
    sandbox.send(Ask::get(&format!("{}?a=b", pool_path())));
    Ask::get(&pool_path()).send(&sandbox.server.sandbox);
    let asked = Ask::new("OPTIONS", &upgrade_path()).header("Origin", "http://localhost");
    asked.header("Access-Control-Request-Method", "POST").send(&sandbox.server.sandbox);
    sandbox.upgrade(&body());
    let calls = sandbox.calls();
    let shown: Vec<_> =
        calls.iter().map(|call| (call["method"].as_str().unwrap(), call["status"].as_u64().unwrap())).collect();
    assert_eq!(shown, [("GET", 200), ("GET", 401), ("OPTIONS", 204), ("POST", 200)]);
    assert_eq!((&calls[0]["path"], &calls[0]["query"]), (&json!(pool_path()), &json!("a=b")));
    let call = &calls[3];
    assert_eq!((&call["path"], &call["query"], &call["body"]), (&json!(upgrade_path()), &json!(null), &json!(body())));
    assert_eq!(call["headers"], json!(["connection", "content-length", "content-type", "host", "x-auth-token"]));
    assert_eq!(call["bodyBytes"], body().len());
    assert_eq!(call["bodySha256"], BODY_SHA256);
    assert!(!json!(calls).to_string().contains(&sandbox.token), "no values of headers");
}

/// `printf '%s' '{"spec":…}' | sha256sum` of the body of the example.
const BODY_SHA256: &str = "702b10d0eab1bed90a9669e436a2e39505b3048dd417fa74b7e164cc3d2b9e32";

#[test]
fn passwords_are_masked() {
    let sandbox = Imitation::start("3600");
    let text = r#"{"spec":{"nodeTemplate":{"login":{"userPassword":{"username":"root","password":"Secret-1"}}}}"#;
    sandbox.send(upgrade(&upgrade_path(), text));
    let calls = sandbox.calls();
    assert_eq!(calls[0]["body"], text.replace("Secret-1", "******"));
    assert_eq!(calls[0]["bodyBytes"], text.len());
}

#[test]
fn forgetting_is_a_fresh_start() {
    let sandbox = Imitation::start("3600");
    assert_eq!(sandbox.upgrade(&body()).status, 200);
    assert_eq!(sandbox.upgrade(&body()).status, 429);
    assert_eq!(sandbox.door("DELETE", "/sandbox/calls", "").status, 204);
    assert_eq!(sandbox.calls().len(), 0);
    assert_eq!(sandbox.read(&pool_path())["status"]["conditions"][0]["status"], "False");
    assert_eq!(sandbox.upgrade(&body()).status, 200);
}

#[test]
fn the_time_of_a_batch_can_be_made_short_and_set_back() {
    let sandbox = Imitation::start("3600");
    assert_eq!(sandbox.door("PUT", "/sandbox/time", r#"{"batchSeconds":0}"#).status, 204);
    assert_eq!(sandbox.upgrade(&body()).status, 200);
    // The nodes were done in no time, and the pool is free again.
    assert_eq!(sandbox.upgrade(&body()).status, 200);
    assert_eq!(sandbox.door("DELETE", "/sandbox/time", "").status, 204);
    assert_eq!(sandbox.upgrade(&body()).status, 200);
    assert_eq!(sandbox.upgrade(&body()).status, 429);
    let answer = sandbox.door("PUT", "/sandbox/time", r#"{"batchSeconds":"soon"}"#);
    assert!(answer.status == 400 && answer.text().starts_with("This is no time: "), "{}", answer.text());
}

#[test]
fn doors_are_closed_to_foreign_names() {
    let sandbox = Imitation::start("3600");
    for (method, path) in
        [("GET", "/sandbox/calls"), ("DELETE", "/sandbox/calls"), ("PUT", "/sandbox/fault"), ("PUT", "/sandbox/time")]
    {
        for host in ["rebound.example", "192.0.2.7:8081", ""] {
            let answer = Ask::new(method, path).header("Host", host).send(&sandbox.server.sandbox);
            assert_eq!((answer.status, answer.text()), (403, "Only for programs on this machine.\n"), "{host}");
        }
    }
}

#[test]
fn doors_are_no_part_of_the_service() {
    let sandbox = Imitation::start("3600");
    let answer = Ask::get("/sandbox/calls").header("Origin", "http://127.0.0.1:8080").send(&sandbox.server.sandbox);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, None));
    assert_eq!(Ask::get("/sandbox/other").send(&sandbox.server.sandbox).status, 404);
    assert_eq!(sandbox.calls().len(), 0);
}
