//! Heads that cannot be read: hyper answers them before the program sees them, with a status and nothing else.

use crate::support::{Running, raw};

#[test]
fn what_cannot_be_read_is_refused_without_a_body() {
    let server = Running::start(&[], |_| {});
    let long = "a".repeat(600 * 1024);
    // The status is that of hyper: 400 for what is no request of HTTP/1, 431 beyond its buffer, 414 beyond 64 KiB of target.
    for (text, status) in [
        ("no request at all\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n".to_owned(), 400),
        ("POST /relay/a/b HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/9.9\r\nHost: a\r\n\r\n".to_owned(), 400),
        (format!("GET / HTTP/1.1\r\nHost: a\r\nX: {long}\r\n\r\n"), 431),
        (format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "a".repeat(70 * 1024)), 414),
    ] {
        let shown: String = text.chars().take(60).collect();
        let answer = raw(&server.page, text.as_bytes());
        let answer = answer.unwrap_or_else(|| panic!("no answer to {shown}"));
        assert_eq!((answer.status, answer.text()), (status, ""), "{shown}");
    }
}

#[test]
fn also_after_a_good_request_on_the_same_connection() {
    use std::io::{Read as _, Write as _};
    let server = Running::start(&[], |_| {});
    let mut stream = std::net::TcpStream::connect(&server.page).unwrap();
    let good = format!("GET /start-0123456789abcdef.js HTTP/1.1\r\nHost: {}\r\n\r\n", server.page);
    stream.write_all(good.as_bytes()).unwrap();
    let mut first = vec![0; 4096];
    let length = stream.read(&mut first).unwrap();
    assert!(first[..length].starts_with(b"HTTP/1.1 200 OK\r\n"));
    assert!(first[..length].ends_with(b"plain"));
    stream.write_all(b"no request at all\r\n\r\n").unwrap();
    let mut second = String::new();
    stream.read_to_string(&mut second).unwrap();
    assert!(second.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{second}");
}

#[test]
fn also_by_the_sandbox() {
    let server = Running::with_sandbox("3600");
    let answer = raw(&server.sandbox, b"no request at all\r\n\r\n").unwrap();
    assert_eq!((answer.status, answer.text()), (400, ""));
}
