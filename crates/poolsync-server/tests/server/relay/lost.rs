//! Lost answers: told as such, and never tried again.

use super::{UPGRADE, call, relay_to, relay_with, short};
use crate::support::{Answer, Upstream, read_request};
use std::net::TcpListener;
use std::time::{Duration, Instant};

fn refusal(answer: &Answer) -> (u16, String, String) {
    (answer.status, answer.relay_code().unwrap(), answer.json()["error"]["sent"].as_str().unwrap().to_owned())
}

fn expected(status: u16, code: &str, sent: &str) -> (u16, String, String) {
    (status, code.to_owned(), sent.to_owned())
}

#[test]
fn s12_a_connection_that_breaks_is_not_tried_again() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"jobid\":",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "no HTTP at all\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n",
    ] {
        let upstream = Upstream::answering(answer);
        let server = relay_to(&upstream);
        let got = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
        assert_eq!(refusal(&got), expected(502, "relay/answer-lost", "maybe"), "{answer}");
        assert_eq!(upstream.connections(), 1, "{answer}");
        assert!(server.log()[0].contains(" status=502 code=relay/answer-lost "), "{:?}", server.log());
    }
}

#[test]
fn s12_a_connection_that_is_closed_at_once_is_not_tried_again() {
    let upstream = Upstream::new(|stream| {
        drop(stream);
        Vec::new()
    });
    let server = relay_to(&upstream);
    let got = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
    assert_eq!(refusal(&got), expected(502, "relay/answer-lost", "maybe"));
    assert_eq!(upstream.connections(), 1);
}

#[test]
fn a_host_that_does_not_listen_got_nothing() {
    let unused = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let server = relay_with(&[], &[&unused], short(1000, 1000));
    let got = call("POST", &unused, UPGRADE).body("{}").send(&server.page);
    assert_eq!(refusal(&got), expected(502, "relay/connect-failed", "no"));
    let message = got.json()["error"]["message"].as_str().unwrap().to_owned();
    assert!(message.starts_with(&format!("no connection to `{unused}`: Connection refused")), "{message}");
}

#[test]
fn a_host_that_accepts_nothing_got_nothing() {
    // A listener that speaks no TLS: the connection is never complete.
    let upstream = Upstream::silent(Duration::from_secs(3));
    let server = relay_with(&["--allow-host", &upstream.authority], &[], short(200, 5000));
    let started = Instant::now();
    let got = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
    assert_eq!(refusal(&got), expected(504, "relay/connect-timeout", "no"));
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}

#[test]
fn a_host_that_never_answers_may_have_got_it() {
    let upstream = Upstream::silent(Duration::from_secs(3));
    let server = relay_with(&[], &[&upstream.authority], short(200, 400));
    let got = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
    assert_eq!(refusal(&got), expected(504, "relay/timeout", "maybe"));
    assert_eq!(upstream.connections(), 1);
}

#[test]
fn an_answer_that_trickles_ends_with_the_whole_time() {
    use std::io::Write as _;
    let upstream = Upstream::new(|mut stream| {
        // An answer that comes before its question is none.
        read_request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for _ in 0..30 {
            let _ = stream.write_all(b"a");
            std::thread::sleep(Duration::from_millis(100));
        }
        Vec::new()
    });
    let server = relay_with(&[], &[&upstream.authority], short(200, 600));
    let got = call("GET", &upstream.authority, super::POOL).send(&server.page);
    assert_eq!(refusal(&got), expected(504, "relay/timeout", "maybe"));
}

#[test]
fn a_caller_who_gives_up_is_written_down() {
    let upstream = Upstream::silent(Duration::from_millis(500));
    let server = relay_to(&upstream);
    let ask = call("POST", &upstream.authority, UPGRADE).body("{}");
    let mut stream = std::net::TcpStream::connect(&server.page).unwrap();
    std::io::Write::write_all(&mut stream, &ask.bytes(&server.page)).unwrap();
    while upstream.connections() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(stream);
    let started = Instant::now();
    while server.log().is_empty() && started.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(server.log()[0].starts_with("INFO given up by the caller method=POST "), "{:?}", server.log());
    assert_eq!(upstream.connections(), 1);
}

// Chromium makes a call again by itself upon these two, and when a connection breaks.
#[test]
fn an_answer_upon_which_browsers_repeat_a_call_does_not_reach_them() {
    for status in ["408 Request Timeout", "421 Misdirected Request"] {
        let upstream = Upstream::answering(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
        let server = relay_to(&upstream);
        let got = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
        assert_eq!(refusal(&got), expected(502, "relay/asked-again", "maybe"));
    }
}

#[test]
fn s12_a_call_that_comes_again_under_its_id_is_not_forwarded_again() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let ask = || call("POST", &upstream.authority, UPGRADE).header("X-Poolsync-Call", "c0ffee").body("{}");
    assert_eq!(ask().send(&server.page).status, 200);
    assert_eq!(refusal(&ask().send(&server.page)), expected(409, "relay/repeated", "maybe"));
    assert_eq!(upstream.connections(), 1);
    let other = call("POST", &upstream.authority, UPGRADE).header("X-Poolsync-Call", "decaf").body("{}");
    assert_eq!(other.send(&server.page).status, 200);
}

#[test]
fn a_header_that_stands_twice_is_not_forwarded() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let ask = call("POST", &upstream.authority, UPGRADE).header("X-Auth-Token", "a").header("X-Auth-Token", "b");
    assert_eq!(refusal(&ask.body("{}").send(&server.page)), expected(400, "relay/ambiguous", "no"));
    assert_eq!(upstream.connections(), 0);
}
