//! What does not pass, or gets lost.

use super::{call, pool, refused, signed, upgrade};
use crate::stage::{CCE, IAM, Stage, UNPROVEN};
use crate::support::{Ask, raw};
use poolsync_core::example::{PROJECT_ID, body};

pub(super) fn s12_a_lost_answer_is_told_and_nothing_is_sent_twice(stage: &Stage) {
    stage.fault(r#"{"kind":"close","accepted":true,"times":5}"#);
    let before = stage.connections();
    let answer = stage.send(&signed("POST", &upgrade(), &body()));
    refused(&answer, 502, "relay/answer-lost", "maybe");
    assert_eq!((upgrades(stage), stage.connections()), (1, before + 1));
    stage.fault(r#"{"kind":"close","on":"read","times":5}"#);
    refused(&stage.send(&call("GET", CCE, &pool())), 502, "relay/answer-lost", "maybe");
    assert_eq!(stage.connections(), before + 2, "not even a read");
}

pub(super) fn a_host_that_does_not_prove_its_name_gets_nothing(stage: &Stage) {
    let answer = stage.send(&call("GET", UNPROVEN, &pool()).header("X-Auth-Token", "MIIa"));
    assert_eq!(answer.status, 502, "{}", answer.text());
    assert!(stage.calls().is_empty(), "{:?}", stage.calls());
}

pub(super) fn other_hosts_paths_and_methods_are_refused(stage: &Stage) {
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

pub(super) fn foreign_pages_and_names_are_refused(stage: &Stage) {
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

pub(super) fn a_body_of_one_mib_passes_and_no_more(stage: &Stage) {
    let before = stage.connections();
    let ask = |bytes: usize| call("POST", CCE, &upgrade()).body(vec![b'a'; bytes]);
    let answer = stage.send(&ask((1 << 20) + 1));
    refused(&answer, 413, "relay/body-too-large", "no");
    assert!(stage.calls().is_empty());
    assert_eq!(stage.send(&ask(1 << 20)).status, 401, "the sandbox asks for a token");
    assert!(stage.connections() > before);
}

fn upgrades(stage: &Stage) -> usize {
    stage.calls().iter().filter(|call| call["method"] == "POST").count()
}
