//! Signed calls: made by the core, checked by the sandbox, neither of which knows the other's code.

use super::{Imitation, cluster_path, pool_path, upgrade_path};
use crate::support::{self, Answer, Ask, signed_ask};
use poolsync_core::example::{PROJECT_ID, body};
use poolsync_core::{AccessKey, Secret};
use serde_json::{Value, json};

const OPERATOR: (&str, &str) = ("SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001");
const READER: (&str, &str) = ("SANDBOXKEYREADER0001", "made-up-secret-key-of-reader-00000000001");

fn key(parts: (&str, &str)) -> AccessKey {
    support::key(parts, PROJECT_ID)
}

/// A signed call of the sandbox.
fn signed(sandbox: &Imitation, key: &AccessKey, method: &str, path: &str, body: &str, seconds: i64) -> Ask {
    signed_ask(key, (method, &format!("http://{}", sandbox.server.sandbox), path), body, seconds)
}

fn get(sandbox: &Imitation, key: &AccessKey, path: &str) -> Answer {
    signed(sandbox, key, "GET", path, "", 0).send(&sandbox.server.sandbox)
}

fn refused(answer: &Answer) -> String {
    let body = answer.json();
    assert_eq!((answer.status, &body["error_code"]), (401, &"APIGW.0301".into()), "{body}");
    let message = body["error_msg"].as_str().unwrap();
    message.strip_prefix("Incorrect IAM authentication information: ").unwrap().to_owned()
}

#[test]
fn signed_calls_are_taken() {
    let sandbox = Imitation::start("8");
    let key = key(OPERATOR);
    assert_eq!(get(&sandbox, &key, &pool_path()).status, 200);
    assert_eq!(get(&sandbox, &key, &format!("{}/nodepools?showDefaultNodePool=true", cluster_path())).status, 200);
    assert_eq!(get(&sandbox, &key, "/v3/projects?name=cn-north-4").status, 200);
    let upgrade = signed(&sandbox, &key, "POST", &upgrade_path(), &body(), 0).send(&sandbox.server.sandbox);
    assert_eq!(upgrade.status, 200, "{}", upgrade.text());
}

#[test]
fn another_secret_is_answered_with_the_canonical_request() {
    let sandbox = Imitation::start("8");
    let reason = refused(&get(&sandbox, &key((OPERATOR.0, "wrong")), &pool_path()));
    let start = format!(
        "verify aksk signature fail,canonicalRequest:GET|{}/||host:{}|x-project-id:",
        pool_path(),
        sandbox.server.sandbox
    );
    assert!(reason.starts_with(&start), "{reason}");
    // The digest of nothing.
    let end = "||host;x-project-id;x-sdk-date|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert!(reason.ends_with(end), "{reason}");
}

#[test]
fn another_body_or_path_is_noticed() {
    let sandbox = Imitation::start("8");
    let ask = signed(&sandbox, &key(OPERATOR), "POST", &upgrade_path(), &body(), 0);
    assert!(refused(&ask.body("{}").send(&sandbox.server.sandbox)).starts_with("verify aksk signature fail"));
    assert_eq!(sandbox.read(&pool_path())["status"]["conditions"][0]["status"], "False");
}

#[test]
fn unknown_keys_and_wrong_clocks_are_told() {
    let sandbox = Imitation::start("8");
    let unknown = refused(&get(&sandbox, &key(("NOBODY", "a")), &pool_path()));
    assert_eq!(unknown, "Get secretKey failed,ak:NOBODY,err:ak not exist");
    for seconds in [-1000, 1000] {
        let late = signed(&sandbox, &key(OPERATOR), "GET", &pool_path(), "", seconds).send(&sandbox.server.sandbox);
        assert!(refused(&late).starts_with("calc aksk signature fail:signature expired, signature time:20"));
    }
    let close = signed(&sandbox, &key(OPERATOR), "GET", &pool_path(), "", -800).send(&sandbox.server.sandbox);
    assert_eq!(close.status, 200);
}

#[test]
fn five_wrong_signatures_lock_the_key() {
    let sandbox = Imitation::start("8");
    for _ in 0..5 {
        refused(&get(&sandbox, &key((OPERATOR.0, "wrong")), &pool_path()));
    }
    let locked = "AK access failed to reach the limit, forbidden";
    assert_eq!(refused(&get(&sandbox, &key(OPERATOR), &pool_path())), locked);
    assert_eq!(get(&sandbox, &key(READER), &pool_path()).status, 200, "another key");
    sandbox.door("DELETE", "/sandbox/calls", "");
    assert_eq!(get(&sandbox, &key(OPERATOR), &pool_path()).status, 200);
}

#[test]
fn the_project_must_be_that_of_the_path() {
    let sandbox = Imitation::start("8");
    let in_project = |project: Option<&str>| {
        let key = AccessKey { project_id: project.map(str::to_owned), ..key(OPERATOR) };
        get(&sandbox, &key, &pool_path())
    };
    assert_eq!(in_project(None).status, 200, "the header is not needed");
    let other = in_project(Some("fedcba9876543210fedcba9876543210"));
    assert_eq!((other.status, &other.json()["errorCode"]), (403, &"CCE.01403001".into()));
    let unknown = in_project(Some("ffffffffffffffffffffffffffffffff"));
    assert_eq!((unknown.status, &unknown.json()["error_code"]), (403, &"APIGW.0310".into()));
}

#[test]
fn a_readers_key_reads() {
    let sandbox = Imitation::start("8");
    assert_eq!(get(&sandbox, &key(READER), &pool_path()).status, 200);
    let upgrade = signed(&sandbox, &key(READER), "POST", &upgrade_path(), &body(), 0).send(&sandbox.server.sandbox);
    assert_eq!(upgrade.status, 403);
}

/// A temporary key, with this policy or none.
fn temporary(sandbox: &Imitation, policy: Value) -> AccessKey {
    let mut identity = json!({ "methods": ["token"], "token": { "duration_seconds": 900 } });
    if !policy.is_null() {
        identity["policy"] = policy;
    }
    let body = json!({ "auth": { "identity": identity } }).to_string();
    let answer = sandbox.send(Ask::new("POST", "/v3.0/OS-CREDENTIAL/securitytokens").body(body));
    let credential = &answer.json()["credential"];
    let text = |name: &str| credential[name].as_str().unwrap().to_owned();
    AccessKey {
        access_key: text("access"),
        secret_key: Secret::new(text("secret")),
        security_token: Some(Secret::new(text("securitytoken"))),
        project_id: Some(PROJECT_ID.to_owned()),
    }
}

#[test]
fn a_temporary_key_needs_its_security_token() {
    let sandbox = Imitation::start("8");
    let whole = temporary(&sandbox, Value::Null);
    assert_eq!(get(&sandbox, &whole, &pool_path()).status, 200);
    let other = temporary(&sandbox, Value::Null).security_token;
    for security_token in [None, other] {
        let key = AccessKey { security_token, ..whole.clone() };
        assert_eq!(refused(&get(&sandbox, &key, &pool_path())), "decrypt token fail");
    }
    let fault = r#"{"kind":"clock","seconds":890,"on":"read"}"#;
    sandbox.door("PUT", "/sandbox/fault", fault);
    assert_eq!(get(&sandbox, &whole, &pool_path()).status, 200);
    sandbox.door("PUT", "/sandbox/fault", &fault.replace("890", "910"));
    assert_eq!(refused(&get(&sandbox, &whole, &pool_path())), "token expires");
}

#[test]
fn a_policy_narrows_a_temporary_key() {
    let sandbox = Imitation::start("8");
    let policy = json!({ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["cce:nodepool:update"] }] });
    let narrow = temporary(&sandbox, policy);
    let read = get(&sandbox, &narrow, &pool_path());
    assert_eq!((read.status, &read.json()["errorCode"]), (403, &"CCE.01403001".into()));
    let upgrade = signed(&sandbox, &narrow, "POST", &upgrade_path(), &body(), 0).send(&sandbox.server.sandbox);
    assert_eq!(upgrade.status, 200, "{}", upgrade.text());
}
