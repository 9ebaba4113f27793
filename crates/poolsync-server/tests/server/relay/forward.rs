//! What reaches the other side, and what comes back.

use super::{POOL, UPGRADE, call, relay_to};
use crate::support::Upstream;

fn head_and_body(request: &[u8]) -> (String, &[u8]) {
    let end = request.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    (String::from_utf8(request[..end].to_vec()).unwrap(), &request[end + 4..])
}

#[test]
fn s10_line_host_and_body_arrive_unchanged() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let body = b"{\"spec\" :\t{}}\r\n\xff\x00\xe4\xb8\xad".to_vec();
    let query = "?a=%2F%2e%2E&b=//../\\&c=%zz&d='x'|{}&&=?";
    let ask = call("POST", &upstream.authority, &format!("{UPGRADE}{query}")).body(body.clone());
    assert_eq!(ask.send(&server.page).status, 200);
    let request = upstream.only_request();
    let (head, got) = head_and_body(&request);
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some(format!("POST {UPGRADE}{query} HTTP/1.1").as_str()));
    let hosts: Vec<&str> = lines.filter(|line| line.to_lowercase().starts_with("host:")).collect();
    assert_eq!(hosts, [format!("host: {}", upstream.authority)]);
    assert_eq!(got, body);
}

#[test]
fn only_named_headers_go_on() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let kept = [
        ("accept", "application/json"),
        ("authorization", "SDK-HMAC-SHA256 Access=a, SignedHeaders=host;x-sdk-date, Signature=b"),
        ("content-type", "application/json"),
        ("x-auth-token", "MIIa"),
        ("x-project-id", "p1"),
        ("x-sdk-content-sha256", "UNSIGNED-PAYLOAD"),
        ("x-sdk-date", "20261123T000000Z"),
        ("x-security-token", "b"),
    ];
    let own = format!("http://{}", server.page);
    let dropped = [
        ("Cookie", "a=b"),
        ("Origin", own.as_str()),
        ("Referer", own.as_str()),
        ("Sec-Fetch-Site", "same-origin"),
        ("Sec-Fetch-Mode", "cors"),
        ("Sec-CH-UA", "a"),
        ("User-Agent", "Mozilla/5.0"),
        ("Accept-Encoding", "gzip, br"),
        ("Accept-Language", "zh"),
        ("Keep-Alive", "timeout=5"),
        ("TE", "trailers"),
        ("Upgrade", "h2c"),
        ("Proxy-Authorization", "a"),
        ("X-Forwarded-For", "192.0.2.7"),
        ("X-Other", "a"),
    ];
    let ask = kept
        .iter()
        .chain(&dropped)
        .fold(call("GET", &upstream.authority, POOL), |ask, (name, value)| ask.header(name, value));
    assert_eq!(ask.send(&server.page).status, 200);
    let request = upstream.only_request();
    let (head, _) = head_and_body(&request);
    let mut got: Vec<&str> = head.lines().skip(1).collect();
    got.sort_unstable();
    let mut expected: Vec<String> = kept.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    expected.push(format!("host: {}", upstream.authority));
    expected.push("connection: close".into());
    expected.push("accept-encoding: identity".into());
    expected.push(format!("user-agent: poolsync/{}", env!("CARGO_PKG_VERSION")));
    expected.sort_unstable();
    assert_eq!(got, expected);
}

#[test]
fn status_body_and_named_headers_come_back() {
    let body = "{\"errorCode\":\"CCE.01429002\"}\u{4e2d}";
    let upstream = Upstream::answering(format!(
        "HTTP/1.1 429 Whatever\r\nContent-Length: {}\r\nContent-Type: application/json\r\nX-Request-Id: r1\r\n\
         X-IAM-Trace-Id: t1\r\nX-Subject-Token: MIIb\r\nRetry-After: 56.818\r\nDate: Mon, 23 Nov 2026 00:00:00 GMT\r\n\
         Set-Cookie: a=b\r\nServer: api-gateway\r\nAccess-Control-Allow-Origin: *\r\nContent-Security-Policy: default-src *\r\n\
         X-Poolsync-Relay-Error: relay/timeout\r\nStrict-Transport-Security: max-age=1\r\n\r\n{body}",
        body.len()
    ));
    let server = relay_to(&upstream);
    let answer = call("POST", &upstream.authority, UPGRADE).send(&server.page);
    assert_eq!((answer.status, answer.text()), (429, body));
    for (name, value) in [
        ("content-type", "application/json"),
        ("x-request-id", "r1"),
        ("x-iam-trace-id", "t1"),
        ("x-subject-token", "MIIb"),
        ("retry-after", "56.818"),
        ("date", "Mon, 23 Nov 2026 00:00:00 GMT"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(answer.header(name).as_deref(), Some(value), "{name}");
    }
    for name in
        ["set-cookie", "server", "access-control-allow-origin", "x-poolsync-relay-error", "strict-transport-security"]
    {
        assert_eq!(answer.header(name), None, "{name} in {:?}", answer.names());
    }
    assert!(!answer.header("content-security-policy").unwrap().contains('*'));
}

#[test]
fn headers_that_stand_twice_come_back_once_or_not_at_all() {
    // RFC 9110, 5.3 and 8.3: neither is a list, so two lines that differ have no meaning.
    let upstream = Upstream::answering(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\nContent-Type: application/json\r\n\
         X-Subject-Token: one\r\nX-Subject-Token: two\r\nX-Request-Id: r1\r\n\r\n{}"
            .to_owned(),
    );
    let answer = call("GET", &upstream.authority, POOL).send(&relay_to(&upstream).page);
    assert_eq!((answer.status, answer.text()), (200, "{}"));
    assert_eq!(answer.header("content-type").as_deref(), Some("application/json"));
    assert_eq!(answer.header("x-subject-token"), None);
    assert_eq!(answer.header("x-request-id").as_deref(), Some("r1"));
}

#[test]
fn s4_redirects_are_passed_on_and_not_followed() {
    let elsewhere = Upstream::ok("{}");
    for status in [301, 302, 303, 307, 308] {
        let location = format!("http://{}/", elsewhere.authority);
        let upstream = Upstream::answering(format!(
            "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
        ));
        let server = relay_to(&upstream);
        let answer = call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page);
        assert_eq!((answer.status, answer.header("location")), (status, Some(location)));
        assert_eq!(upstream.connections(), 1);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[test]
fn s12_no_connection_is_used_twice() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    for _ in 0..3 {
        assert_eq!(call("POST", &upstream.authority, UPGRADE).body("{}").send(&server.page).status, 200);
    }
    assert_eq!(upstream.connections(), 3);
}

#[test]
fn s5_the_log_has_a_line_a_call_without_ids_headers_and_bodies() {
    let upstream = Upstream::ok("{\"jobid\":\"secret-job\"}");
    let server = relay_to(&upstream);
    call("POST", &upstream.authority, &format!("{UPGRADE}?q=secret-query"))
        .header("X-Auth-Token", "secret-token")
        .body("{\"a\":\"secret-body\"}")
        .send(&server.page);
    let log = server.log();
    assert_eq!(log.len(), 1, "{log:?}");
    let start = format!(
        "INFO relayed method=POST host={} route=/api/v3/projects/{{}}/clusters/{{}}/nodepools/{{}}/operation/upgrade status=200 ms=",
        upstream.authority
    );
    let milliseconds = log[0].strip_prefix(&start).unwrap_or_else(|| panic!("{}", log[0]));
    assert!(milliseconds.parse::<u64>().is_ok(), "{milliseconds}");
}
