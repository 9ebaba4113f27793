//! Through the relay to the sandbox, which looks at signatures and tokens as the cloud does: they hold.

use super::call;
use crate::support::{Answer, Ask, Running, key, signed_ask};
use poolsync_core::AccessKey;
use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID, body};
use serde_json::{Value, json};

const OPERATOR: (&str, &str) = ("SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001");

fn pool() -> String {
    format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER_ID}/nodepools/{NODEPOOL_ID}")
}

/// A call signed for the host of the sandbox, sent to the relay.
fn relayed(server: &Running, key: &AccessKey, method: &str, path: &str, body: &str) -> Answer {
    let origin = format!("http://{}", server.sandbox);
    let ask = signed_ask(key, (method, &origin, path), body, 0).at(&format!("/relay/{}{path}", server.sandbox));
    ask.header("X-Poolsync-Relay", "1").send(&server.page)
}

/// The token of this user, by the relay.
fn token(server: &Running, user: &str, password: &str) -> String {
    let user = json!({ "name": user, "password": password, "domain": { "name": "sandbox-account" } });
    let identity = json!({ "methods": ["password"], "password": { "user": user } });
    let body = json!({ "auth": { "identity": identity, "scope": { "project": { "id": PROJECT_ID } } } });
    let answer =
        call("POST", &server.sandbox, "/v3/auth/tokens?nocatalog=true").body(body.to_string()).send(&server.page);
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.header("x-iam-trace-id").unwrap().len(), 32);
    answer.header("x-subject-token").unwrap()
}

#[test]
fn a_signature_holds() {
    let server = Running::with_sandbox("3600");
    let key = key(OPERATOR, PROJECT_ID);
    let read = relayed(&server, &key, "GET", &format!("{}?a=%2F%2e&b=%E4%B8%AD&a=", pool()), "");
    assert_eq!(read.status, 200, "{}", read.text());
    let upgrade = relayed(&server, &key, "POST", &format!("{}/operation/upgrade", pool()), &body());
    assert_eq!(upgrade.status, 200, "{}", upgrade.text());
    assert_eq!(upgrade.header("x-request-id").unwrap().len(), 32);
    let projects = relayed(&server, &key, "GET", "/v3/projects?name=cn-north-4", "");
    assert_eq!(projects.json()["projects"][0]["id"], PROJECT_ID);
}

#[test]
fn a_login_and_a_temporary_key_pass() {
    let server = Running::with_sandbox("8");
    let token = token(&server, "operator", "Sandbox-pass-1");
    let body = json!({ "auth": { "identity": { "methods": ["token"], "token": { "duration_seconds": 900 } } } });
    let ask = call("POST", &server.sandbox, "/v3.0/OS-CREDENTIAL/securitytokens").header("X-Auth-Token", &token);
    let answer = ask.body(body.to_string()).send(&server.page);
    assert_eq!(answer.status, 201, "{}", answer.text());
    let credential: &Value = &answer.json()["credential"];
    let text = |name: &str| credential[name].as_str().unwrap();
    let mut temporary = key((text("access"), text("secret")), PROJECT_ID);
    temporary.security_token = Some(poolsync_core::Secret::new(text("securitytoken").to_owned()));
    assert_eq!(relayed(&server, &temporary, "GET", &pool(), "").status, 200);
}

#[test]
fn a_token_of_20_kb_passes_both_ways() {
    let server = Running::with_sandbox("8");
    let token = token(&server, "many-roles", "Sandbox-pass-5");
    assert_eq!(token.len(), 20_000);
    let read = call("GET", &server.sandbox, &pool()).header("X-Auth-Token", &token).send(&server.page);
    assert_eq!(read.json()["metadata"]["uid"], NODEPOOL_ID);
}

#[test]
fn a_list_of_two_thousand_nodes_passes() {
    let server = Running::with_sandbox("8");
    let path = format!("/api/v3/projects/{PROJECT_ID}/clusters/6b2fdc3d-33ab-4f19-8d86-0255ac100ced/nodes?limit=2000");
    let list = relayed(&server, &key(OPERATOR, PROJECT_ID), "GET", &path, "");
    assert_eq!(list.json()["items"].as_array().unwrap().len(), 2000);
}

#[test]
fn huge_and_broken_answers_are_told_as_such() {
    let server = Running::with_sandbox("8");
    // 8 MiB are passed on; the fault sends more.
    for (fault, code) in [
        (r#"{"kind":"huge","bytes":9000000,"on":"read"}"#, "relay/answer-too-large"),
        (r#"{"kind":"truncated","on":"read"}"#, "relay/answer-lost"),
        (r#"{"kind":"close","on":"read"}"#, "relay/answer-lost"),
    ] {
        assert_eq!(Ask::new("PUT", "/sandbox/fault").body(fault).send(&server.sandbox).status, 204);
        let answer = call("GET", &server.sandbox, &pool()).send(&server.page);
        assert_eq!((answer.status, answer.relay_code().as_deref()), (502, Some(code)), "{fault}");
        assert_eq!(answer.json()["error"]["sent"], "maybe");
    }
}
