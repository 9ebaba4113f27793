//! What a test can let go wrong. Each fault hits one upgrade call, after it has been written down.

use super::{Imitation, pool_path, upgrade, upgrade_path};
use crate::support::{Answer, Ask};
use poolsync_core::example::body;
use std::time::{Duration, Instant};

const ORIGIN: &str = "http://127.0.0.1:8080";

/// The answer to an upgrade call of a page, with this fault; none if there was none.
fn with(sandbox: &Imitation, fault: &str) -> Option<Answer> {
    let put = sandbox.door("PUT", "/sandbox/fault", fault);
    assert_eq!(put.status, 204, "{}", put.text());
    let ask = upgrade(&upgrade_path(), &body()).header("Origin", ORIGIN).header("X-Auth-Token", &sandbox.token);
    ask.try_send(&sandbox.server.sandbox)
}

fn is_running(sandbox: &Imitation) -> bool {
    sandbox.read(&pool_path())["status"]["conditions"][0]["status"] == "True"
}

#[test]
fn any_status_body_and_header() {
    let sandbox = Imitation::start("3600");
    let fault =
        r#"{"kind":"status","status":503,"body":"busy","headers":{"Retry-After":"56.818","Content-Type":"text/html"}}"#;
    let answer = with(&sandbox, fault).unwrap();
    assert_eq!((answer.status, answer.text()), (503, "busy"));
    assert_eq!(answer.header("retry-after").as_deref(), Some("56.818"));
    assert_eq!(answer.header("content-type").as_deref(), Some("text/html"));
    assert_eq!(answer.header("access-control-allow-origin").as_deref(), Some(ORIGIN));
    let answer = with(&sandbox, r#"{"kind":"status","status":409,"body":{"errorCode":"CCE.01409002"}}"#).unwrap();
    assert_eq!((answer.status, answer.text()), (409, "{\"errorCode\":\"CCE.01409002\"}"));
    assert!(!is_running(&sandbox));
}

#[test]
fn a_closed_connection() {
    let sandbox = Imitation::start("3600");
    assert!(with(&sandbox, r#"{"kind":"close"}"#).is_none());
    assert!(!is_running(&sandbox));
    let calls = sandbox.calls();
    assert_eq!((&calls[0]["method"], &calls[0]["status"]), (&"POST".into(), &serde_json::Value::Null));
}

#[test]
fn a_closed_connection_after_the_call_was_carried_out() {
    let sandbox = Imitation::start("3600");
    assert!(with(&sandbox, r#"{"kind":"close","accepted":true}"#).is_none());
    assert!(is_running(&sandbox));
}

#[test]
fn silence() {
    let sandbox = Imitation::start("3600");
    assert_eq!(sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"hang"}"#).status, 204);
    let ask = upgrade(&upgrade_path(), &body()).header("X-Auth-Token", &sandbox.token);
    let mut stream = std::net::TcpStream::connect(&sandbox.server.sandbox).unwrap();
    std::io::Write::write_all(&mut stream, &ask.bytes(&sandbox.server.sandbox)).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let read = std::io::Read::read(&mut stream, &mut [0; 16]);
    assert!(read.is_err(), "{read:?}");
    assert_eq!(sandbox.calls().len(), 1);
}

#[test]
fn a_late_answer() {
    let sandbox = Imitation::start("3600");
    let started = Instant::now();
    let answer = with(&sandbox, r#"{"kind":"slow","ms":300}"#).unwrap();
    assert_eq!(answer.status, 200);
    assert!(started.elapsed() >= Duration::from_millis(300));
    assert!(is_running(&sandbox));
}

#[test]
fn an_answer_that_a_page_may_not_read() {
    let sandbox = Imitation::start("3600");
    let answer = with(&sandbox, r#"{"kind":"no-cors"}"#).unwrap();
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, None));
    assert_eq!(answer.header("access-control-expose-headers"), None);
    assert!(is_running(&sandbox), "it was carried out all the same");
}

#[test]
fn a_redirect() {
    let sandbox = Imitation::start("3600");
    let answer = with(&sandbox, r#"{"kind":"redirect","location":"https://example.com/"}"#).unwrap();
    assert_eq!((answer.status, answer.header("location").as_deref()), (307, Some("https://example.com/")));
}

#[test]
fn the_login_page_of_a_portal_and_nothing_at_all() {
    let sandbox = Imitation::start("3600");
    let answer = with(&sandbox, r#"{"kind":"html"}"#).unwrap();
    assert_eq!((answer.status, answer.header("content-type").as_deref()), (200, Some("text/html; charset=utf-8")));
    assert!(answer.text().starts_with("<!doctype html>"));
    let answer = with(&sandbox, r#"{"kind":"empty"}"#).unwrap();
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert!(!is_running(&sandbox));
}

#[test]
fn a_fault_happens_once_and_only_to_an_upgrade() {
    let sandbox = Imitation::start("3600");
    sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"status","status":500}"#);
    assert_eq!(sandbox.send(Ask::get(&pool_path())).status, 200);
    assert_eq!(sandbox.upgrade(&body()).status, 500);
    assert_eq!(sandbox.upgrade(&body()).status, 200);
}

#[test]
fn a_fault_can_be_taken_back() {
    let sandbox = Imitation::start("3600");
    sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"status","status":500}"#);
    assert_eq!(sandbox.door("DELETE", "/sandbox/fault", "").status, 204);
    assert_eq!(sandbox.upgrade(&body()).status, 200);
}

#[test]
fn a_fault_that_cannot_be_read_is_refused() {
    let sandbox = Imitation::start("3600");
    let answer = sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"explode"}"#);
    assert_eq!(answer.status, 400);
    assert!(answer.text().starts_with("This is no fault: unknown variant `explode`"), "{}", answer.text());
}
