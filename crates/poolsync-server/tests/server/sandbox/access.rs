//! Who may call: the token, and pages of this machine.

use super::{Imitation, pool_path, upgrade, upgrade_path};
use crate::support::Ask;
use poolsync_core::example;

#[test]
fn the_token_is_checked_first() {
    let sandbox = Imitation::start("8");
    let address = &sandbox.server.sandbox;
    for (ask, reason) in [
        (Ask::get(&pool_path()), "x-auth-token not found"),
        (Ask::get(&pool_path()).header("X-Auth-Token", "MIIwrong"), "decrypt token fail"),
        (Ask::get(&pool_path()).header("Authorization", "SDK-HMAC-SHA256 Access=a"), "Get secretKey failed"),
        (upgrade(&upgrade_path(), "no JSON").header("X-Auth-Token", "MIIwrong"), "decrypt token fail"),
        (upgrade("/api/v3/projects/other/clusters/c/nodepools/n/operation/upgrade", ""), "x-auth-token not found"),
    ] {
        let answer = ask.send(address);
        let body = answer.json();
        assert_eq!(answer.status, 401);
        assert_eq!(body["error_code"], "APIGW.0301");
        assert_eq!(body["error_msg"], format!("Incorrect IAM authentication information: {reason}"));
        assert_eq!(body["request_id"].as_str(), answer.header("x-request-id").as_deref());
    }
}

#[test]
fn every_answer_has_its_own_request_id() {
    let sandbox = Imitation::start("8");
    let ids: std::collections::HashSet<String> = (0..3)
        .flat_map(|_| [pool_path(), "/no/such/api".to_owned(), format!("{}x", pool_path())])
        .map(|path| sandbox.send(Ask::get(&path)).header("x-request-id").unwrap())
        .collect();
    assert_eq!(ids.len(), 9);
    assert!(ids.iter().all(|id| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())), "{ids:?}");
}

#[test]
fn what_does_not_exist_is_the_gateways_404() {
    let sandbox = Imitation::start("8");
    for (method, path) in [
        ("GET", "/api/v3/other".to_owned()),
        ("DELETE", pool_path()),
        ("GET", upgrade_path()),
        ("POST", pool_path()),
        ("OPTIONS", pool_path()),
    ] {
        let answer = sandbox.send(Ask::new(method, &path));
        assert_eq!((answer.status, answer.json()["error_code"].as_str()), (404, Some("APIGW.0101")), "{method} {path}");
    }
}

#[test]
fn pages_of_this_machine_may_ask_and_call() {
    let sandbox = Imitation::start("8");
    for origin in ["http://127.0.0.1:8080", "http://localhost:3000", "http://[::1]:1"] {
        let asked = Ask::new("OPTIONS", &upgrade_path())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type,x-auth-token")
            .send(&sandbox.server.sandbox);
        assert_eq!(asked.status, 204);
        assert_eq!(asked.header("access-control-allow-origin").as_deref(), Some(origin));
        assert_eq!(asked.header("access-control-allow-methods").as_deref(), Some("GET, POST"));
        assert_eq!(
            asked.header("access-control-allow-headers").as_deref(),
            Some(
                "Content-Type, X-Auth-Token, Authorization, X-Sdk-Date, X-Project-Id, X-Security-Token, X-Sdk-Content-Sha256"
            )
        );
        let read = sandbox.send(Ask::get(&pool_path()).header("Origin", origin));
        assert_eq!(read.header("access-control-allow-origin").as_deref(), Some(origin));
        assert_eq!(
            read.header("access-control-expose-headers").as_deref(),
            Some("X-Request-Id, X-Subject-Token, X-IAM-Trace-Id, Retry-After, Date")
        );
        assert!(read.header("date").is_some());
        // Refusals can be read as well.
        let refused = Ask::get(&pool_path()).header("Origin", origin).send(&sandbox.server.sandbox);
        assert_eq!(refused.header("access-control-allow-origin").as_deref(), Some(origin));
    }
}

#[test]
fn other_pages_may_not() {
    let sandbox = Imitation::start("8");
    for origin in ["https://example.com", "null", "http://localhost.example", "http://127.0.0.1.example"] {
        let asked = Ask::new("OPTIONS", &upgrade_path())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .send(&sandbox.server.sandbox);
        assert_eq!((asked.status, asked.header("access-control-allow-origin")), (403, None), "{origin}");
        let read = sandbox.send(Ask::get(&pool_path()).header("Origin", origin));
        assert_eq!((read.status, read.header("access-control-allow-origin")), (200, None), "{origin}");
    }
}

#[test]
fn the_token_is_for_one_project() {
    let sandbox = Imitation::start("8");
    let other = pool_path().replace(example::PROJECT_ID, "ffffffffffffffffffffffffffffffff");
    let answer = sandbox.send(Ask::get(&other));
    assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (403, Some("CCE.01403001")));
}

#[test]
fn the_front_page_says_what_it_is() {
    let sandbox = Imitation::start("8");
    let page = Ask::get("/").send(&sandbox.server.sandbox);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("made up") && page.text().contains("虚构"), "{}", page.text());
    assert!(page.text().contains("<td>operator<td>Sandbox-pass-1<td>SANDBOXKEYOPERATOR01<td>"), "{}", page.text());
    assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'"));
}
