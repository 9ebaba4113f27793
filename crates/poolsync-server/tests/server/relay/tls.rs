//! https: what the relay believes, and that the name of the host is what it asks for.

use super::{POOL, call, relay_with};
use crate::support::{Running, Secure, Upstream};
use poolsync_server::relay::Limits;
use std::io::{Read as _, Write as _};

/// A listener with a certificate for this name, which answers every call.
fn secure(name: &str) -> Secure {
    Secure::new(&[name], |_| b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec())
}

/// `localhost` with the port of the listener: a name, so that there is one to prove.
fn host(secure: &Secure) -> String {
    secure.upstream.authority.replace("127.0.0.1", "localhost")
}

fn trusting(secure: &Secure) -> Running {
    Running::start(&["--allow-host", &host(secure)], |settings| {
        settings.extra_roots = vec![secure.authority.der().to_vec()];
    })
}

#[test]
fn a_trusted_host_is_called_by_its_name() {
    let secure = secure("localhost");
    let server = trusting(&secure);
    let answer = call("GET", &host(&secure), POOL).send(&server.page);
    assert_eq!((answer.status, answer.text()), (200, "{}"));
    let request = String::from_utf8(secure.upstream.only_request()).unwrap();
    assert!(request.starts_with(&format!("GET {POOL} HTTP/1.1\r\n")), "{request}");
    assert!(request.contains(&format!("\r\nhost: {}\r\n", host(&secure))), "{request}");
    assert_eq!(secure.asked_name.lock().unwrap().as_deref(), Some("localhost"));
}

#[test]
fn a_certificate_of_nobody_is_refused() {
    let secure = secure("localhost");
    let server = relay_with(&["--allow-host", &host(&secure)], &[], Limits::default());
    refused(&server, &secure);
}

#[test]
fn a_certificate_for_another_name_is_refused() {
    let secure = secure("cce.example.com");
    let server = trusting(&secure);
    refused(&server, &secure);
}

fn refused(server: &Running, secure: &Secure) {
    let answer = call("GET", &host(secure), POOL).header("X-Auth-Token", "MIIa").send(&server.page);
    assert_eq!((answer.status, answer.relay_code().as_deref()), (502, Some("relay/tls-failed")));
    assert_eq!(answer.json()["error"]["sent"], "no");
    assert!(secure.upstream.only_request().is_empty(), "nothing was sent");
}

#[test]
fn a_named_host_is_never_called_without_tls() {
    let upstream = Upstream::new(|mut stream| {
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap_or(0);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        buffer[..read].to_vec()
    });
    let server = relay_with(&["--allow-host", &upstream.authority], &[], Limits::default());
    let answer = call("GET", &upstream.authority, POOL).header("X-Auth-Token", "MIIa").send(&server.page);
    assert_eq!(answer.relay_code().as_deref(), Some("relay/tls-failed"));
    let got = upstream.only_request();
    // RFC 8446, 5.1: a record of type 22 is a handshake.
    assert_eq!(got.first(), Some(&22));
    assert!(!String::from_utf8_lossy(&got).contains("MIIa"));
}
