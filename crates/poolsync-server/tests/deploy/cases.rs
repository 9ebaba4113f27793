//! What both servers must do, one function each. The rules are those of the relay of the program.

use crate::stage::{CCE, IAM, SCRIPT, Stage, UNPROVEN};
use crate::support::{Answer, Ask, key, raw, signed_ask};
use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID, body};
use serde_json::{Value, json};

/// A test by its name.
type Case = (&'static str, fn(&Stage));

pub(crate) const ALL: [Case; 13] = [
    ("a_signed_call_holds", a_signed_call_holds),
    ("a_token_of_20_kb_passes_both_ways", a_token_of_20_kb_passes_both_ways),
    ("path_and_query_arrive_as_they_were_sent", path_and_query_arrive_as_they_were_sent),
    ("only_what_belongs_to_a_call_goes_on", only_what_belongs_to_a_call_goes_on),
    ("an_answer_cannot_reach_into_this_origin", an_answer_cannot_reach_into_this_origin),
    ("redirects_are_passed_on_and_not_followed", redirects_are_passed_on_and_not_followed),
    ("a_lost_answer_is_told_and_nothing_is_sent_twice", a_lost_answer_is_told_and_nothing_is_sent_twice),
    ("a_host_that_does_not_prove_its_name_gets_nothing", a_host_that_does_not_prove_its_name_gets_nothing),
    ("other_hosts_paths_and_methods_are_refused", other_hosts_paths_and_methods_are_refused),
    ("foreign_pages_and_names_are_refused", foreign_pages_and_names_are_refused),
    ("a_body_of_one_mib_passes_and_no_more", a_body_of_one_mib_passes_and_no_more),
    ("the_page_has_the_headers_of_the_program", the_page_has_the_headers_of_the_program),
    ("nothing_secret_is_written_down", nothing_secret_is_written_down),
];

const OPERATOR: (&str, &str) = ("SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001");

fn pool() -> String {
    format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER_ID}/nodepools/{NODEPOOL_ID}")
}

fn upgrade() -> String {
    format!("{}/operation/upgrade", pool())
}

/// A call as the page makes it.
fn call(method: &str, host: &str, path: &str) -> Ask {
    Ask::new(method, &format!("/relay/{host}{path}")).header("X-Poolsync-Relay", "1")
}

/// A call as the page makes it, signed for this host.
fn signed(method: &str, path: &str, body: &str) -> Ask {
    let origin = format!("https://{CCE}");
    let ask = signed_ask(&key(OPERATOR, PROJECT_ID), (method, &origin, path), body, 0);
    ask.at(&format!("/relay/{CCE}{path}")).header("X-Poolsync-Relay", "1")
}

/// A token of this user.
fn token(stage: &Stage, user: &str, password: &str) -> String {
    let user = json!({ "name": user, "password": password, "domain": { "name": "sandbox-account" } });
    let identity = json!({ "methods": ["password"], "password": { "user": user } });
    let body = json!({ "auth": { "identity": identity, "scope": { "project": { "id": PROJECT_ID } } } });
    let ask = call("POST", IAM, "/v3/auth/tokens").header("Content-Type", "application/json").body(body.to_string());
    let answer = stage.send(&ask);
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.header("x-subject-token").unwrap()
}

fn refused(answer: &Answer, status: u16, code: &str, sent: &str) {
    assert_eq!((answer.status, answer.relay_code().as_deref()), (status, Some(code)), "{}", answer.text());
    assert_eq!(answer.json()["error"]["sent"], sent);
}

fn upgrades(stage: &Stage) -> usize {
    stage.calls().iter().filter(|call| call["method"] == "POST").count()
}

fn a_signed_call_holds(stage: &Stage) {
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

fn a_token_of_20_kb_passes_both_ways(stage: &Stage) {
    let token = token(stage, "many-roles", "Sandbox-pass-5");
    assert_eq!(token.len(), 20_000);
    let answer = stage.send(&call("GET", CCE, &pool()).header("X-Auth-Token", &token));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["metadata"]["uid"], NODEPOOL_ID);
    let projects = stage.send(&call("GET", IAM, "/v3/projects?name=cn-north-4").header("X-Auth-Token", &token));
    assert_eq!(projects.json()["projects"][0]["id"], PROJECT_ID);
}

fn path_and_query_arrive_as_they_were_sent(stage: &Stage) {
    let path = format!("{}?a=%2F%2e%2E&b=//../&c=%E4%B8%AD;d=?", pool());
    stage.send(&call("GET", CCE, &path));
    let request = stage.last_request();
    assert!(request.starts_with(&format!("GET {path} HTTP/1.1\r\n")), "{request}");
}

fn only_what_belongs_to_a_call_goes_on(stage: &Stage) {
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

fn an_answer_cannot_reach_into_this_origin(stage: &Stage) {
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

fn redirects_are_passed_on_and_not_followed(stage: &Stage) {
    let location = format!("https://{CCE}/elsewhere");
    stage.fault(&json!({ "kind": "redirect", "location": location }).to_string());
    let before = stage.connections();
    let answer = stage.send(&signed("POST", &upgrade(), &body()));
    assert_eq!((answer.status, answer.header("location")), (307, Some(location)));
    assert_eq!(stage.connections(), before + 1);
}

fn a_lost_answer_is_told_and_nothing_is_sent_twice(stage: &Stage) {
    stage.fault(r#"{"kind":"close","accepted":true,"times":5}"#);
    let before = stage.connections();
    let answer = stage.send(&signed("POST", &upgrade(), &body()));
    refused(&answer, 502, "relay/answer-lost", "maybe");
    assert_eq!((upgrades(stage), stage.connections()), (1, before + 1));
    stage.fault(r#"{"kind":"close","on":"read","times":5}"#);
    refused(&stage.send(&call("GET", CCE, &pool())), 502, "relay/answer-lost", "maybe");
    assert_eq!(stage.connections(), before + 2, "not even a read");
}

fn a_host_that_does_not_prove_its_name_gets_nothing(stage: &Stage) {
    let answer = stage.send(&call("GET", UNPROVEN, &pool()).header("X-Auth-Token", "MIIa"));
    assert_eq!(answer.status, 502, "{}", answer.text());
    assert!(stage.calls().is_empty(), "{:?}", stage.calls());
}

fn other_hosts_paths_and_methods_are_refused(stage: &Stage) {
    let before = stage.connections();
    let below = |rest: &str| format!("/api/v3/projects/{PROJECT_ID}/clusters{rest}");
    for (method, host, path, code) in [
        ("GET", "example.com", pool(), "relay/host-not-allowed"),
        ("GET", "ecs.cn-north-4.myhuaweicloud.com", pool(), "relay/host-not-allowed"),
        ("GET", "cce.cn-north-4.myhuaweicloud.com.example.com", pool(), "relay/host-not-allowed"),
        ("GET", "169.254.169.254", pool(), "relay/host-not-allowed"),
        ("GET", CCE, "/v3/projects".to_owned(), "relay/path-not-allowed"),
        ("POST", IAM, upgrade(), "relay/path-not-allowed"),
        ("GET", CCE, upgrade(), "relay/path-not-allowed"),
        ("POST", CCE, pool(), "relay/path-not-allowed"),
        ("DELETE", CCE, pool(), "relay/path-not-allowed"),
        ("PUT", CCE, pool(), "relay/path-not-allowed"),
        ("POST", CCE, below("/c/nodes/reset"), "relay/path-not-allowed"),
        ("GET", CCE, below("/"), "relay/path-not-allowed"),
        ("GET", CCE, below("/.."), "relay/path-not-allowed"),
        ("GET", CCE, below("/."), "relay/path-not-allowed"),
        ("GET", CCE, below("/%2e%2e/clusters"), "relay/path-not-allowed"),
        ("GET", CCE, below("/../../p/clusters"), "relay/path-not-allowed"),
        ("GET", CCE, below("/c%20d"), "relay/path-not-allowed"),
        ("GET", CCE, below("//c"), "relay/path-not-allowed"),
        ("GET", CCE, below("/c/x"), "relay/path-not-allowed"),
    ] {
        refused(&stage.send(&call(method, host, &path)), 403, code, "no");
    }
    // Not said which way it is refused, only that it is: a user part, a port, another case, an encoded name.
    for host in
        [&format!("user@{CCE}"), &format!("{CCE}:443"), &CCE.to_uppercase(), "%63ce.cn-north-4.myhuaweicloud.com"]
    {
        assert_eq!(stage.send(&call("GET", host, &pool())).status, 403, "{host}");
    }
    assert_eq!(stage.connections(), before);
}

fn foreign_pages_and_names_are_refused(stage: &Stage) {
    let before = stage.connections();
    let read = || call("GET", CCE, &pool());
    for ask in [
        read().header("Origin", "https://example.com"),
        read().header("Origin", "null"),
        read().header("Origin", &format!("https://{}", stage.address())),
        read().header("Sec-Fetch-Site", "cross-site"),
        read().header("Sec-Fetch-Site", "same-site"),
        read().header("Sec-Fetch-Site", "none"),
        Ask::new("OPTIONS", &format!("/relay/{CCE}{}", upgrade())).header("Origin", "https://example.com"),
    ] {
        let answer = stage.send(&ask);
        refused(&answer, 403, "relay/origin-not-allowed", "no");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let unmarked = Ask::get(&format!("/relay/{CCE}{}", pool()));
    refused(&stage.send(&unmarked), 403, "relay/header-missing", "no");
    // A name that somebody pointed here gets neither the page nor the relay.
    for path in ["/".to_owned(), format!("/relay/{CCE}{}", pool())] {
        let text =
            format!("GET {path} HTTP/1.1\r\nHost: rebound.example\r\nX-Poolsync-Relay: 1\r\nConnection: close\r\n\r\n");
        let answer = raw(stage.address(), text.as_bytes()).unwrap();
        assert!(!answer.text().contains("Poolsync"), "{}", answer.text());
    }
    assert_eq!(stage.connections(), before);
}

fn a_body_of_one_mib_passes_and_no_more(stage: &Stage) {
    let before = stage.connections();
    let ask = |bytes: usize| call("POST", CCE, &upgrade()).body(vec![b'a'; bytes]);
    let answer = stage.send(&ask((1 << 20) + 1));
    refused(&answer, 413, "relay/body-too-large", "no");
    assert!(stage.calls().is_empty());
    assert_eq!(stage.send(&ask(1 << 20)).status, 401, "the sandbox asks for a token");
    assert!(stage.connections() > before);
}

fn the_page_has_the_headers_of_the_program(stage: &Stage) {
    let (page, program) = (stage.send(&Ask::get("/")), Ask::get("/").send(&stage.server.page));
    assert_eq!((page.status, page.text()), (200, crate::support::INDEX));
    for name in [
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
        "x-frame-options",
        "cache-control",
    ] {
        assert!(page.header(name).is_some(), "{name}");
        assert_eq!(page.header(name), program.header(name), "{name}");
    }
    assert_eq!(page.header("content-security-policy").as_deref(), Some("frame-ancestors 'none'"));
    let path = format!("/{SCRIPT}");
    let (script, packed) =
        (stage.send(&Ask::get(&path)), stage.send(&Ask::get(&path).header("Accept-Encoding", "gzip")));
    let program = Ask::get(&path).send(&stage.server.page);
    assert_eq!((script.text(), packed.header("content-encoding").as_deref()), ("plain", Some("gzip")));
    assert_eq!(script.header("cache-control"), program.header("cache-control"));
    assert_eq!(stage.send(&Ask::get("/nothing")).status, 404);
    assert!([403, 405].contains(&stage.send(&Ask::new("POST", "/")).status));
}

fn nothing_secret_is_written_down(stage: &Stage) {
    let ask = || {
        call("POST", CCE, &format!("{}?q=secret-query", upgrade()))
            .header("Content-Type", "application/json")
            .header("X-Auth-Token", "secret-token")
            .header("Authorization", "secret-signature")
            .header("X-Security-Token", "secret-security")
            .body("{\"a\":\"secret-body\"}")
    };
    stage.send(&ask());
    stage.fault(r#"{"kind":"close"}"#);
    assert_eq!(stage.send(&ask()).status, 502);
    let logs = stage.logs();
    for secret in ["secret-token", "secret-signature", "secret-security", "secret-body"] {
        assert!(!logs.contains(secret), "{secret} in {logs}");
    }
    let calls: Vec<Value> = stage.calls();
    assert_eq!(calls.len(), 2, "both were made");
}
