//! IAM: logging in, projects, temporary keys. Users and projects are those of the documentation of the sandbox; shapes
//! and texts those of the pages of the interface (api-iam, `iam_30_0001`), unless a test says otherwise.

use super::{Imitation, pool_path, upgrade, upgrade_path};
use crate::support::{Answer, Ask};
use poolsync_core::example::{PROJECT_ID, body};
use serde_json::{Value, json};

fn login(user: &str, password: &str) -> Value {
    let user = json!({ "name": user, "password": password, "domain": { "name": "sandbox-account" } });
    json!({ "auth": {
        "identity": { "methods": ["password"], "password": { "user": user } },
        "scope": { "project": { "name": "cn-north-4" } },
    }})
}

fn post(sandbox: &Imitation, path: &str, body: &Value) -> Answer {
    Ask::new("POST", path)
        .header("Content-Type", "application/json;charset=utf8")
        .body(body.to_string())
        .send(&sandbox.server.sandbox)
}

/// The token of this user.
fn token(sandbox: &Imitation, user: &str, password: &str) -> String {
    let answer = post(sandbox, "/v3/auth/tokens", &login(user, password));
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.header("x-subject-token").unwrap()
}

fn with(sandbox: &Imitation, token: &str, ask: Ask) -> Answer {
    ask.header("X-Auth-Token", token).send(&sandbox.server.sandbox)
}

#[test]
fn a_password_gives_a_token_for_a_project() {
    let sandbox = Imitation::start("3600");
    let answer = post(&sandbox, "/v3/auth/tokens?nocatalog=true", &login("operator", "Sandbox-pass-1"));
    assert_eq!(answer.status, 201);
    let value = answer.header("x-subject-token").unwrap();
    assert!(value.starts_with("MII") && value.len() == 4000, "{}", value.len());
    assert_eq!(answer.header("x-iam-trace-id"), answer.header("x-request-id"));
    let token = &answer.json()["token"];
    assert_eq!((&token["project"]["id"], &token["project"]["name"]), (&PROJECT_ID.into(), &"cn-north-4".into()));
    assert_eq!((&token["user"]["name"], token.get("catalog")), (&"operator".into(), None));
    let time = |name: &str| humantime::parse_rfc3339(token[name].as_str().unwrap()).unwrap();
    let valid = time("expires_at").duration_since(time("issued_at")).unwrap();
    assert_eq!(valid.as_secs(), 24 * 3600);
    assert_eq!(with(&sandbox, &value, Ask::get(&pool_path())).status, 200);
    assert_eq!(with(&sandbox, &value, upgrade(&upgrade_path(), &body())).status, 200);
}

#[test]
fn a_project_can_be_named_by_its_id_and_the_catalog_wanted() {
    let sandbox = Imitation::start("8");
    let mut wanted = login("operator", "Sandbox-pass-1");
    wanted["auth"]["scope"] = json!({ "project": { "id": PROJECT_ID }, "domain": { "name": "sandbox-account" } });
    let answer = post(&sandbox, "/v3/auth/tokens", &wanted);
    assert_eq!(answer.json()["token"]["project"]["name"], "cn-north-4");
    assert!(answer.json()["token"]["catalog"].is_array());
}

#[test]
fn wrong_logins_are_refused_as_iam_does() {
    let sandbox = Imitation::start("8");
    let wrong = "The username or password is wrong.";
    let mut foreign = login("operator", "Sandbox-pass-1");
    foreign["auth"]["identity"]["password"]["user"]["domain"]["name"] = "other".into();
    let mut nowhere = login("operator", "Sandbox-pass-1");
    nowhere["auth"]["scope"]["project"]["name"] = "eu-west-0".into();
    let mut unnamed = login("operator", "Sandbox-pass-1");
    unnamed["auth"]["scope"]["project"] = json!({});
    let mut token = login("operator", "Sandbox-pass-1");
    token["auth"]["identity"]["methods"] = json!(["token"]);
    for (body, status, title, message) in [
        (login("operator", "wrong"), 401, "Unauthorized", wrong),
        (login("nobody", "Sandbox-pass-1"), 401, "Unauthorized", wrong),
        (foreign, 401, "Unauthorized", wrong),
        (json!({}), 400, "Bad Request", "The request body is invalid"),
        (
            json!({ "auth": { "identity": { "methods": ["password"] } } }),
            400,
            "Bad Request",
            "The request body is invalid",
        ),
        (token, 400, "Bad Request", "The request body is invalid"),
        (unnamed, 400, "Bad Request", "The request body is invalid"),
        // The words of Keystone; those of the service are not known.
        (nowhere, 404, "Not Found", "Could not find project: eu-west-0"),
        (
            login("console-only", "Sandbox-pass-4"),
            403,
            "Forbidden",
            "This user only supports console access, not programmatic access.",
        ),
    ] {
        let answer = post(&sandbox, "/v3/auth/tokens", &body);
        assert_eq!(answer.json(), json!({ "error": { "code": status, "message": message, "title": title } }));
        assert_eq!((answer.status, answer.header("x-subject-token")), (status, None));
        assert!(answer.header("x-iam-trace-id").is_some());
    }
}

#[test]
fn some_users_need_a_passcode() {
    let sandbox = Imitation::start("8");
    let id = "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a003";
    let with_code = |id: &str, code: &str, methods: Value| {
        let mut body = login("guarded", "Sandbox-pass-3");
        body["auth"]["identity"]["methods"] = methods;
        body["auth"]["identity"]["totp"] = json!({ "user": { "id": id, "passcode": code } });
        post(&sandbox, "/v3/auth/tokens", &body)
    };
    let both = || json!(["password", "totp"]);
    let answer = with_code(id, "246810", both());
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert!(answer.json()["token"]["mfa_authn_at"].is_string());
    for refused in [
        post(&sandbox, "/v3/auth/tokens", &login("guarded", "Sandbox-pass-3")),
        with_code(id, "000000", both()),
        with_code("a0a0a0a0a0a0a0a0a0a0a0a0a0a0a001", "246810", both()),
        with_code(id, "246810", json!(["password"])),
    ] {
        assert_eq!((refused.status, &refused.json()["error"]["code"]), (401, &401.into()));
    }
    assert!(!json!(sandbox.calls()).to_string().contains("246810"), "codes are masked");
}

#[test]
fn a_reader_reads_and_no_more() {
    let sandbox = Imitation::start("8");
    let token = token(&sandbox, "reader", "Sandbox-pass-2");
    assert_eq!(with(&sandbox, &token, Ask::get(&pool_path())).status, 200);
    let refused = with(&sandbox, &token, upgrade(&upgrade_path(), &body()));
    let message = "Forbidden. Policy doesn't allow cce:nodepool:upgradeNodepool to be performed.";
    assert_eq!(refused.json(), json!({ "errorCode": "CCE.01403001", "errorMessage": message }));
    assert_eq!(refused.status, 403);
}

#[test]
fn a_token_is_good_in_its_project_only() {
    let sandbox = Imitation::start("8");
    let mut elsewhere = login("operator", "Sandbox-pass-1");
    elsewhere["auth"]["scope"]["project"]["name"] = "ap-southeast-3".into();
    let mut nowhere = login("operator", "Sandbox-pass-1");
    nowhere["auth"]["scope"] = json!({ "domain": { "name": "sandbox-account" } });
    for body in [elsewhere.clone(), nowhere] {
        let token = post(&sandbox, "/v3/auth/tokens", &body).header("x-subject-token").unwrap();
        let refused = with(&sandbox, &token, Ask::get(&pool_path()));
        assert_eq!((refused.status, &refused.json()["errorCode"]), (403, &"CCE.01403001".into()));
    }
    let token = post(&sandbox, "/v3/auth/tokens", &elsewhere).header("x-subject-token").unwrap();
    let other = "/api/v3/projects/fedcba9876543210fedcba9876543210/clusters";
    assert_eq!(with(&sandbox, &token, Ask::get(other)).json()["items"], json!([]));
}

#[test]
fn a_token_ends_after_a_day() {
    let sandbox = Imitation::start("8");
    let token = token(&sandbox, "operator", "Sandbox-pass-1");
    for (seconds, status) in [(86_300, 200), (86_500, 401)] {
        let fault = json!({ "kind": "clock", "seconds": seconds, "on": "read" });
        assert_eq!(sandbox.door("PUT", "/sandbox/fault", &fault.to_string()).status, 204);
        let answer = with(&sandbox, &token, Ask::get(&pool_path()));
        assert_eq!(answer.status, status);
        if status == 401 {
            assert_eq!(answer.json()["error_msg"], "Incorrect IAM authentication information: token expires");
        }
    }
}

#[test]
fn a_token_of_20_kb_is_like_any_other() {
    let sandbox = Imitation::start("8");
    let token = token(&sandbox, "many-roles", "Sandbox-pass-5");
    assert_eq!(token.len(), 20_000);
    assert_eq!(with(&sandbox, &token, Ask::get(&pool_path())).status, 200);
}

#[test]
fn projects_are_told_to_who_may_know() {
    let sandbox = Imitation::start("8");
    let token = token(&sandbox, "operator", "Sandbox-pass-1");
    for path in ["/v3/projects", "/v3/auth/projects"] {
        let all = with(&sandbox, &token, Ask::get(path)).json();
        let names: Vec<&str> =
            all["projects"].as_array().unwrap().iter().map(|project| project["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["cn-north-4", "ap-southeast-3"]);
    }
    let one = with(&sandbox, &token, Ask::get("/v3/projects?name=cn-north-4")).json();
    assert_eq!((&one["projects"][0]["id"], &one["projects"][0]["enabled"]), (&PROJECT_ID.into(), &true.into()));
    assert_eq!(one["projects"].as_array().unwrap().len(), 1);
    let none = with(&sandbox, &token, Ask::get("/v3/projects?name=eu-west-0")).json();
    assert_eq!(none["projects"], json!([]));
    let refused = Ask::get("/v3/projects").send(&sandbox.server.sandbox);
    assert_eq!((refused.status, &refused.json()["error"]["title"]), (401, &"Unauthorized".into()));
}

#[test]
fn a_token_gives_a_temporary_key() {
    let sandbox = Imitation::start("8");
    let token = token(&sandbox, "operator", "Sandbox-pass-1");
    let ask = |body: Value| {
        let ask = Ask::new("POST", "/v3.0/OS-CREDENTIAL/securitytokens").body(body.to_string());
        with(&sandbox, &token, ask)
    };
    let wanted = |seconds: Value| json!({ "auth": { "identity": { "methods": ["token"], "token": { "duration_seconds": seconds } } } });
    let answer = ask(wanted(json!(3600)));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let credential = &answer.json()["credential"];
    let length = |name: &str| credential[name].as_str().unwrap().len();
    assert_eq!((length("access"), length("secret"), length("securitytoken")), (20, 40, 1000));
    assert!(humantime::parse_rfc3339(credential["expires_at"].as_str().unwrap()).is_ok());
    for (body, code) in [
        (wanted(json!(899)), "IAM.0011"),
        (wanted(json!(86_401)), "IAM.0011"),
        (wanted(json!("900")), "IAM.0011"),
        (json!({ "auth": { "identity": { "methods": ["password"] } } }), "IAM.0011"),
        (json!({ "auth": { "identity": {} } }), "IAM.0072"),
        (
            json!({ "auth": { "identity": { "methods": ["token"], "policy": { "Version": "5.0", "Statement": [] } } } }),
            "IAM.0011",
        ),
    ] {
        let refused = ask(body);
        assert_eq!((refused.status, &refused.json()["error_code"]), (400, &code.into()));
    }
    let body = wanted(json!(900));
    assert_eq!(post(&sandbox, "/v3.0/OS-CREDENTIAL/securitytokens", &body).status, 401);
}
