//! The requests that the real SDKs sent, built by us from the same input.

#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read fails the test at once")]

use poolsync_core::sign::SdkDate;
use poolsync_core::wire::build_request;
use poolsync_core::{Credential, Secret, SyncRequest, check};
use serde_json::Value;

fn captures() -> Value {
    let path = format!("{}/../../tests/fixtures/sdk-captures.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn request(model: &Value) -> SyncRequest {
    let text = |name: &str| model[name].as_str().unwrap();
    SyncRequest::new(
        "https://cce.cn-north-4.myhuaweicloud.com",
        text("project_id"),
        text("cluster_id"),
        text("nodepool_id"),
        &model["body"].to_string(),
    )
}

fn codes(model: &Value) -> Vec<&'static str> {
    check(&request(model)).problems().iter().map(|problem| problem.code.id).collect()
}

#[test]
fn models_without_errors_give_the_body_that_the_sdks_sent() {
    let captures = captures();
    let token = Credential::Token(Secret::new("MIIF".to_owned()));
    let date = SdkDate::parse("20261123T080000Z").unwrap();
    let mut compared = 0;
    for model in captures["models"].as_array().unwrap() {
        let Ok(wire) = build_request(&request(model), &token, date) else { continue };
        for capture in captures["captures"].as_array().unwrap() {
            if capture["sample"] == model["id"] {
                let ours: Value = serde_json::from_str(&wire.body).unwrap();
                let sent: Value = serde_json::from_str(capture["body"].as_str().unwrap()).unwrap();
                assert_eq!(ours, sent, "{} {}", capture["sdk"], model["id"]);
                assert!(wire.url.ends_with(capture["path"].as_str().unwrap()));
                compared += 1;
            }
        }
    }
    // custom-pool, security-token and x-auth-token, as counted in the file.
    assert_eq!(compared, 14);
}

// What each model is told follows from the rules: the odd node ID of the documentation is 7-4-4-4-10, `xxxxx` is no salted
// password, and braces are not allowed in a path.
#[test]
fn each_model_is_told_what_is_wrong_with_it() {
    let captures = captures();
    for model in captures["models"].as_array().unwrap() {
        let expected: &[&str] = match model["id"].as_str().unwrap() {
            "custom-pool" | "security-token" | "x-auth-token" => &["node-ids/malformed"],
            "default-pool" => &["node-ids/malformed", "password/not-salted"],
            "default-pool-placeholders" => &[
                "project-id/unsafe",
                "cluster-id/unsafe",
                "nodepool-id/unsafe",
                "node-ids/malformed",
                "node-pool-id/differs",
                "password/not-salted",
            ],
            other => panic!("{other}"),
        };
        assert_eq!(codes(model), expected, "{}", model["id"]);
    }
}

#[test]
fn a_placeholder_is_named_in_the_advice() {
    let captures = captures();
    let report = check(&request(&captures["models"][2]));
    let problem = &report.problems()[0];
    assert_eq!(problem.code.id, "project-id/unsafe");
    assert!(problem.help(poolsync_core::Locale::En).contains("`{project_id}` is a placeholder"));
}
