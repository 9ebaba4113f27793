//! What the upgrade call takes and what it refuses. Codes and texts: the error pages of CCE, and what was observed there.

use super::{Imitation, cluster_path, pool_path, upgrade, upgrade_path};
use base64::Engine as _;
use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID, PROJECT_ID, body};
use serde_json::{Value, json};

/// The crypt string that the documentation publishes for `test@123`.
const CRYPT: &str =
    "$6$KZ2u71CD4JjQneAy$WF5dsoOjTgc9RD46i46cCL3H92LMEo78s0rHdfSLDE8PW7ylE2ICcxUGF7/8RBbnxW0crgA3ZGNFA0LLgFaYD0";

fn salted() -> String {
    base64::engine::general_purpose::STANDARD.encode(CRYPT)
}

/// A right body in which one member is changed; `null` takes it out.
fn changed(path: &str, value: Value) -> String {
    let mut body = json!({ "spec": {
        "maxUnavailable": 1,
        "nodeIDs": [NODE_IDS[0]],
        "nodePoolID": NODEPOOL_ID,
        "nodeTemplate": {
            "lifeCycle": { "preInstall": "ZWNobyAx", "postInstall": "" },
            "login": { "userPassword": { "username": "root", "password": salted() } },
        },
    }});
    let (parent, name) = path.rsplit_once('/').unwrap();
    let members = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        members.remove(name)
    } else {
        members.insert(name.to_owned(), value)
    };
    body.to_string()
}

#[test]
fn right_bodies_are_accepted_with_a_job() {
    let key = json!({ "sshKey": "key" });
    for body in [
        body(),
        changed("/kind", json!("NodePool")),
        changed("/spec/nodeTemplate", Value::Null),
        changed("/spec/nodeTemplate/login", key),
        changed("/spec/nodeTemplate/lifeCycle", json!({})),
        changed("/spec/nodeTemplate/volumeConfig", json!({ "volumeResetPolicy": "reset_managed_volumes" })),
        changed("/spec/nodeIDs", Value::Null),
        changed("/spec/nodeIDs", json!([])),
        changed("/spec/nodeIDs", json!([NODE_IDS[1], NODE_IDS[1].to_uppercase()])),
        changed("/spec/maxUnavailable", json!(20)),
        changed("/spec/force", json!(true)),
        changed("/spec/nodePoolID", json!(NODEPOOL_ID.to_uppercase())),
        changed("/spec/unheardOf", json!(1)),
        changed(
            "/spec/nodeTemplate/lifeCycle",
            json!({ "preInstall": "A".repeat(5120), "postInstall": "A".repeat(5120) }),
        ),
    ] {
        let answer = Imitation::start("8").upgrade(&body);
        assert_eq!(answer.status, 200, "{body}: {}", answer.text());
        assert_eq!(answer.json().as_object().unwrap().len(), 1);
        assert_eq!(answer.json()["jobid"].as_str().unwrap().len(), 36);
        assert_eq!(answer.header("content-type").as_deref(), Some("application/json"));
    }
}

#[test]
fn the_default_pool_is_synchronized_under_its_name() {
    let sandbox = Imitation::start("8");
    let path = format!("{}/nodepools/DefaultPool/operation/upgrade", cluster_path());
    let body = changed("/spec/nodePoolID", json!("DefaultPool")).replace(NODE_IDS[0], DEFAULT_POOL_NODE_IDS[0]);
    assert_eq!(sandbox.send(upgrade(&path, &body)).status, 200);
}

#[test]
fn wrong_bodies_are_refused_with_the_reason() {
    let sandbox = Imitation::start("8");
    for (body, reason) in [
        (String::new(), "The body is not JSON."),
        ("{\"spec\":".to_owned(), "The body is not JSON."),
        ("[]".to_owned(), "The body must be an object."),
        ("{}".to_owned(), "spec is required."),
        ("{\"spec\":null}".to_owned(), "spec must be an object."),
        (changed("/kind", json!("Node")), "kind must be NodePool."),
        (changed("/apiVersion", json!(3)), "apiVersion must be a string."),
        (changed("/metadata", json!([])), "metadata must be an object."),
        (changed("/spec/maxUnavailable", Value::Null), "spec.maxUnavailable is required."),
        (changed("/spec/maxUnavailable", json!(0)), "spec.maxUnavailable must be between 1 and 20."),
        (changed("/spec/maxUnavailable", json!(21)), "spec.maxUnavailable must be between 1 and 20."),
        (changed("/spec/maxUnavailable", json!(-1)), "spec.maxUnavailable must be between 1 and 20."),
        (changed("/spec/maxUnavailable", json!("1")), "spec.maxUnavailable must be an integer."),
        (changed("/spec/maxUnavailable", json!(1.0)), "spec.maxUnavailable must be an integer."),
        (changed("/spec/maxUnavailable", json!(1.5)), "spec.maxUnavailable must be an integer."),
        (changed("/spec/nodePoolID", Value::Null), "spec.nodePoolID is required."),
        (changed("/spec/nodePoolID", json!("")), "spec.nodePoolID is required."),
        (changed("/spec/nodePoolID", json!(1)), "spec.nodePoolID must be a string."),
        (changed("/spec/nodePoolID", json!("DefaultPool")), "spec.nodePoolID is not the node pool of the path."),
        (changed("/spec/nodeIDs", json!("a")), "spec.nodeIDs must be an array of strings."),
        (changed("/spec/nodeIDs", json!([1])), "spec.nodeIDs must be an array of strings."),
        (changed("/spec/nodeIDs", json!([""])), "Node  is not in the node pool."),
        (changed("/spec/nodeIDs", json!(["a"])), "Node a is not in the node pool."),
        (
            changed("/spec/nodeIDs", json!([DEFAULT_POOL_NODE_IDS[0]])),
            "Node c2a1d3ef-9b52-4d64-ae2f-0255ac10b001 is not in the node pool.",
        ),
        (changed("/spec/force", json!("true")), "spec.force must be true or false."),
        (changed("/spec/retryTimes", json!("1")), "spec.retryTimes must be an integer."),
        (changed("/spec/skippedNodes", json!({})), "spec.skippedNodes must be an array of strings."),
        (changed("/spec/validateStorage", json!(1)), "spec.validateStorage must be true or false."),
        (changed("/spec/nodeTemplate", json!([])), "spec.nodeTemplate must be an object."),
        (changed("/spec/nodeTemplate/lifeCycle", Value::Null), "spec.nodeTemplate.lifeCycle is required."),
        (changed("/spec/nodeTemplate/login", Value::Null), "spec.nodeTemplate.login is required."),
        (changed("/spec/nodeTemplate/login", json!({})), "One of sshKey and userPassword is required in login."),
        (
            changed("/spec/nodeTemplate/login/sshKey", json!("key")),
            "Only one of sshKey and userPassword is allowed in login.",
        ),
        (changed("/spec/nodeTemplate/login", json!({ "sshKey": "" })), "spec.nodeTemplate.login.sshKey is empty."),
        (
            changed("/spec/nodeTemplate/login", json!({ "sshKey": 1 })),
            "spec.nodeTemplate.login.sshKey must be a string.",
        ),
        (
            changed("/spec/nodeTemplate/login/userPassword/password", Value::Null),
            "spec.nodeTemplate.login.userPassword.password is required.",
        ),
        (
            changed("/spec/nodeTemplate/login/userPassword/username", json!(1)),
            "spec.nodeTemplate.login.userPassword.username must be a string.",
        ),
        (
            changed("/spec/nodeTemplate/lifeCycle/preInstall", json!("echo 1")),
            "spec.nodeTemplate.lifeCycle.preInstall must be Base64.",
        ),
        (
            changed("/spec/nodeTemplate/lifeCycle/postInstall", json!("ZWNo\nbyAx")),
            "spec.nodeTemplate.lifeCycle.postInstall must be Base64.",
        ),
        (
            changed("/spec/nodeTemplate/lifeCycle/postInstall", json!("A".repeat(10_236))),
            "preInstall and postInstall have 10244 characters together, at most 10240 are allowed.",
        ),
    ] {
        let answer = sandbox.upgrade(&body);
        let (code, message) = (answer.json()["errorCode"].clone(), answer.json()["errorMessage"].clone());
        assert_eq!((answer.status, code), (400, "CCE.01400001".into()), "{body}");
        assert_eq!(message, format!("Invalid request. {reason}"), "{body}");
    }
    assert_eq!(sandbox.read(&pool_path())["status"]["conditions"][0]["status"], "False", "nothing has begun");
}

#[test]
fn passwords_must_be_salted() {
    let sandbox = Imitation::start("8");
    let encoded = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    for password in
        ["", "test@123", CRYPT, &encoded("test@123"), &encoded(&format!("{CRYPT}\n")), &format!("{}\n", salted())]
    {
        let answer = sandbox.upgrade(&changed("/spec/nodeTemplate/login/userPassword/password", json!(password)));
        assert_eq!(answer.status, 400);
        assert_eq!(
            answer.json(),
            json!({
                "errorCode": "CCE_CM.0004",
                "errorMessage": "Request is invalid, Unexpected initial node password format",
            })
        );
    }
}

#[test]
fn other_content_types_are_refused() {
    let sandbox = Imitation::start("8");
    let ask = |kind: &str| crate::support::Ask::new("POST", &upgrade_path()).header("Content-Type", kind).body(body());
    for kind in ["text/plain", "application/x-pem-file", "application/jsonp", "", "multipart/form-data; boundary=a"] {
        let answer = sandbox.send(ask(kind));
        assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (400, Some("CCE.01400006")), "{kind}");
    }
    let none = crate::support::Ask::new("POST", &upgrade_path()).body(body());
    assert_eq!(sandbox.send(none).status, 400);
    assert_eq!(sandbox.send(ask("application/json;charset=utf-8")).status, 200);
}

#[test]
fn other_places_are_refused() {
    let sandbox = Imitation::start("8");
    let other = "00000000-0000-4000-a000-000000000000";
    for (path, status, code) in [
        (upgrade_path().replace(PROJECT_ID, "ffffffffffffffffffffffffffffffff"), 403, "CCE.01403001"),
        (upgrade_path().replace(CLUSTER_ID, other), 404, "CCE.01404001"),
        (upgrade_path().replace(NODEPOOL_ID, other), 404, "CCE.01404001"),
    ] {
        let answer = sandbox.send(upgrade(&path, &body()));
        assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (status, Some(code)), "{path}");
    }
}

#[test]
fn a_second_synchronization_of_a_pool_has_to_wait() {
    let sandbox = Imitation::start("3600");
    assert_eq!(sandbox.upgrade(&body()).status, 200);
    let second = sandbox.upgrade(&body());
    assert_eq!((second.status, second.json()["errorCode"].as_str()), (429, Some("CCE.01429002")));
    let wrong = sandbox.upgrade("{}");
    assert_eq!(wrong.status, 400, "what is wrong is told even so");
    let default = format!("{}/nodepools/DefaultPool/operation/upgrade", cluster_path());
    let other = "{\"spec\":{\"maxUnavailable\":1,\"nodePoolID\":\"DefaultPool\"}}";
    assert_eq!(sandbox.send(upgrade(&default, other)).status, 200, "another pool does not wait");
}
