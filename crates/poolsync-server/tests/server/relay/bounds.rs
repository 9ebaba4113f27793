//! How much passes.

use super::{POOL, UPGRADE, call, relay_to, relay_with, short};
use crate::support::{Ask, Upstream, raw};
use poolsync_server::relay::Limits;

#[test]
fn the_bounds_are_those_of_the_design() {
    // The gateway of the cloud takes 128 KiB of headers and 12 MB; the relay is meant for small bodies.
    let limits = Limits::default();
    assert_eq!((limits.connect.as_secs(), limits.whole.as_secs()), (10, 60));
    assert_eq!((limits.body_bytes, limits.answer_bytes), (1 << 20, 8 << 20));
}

#[test]
fn tokens_of_20_kb_pass_and_32_kb_too() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let token = "M".repeat(32 * 1024);
    assert_eq!(call("GET", &upstream.authority, POOL).header("X-Auth-Token", &token).send(&server.page).status, 200);
    let request = String::from_utf8(upstream.only_request()).unwrap();
    assert!(request.contains(&format!("x-auth-token: {token}\r\n")));
}

#[test]
fn more_headers_than_the_gateway_takes_are_refused() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let ask = |bytes: usize| call("GET", &upstream.authority, POOL).header("X-Auth-Token", &"M".repeat(bytes));
    let answer = ask(128 * 1024).send(&server.page);
    assert_eq!((answer.status, answer.relay_code().as_deref()), (400, Some("relay/headers-too-large")));
    // What does not even fit into the buffer of the connection is refused there.
    assert_eq!(ask(600 * 1024).send(&server.page).status, 431);
    assert_eq!(upstream.connections(), 0);
    assert_eq!(ask(120 * 1024).send(&server.page).status, 200);
}

#[test]
fn a_body_of_one_mib_passes_and_no_more() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let ask = |bytes: usize| call("POST", &upstream.authority, UPGRADE).body(vec![b'a'; bytes]);
    let answer = ask((1 << 20) + 1).send(&server.page);
    assert_eq!((answer.status, answer.relay_code().as_deref()), (413, Some("relay/body-too-large")));
    assert_eq!(upstream.connections(), 0);
    assert_eq!(ask(1 << 20).send(&server.page).status, 200);
    assert!(upstream.only_request().ends_with(&vec![b'a'; 1 << 20]));
}

#[test]
fn a_body_without_a_length_is_counted_while_it_comes() {
    let upstream = Upstream::ok("{}");
    let server = relay_with(&[], &[&upstream.authority], short(1000, 5000));
    let ask = |chunks: usize| {
        let body = format!("{}0\r\n\r\n", format!("64\r\n{}\r\n", "a".repeat(100)).repeat(chunks));
        call("POST", &upstream.authority, UPGRADE).header("Transfer-Encoding", "chunked").body(body)
    };
    assert_eq!(ask(11).send(&server.page).relay_code().as_deref(), Some("relay/body-too-large"));
    assert_eq!(upstream.connections(), 0);
    assert_eq!(ask(10).send(&server.page).status, 200);
    assert!(upstream.only_request().ends_with("a".repeat(1000).as_bytes()));
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for_for_ever() {
    let upstream = Upstream::ok("{}");
    let server = relay_with(&[], &[&upstream.authority], short(200, 400));
    let text = format!(
        "POST /relay/{}{UPGRADE} HTTP/1.1\r\nHost: {}\r\nX-Poolsync-Relay: 1\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc",
        upstream.authority, server.page
    );
    let answer = raw(&server.page, text.as_bytes()).unwrap();
    assert_eq!((answer.status, answer.relay_code().as_deref()), (400, Some("relay/body-lost")));
    assert_eq!(upstream.connections(), 0);
}

#[test]
fn longer_answers_are_not_passed_on() {
    for chunked in [false, true] {
        let body = "a".repeat(2001);
        let answer = if chunked {
            format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d1\r\n{body}\r\n0\r\n\r\n")
        } else {
            format!("HTTP/1.1 200 OK\r\nContent-Length: 2001\r\n\r\n{body}")
        };
        let upstream = Upstream::answering(answer);
        let server = relay_with(&[], &[&upstream.authority], short(1000, 5000));
        let got = call("GET", &upstream.authority, POOL).send(&server.page);
        assert_eq!((got.status, got.relay_code().as_deref()), (502, Some("relay/answer-too-large")));
        assert_eq!(got.json()["error"]["sent"], "maybe");
    }
    let upstream = Upstream::ok(&"a".repeat(2000));
    let server = relay_with(&[], &[&upstream.authority], short(1000, 5000));
    assert_eq!(call("GET", &upstream.authority, POOL).send(&server.page).body.len(), 2000);
}

#[test]
fn an_empty_body_stays_empty() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let ask = Ask::get(&format!("/relay/{}{POOL}", upstream.authority)).header("X-Poolsync-Relay", "1");
    assert_eq!(ask.send(&server.page).status, 200);
    assert!(!String::from_utf8(upstream.only_request()).unwrap().contains("content-length"));
}
