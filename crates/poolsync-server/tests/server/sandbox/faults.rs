//! What a test can let go wrong. A fault hits one upgrade call unless it says otherwise, after it has been written down.

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

/// The answer to a read of a page, with this fault.
fn read_with(sandbox: &Imitation, fault: &str) -> Option<Answer> {
    let put = sandbox.door("PUT", "/sandbox/fault", fault);
    assert_eq!(put.status, 204, "{}", put.text());
    Ask::get(&pool_path()).header("X-Auth-Token", &sandbox.token).try_send(&sandbox.server.sandbox)
}

#[test]
fn reads_and_logins_have_faults_of_their_own() {
    let sandbox = Imitation::start("3600");
    let faults = r#"[{"kind":"status","status":503,"on":"read","times":2},{"kind":"status","status":500,"on":"iam"}]"#;
    assert_eq!(read_with(&sandbox, faults).unwrap().status, 503);
    let login = || Ask::new("POST", "/v3/auth/tokens").body("{}").send(&sandbox.server.sandbox).status;
    assert_eq!((login(), login()), (500, 400));
    let read = || sandbox.send(Ask::get(&pool_path())).status;
    assert_eq!((read(), read()), (503, 200));
    assert_eq!(sandbox.upgrade(&body()).status, 200);
}

#[test]
fn a_path_and_a_method_can_be_chosen() {
    let sandbox = Imitation::start("3600");
    let fault = format!(r#"{{"kind":"status","status":500,"method":"GET","path":"{}","times":9}}"#, pool_path());
    assert_eq!(read_with(&sandbox, &fault).unwrap().status, 500);
    assert_eq!(sandbox.send(Ask::get(&super::cluster_path())).status, 200);
    assert_eq!(sandbox.upgrade(&body()).status, 200);
}

#[test]
fn a_browser_that_may_not_even_ask() {
    let sandbox = Imitation::start("3600");
    sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"no-cors","on":"preflight"}"#);
    let question = || {
        let ask = Ask::new("OPTIONS", &upgrade_path()).header("Origin", ORIGIN);
        ask.header("Access-Control-Request-Method", "POST").send(&sandbox.server.sandbox)
    };
    assert_eq!(question().header("access-control-allow-origin"), None);
    assert_eq!(question().header("access-control-allow-origin").as_deref(), Some(ORIGIN));
}

#[test]
fn an_answer_that_ends_in_the_middle() {
    let sandbox = Imitation::start("3600");
    let whole = sandbox.send(Ask::get(&pool_path()));
    let answer = read_with(&sandbox, r#"{"kind":"truncated","on":"read"}"#).unwrap();
    let length = answer.header("content-length").unwrap().parse::<usize>().unwrap();
    // The time of the last probe has as many digits in both.
    assert_eq!((answer.status, length, answer.body.len()), (200, whole.body.len(), length / 2));
    assert!(with(&sandbox, r#"{"kind":"truncated"}"#).unwrap().text().starts_with("{\"jobid\":"));
    assert!(is_running(&sandbox), "it was carried out all the same");
}

#[test]
fn an_answer_that_stops_in_the_middle() {
    let sandbox = Imitation::start("3600");
    sandbox.door("PUT", "/sandbox/fault", r#"{"kind":"stalled","on":"read"}"#);
    let ask = Ask::get(&pool_path()).header("X-Auth-Token", &sandbox.token);
    let mut stream = std::net::TcpStream::connect(&sandbox.server.sandbox).unwrap();
    std::io::Write::write_all(&mut stream, &ask.bytes(&sandbox.server.sandbox)).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let mut got = Vec::new();
    let read = std::io::Read::read_to_end(&mut stream, &mut got);
    assert!(read.is_err(), "the connection is still open: {read:?}");
    assert!(String::from_utf8(got).unwrap().contains("\r\n\r\n{"));
}

#[test]
fn a_huge_answer() {
    let sandbox = Imitation::start("3600");
    let answer = read_with(&sandbox, r#"{"kind":"huge","bytes":9000000,"on":"read"}"#).unwrap();
    assert_eq!(answer.header("transfer-encoding").as_deref(), Some("chunked"));
    assert!(answer.body.len() > 9_000_000, "{}", answer.body.len());
}

#[test]
fn refusals_of_every_shape() {
    let sandbox = Imitation::start("3600");
    // The members by which the shapes are told apart: the error pages of CCE, IAM and the gateway, and Kubernetes' Status.
    for (shape, member, value) in [
        ("cce", "/errorCode", "A.1"),
        ("cce-old", "/error_code", "A.1"),
        ("gateway", "/request_id", "made-up-request-id"),
        ("iam", "/error/message", "because"),
        ("iam-new", "/encoded_authorization_message", "made-up"),
        ("kubernetes", "/reason", "A.1"),
    ] {
        let fault = format!(r#"{{"kind":"refuse","status":409,"shape":"{shape}","code":"A.1","message":"because"}}"#);
        let answer = with(&sandbox, &fault).unwrap();
        assert_eq!((answer.status, answer.json().pointer(member)), (409, Some(&value.into())), "{shape}");
    }
    assert!(!is_running(&sandbox));
}

#[test]
fn a_clock_that_is_off() {
    let sandbox = Imitation::start("3600");
    let answer = read_with(&sandbox, r#"{"kind":"clock","seconds":-7200,"on":"read"}"#).unwrap();
    assert_eq!(answer.status, 200);
    let date = answer.header("date").unwrap();
    let behind = std::time::SystemTime::now().duration_since(httpdate::parse_http_date(&date).unwrap()).unwrap();
    assert!((7190..7260).contains(&behind.as_secs()), "{date}");
}
