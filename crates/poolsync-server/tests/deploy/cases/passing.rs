//! What passes, and what of it.

use super::{call, pool, signed, token, upgrade};
use crate::stage::{CCE, IAM, Stage};
use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID, body};
use serde_json::json;

pub(super) fn a_signed_call_holds(stage: &Stage) {
    let answer = stage.send(&signed("POST", &upgrade(), &body()));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["jobid"].as_str().unwrap().len(), 36);
    assert_eq!(answer.header("x-request-id").unwrap().len(), 32);
    let read = stage.send(&signed(
        "GET",
        &format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER_ID}/nodepools?showDefaultNodePool=true"),
        "",
    ));
    assert_eq!(read.json()["items"][1]["status"]["conditions"][0]["status"], "True", "{}", read.text());
    let wrong = stage.send(&signed("POST", &upgrade(), &body()).body("{}"));
    assert_eq!((wrong.status, &wrong.json()["error_code"]), (401, &"APIGW.0301".into()));
}

pub(super) fn a_token_of_20_kb_passes_both_ways(stage: &Stage) {
    let token = token(stage, "many-roles", "Sandbox-pass-5");
    assert_eq!(token.len(), 20_000);
    let answer = stage.send(&call("GET", CCE, &pool()).header("X-Auth-Token", &token));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["metadata"]["uid"], NODEPOOL_ID);
    let projects = stage.send(&call("GET", IAM, "/v3/projects?name=cn-north-4").header("X-Auth-Token", &token));
    assert_eq!(projects.json()["projects"][0]["id"], PROJECT_ID);
}

pub(super) fn path_and_query_arrive_as_they_were_sent(stage: &Stage) {
    let path = format!("{}?a=%2F%2e%2E&b=//../&c=%E4%B8%AD;d=?", pool());
    stage.send(&call("GET", CCE, &path));
    let request = stage.last_request();
    assert!(request.starts_with(&format!("GET {path} HTTP/1.1\r\n")), "{request}");
}

pub(super) fn only_what_belongs_to_a_call_goes_on(stage: &Stage) {
    let own = format!("http://{}", stage.address());
    let ask = call("GET", CCE, &pool())
        .header("X-Auth-Token", "MIIa")
        .header("X-Project-Id", "p1")
        .header("Accept", "application/json")
        .header("Origin", &own)
        .header("Sec-Fetch-Site", "same-origin")
        .header("Referer", &own)
        .header("Cookie", "a=b")
        .header("User-Agent", "Mozilla/5.0")
        .header("Accept-Encoding", "gzip, br")
        .header("Accept-Language", "zh")
        .header("X-Forwarded-For", "192.0.2.7");
    stage.send(&ask);
    let request = stage.last_request();
    let mut headers: Vec<String> =
        request.lines().skip(1).take_while(|line| !line.is_empty()).map(str::to_lowercase).collect();
    headers.sort();
    let expected = [
        "accept-encoding: identity",
        "accept: application/json",
        "connection: close",
        &format!("host: {CCE}"),
        "user-agent: poolsync",
        "x-auth-token: miia",
        "x-project-id: p1",
    ];
    assert_eq!(headers, expected);
}

pub(super) fn an_answer_cannot_reach_into_this_origin(stage: &Stage) {
    let headers = json!({
        "Set-Cookie": "a=b",
        "Access-Control-Allow-Origin": "*",
        "Content-Security-Policy": "default-src *",
        "X-Poolsync-Relay-Error": "relay/timeout",
        "X-Accel-Redirect": "/index.html",
        "WWW-Authenticate": "Basic",
        "Retry-After": "56.818",
        "X-IAM-Trace-Id": "t1",
    });
    let fault = json!({ "kind": "status", "status": 429, "body": { "a": 1 }, "headers": headers, "on": "read" });
    stage.fault(&fault.to_string());
    let answer = stage.send(&call("GET", CCE, &pool()));
    assert_eq!((answer.status, answer.text()), (429, "{\"a\":1}"));
    assert_eq!(answer.header("retry-after").as_deref(), Some("56.818"));
    assert_eq!(answer.header("x-iam-trace-id").as_deref(), Some("t1"));
    for name in ["set-cookie", "access-control-allow-origin", "x-poolsync-relay-error", "www-authenticate"] {
        assert_eq!(answer.header(name), None, "{name}");
    }
    let policy = answer.header("content-security-policy").unwrap();
    assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'");
    assert_eq!(answer.header("cache-control").as_deref(), Some("no-store"));
}

pub(super) fn redirects_are_passed_on_and_not_followed(stage: &Stage) {
    let location = format!("https://{CCE}/elsewhere");
    stage.fault(&json!({ "kind": "redirect", "location": location }).to_string());
    let before = stage.connections();
    let answer = stage.send(&signed("POST", &upgrade(), &body()));
    assert_eq!((answer.status, answer.header("location")), (307, Some(location)));
    assert_eq!(stage.connections(), before + 1);
}
