//! Who may use the relay.

use super::{POOL, UPGRADE, call, relay_to, relay_with};
use crate::support::{Ask, Upstream};
use poolsync_server::relay::Limits;

#[test]
fn the_relay_header_is_needed() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let target = format!("/relay/{}{POOL}", upstream.authority);
    for ask in [
        Ask::get(&target),
        Ask::get(&target).header("X-Poolsync-Relay", "0"),
        Ask::get(&target).header("X-Poolsync-Relay", "1").header("X-Poolsync-Relay", "1"),
    ] {
        let answer = ask.send(&server.page);
        assert_eq!((answer.status, answer.relay_code().as_deref()), (403, Some("relay/header-missing")));
    }
    assert_eq!(upstream.connections(), 0);
    assert_eq!(Ask::get(&target).header("X-Poolsync-Relay", "1").send(&server.page).status, 200);
}

#[test]
fn foreign_pages_are_refused() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let (own, read) = (format!("http://{}", server.page), || call("GET", &upstream.authority, POOL));
    for ask in [
        read().header("Origin", "https://example.com"),
        read().header("Origin", "null"),
        read().header("Origin", &own).header("Origin", "https://example.com"),
        read().header("Sec-Fetch-Site", "cross-site"),
        read().header("Sec-Fetch-Site", "same-site"),
        read().header("Sec-Fetch-Site", "none"),
        Ask::new("OPTIONS", &format!("/relay/{}{UPGRADE}", upstream.authority))
            .header("Origin", "https://example.com")
            .header("Access-Control-Request-Method", "POST"),
    ] {
        let answer = ask.send(&server.page);
        assert_eq!((answer.status, answer.relay_code().as_deref()), (403, Some("relay/origin-not-allowed")));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.json()["error"]["sent"], "no");
    }
    assert_eq!(upstream.connections(), 0);
}

#[test]
fn the_own_page_is_served_without_cors() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let own = format!("http://{}", server.page);
    let ask = call("POST", &upstream.authority, UPGRADE).header("Origin", &own).header("Sec-Fetch-Site", "same-origin");
    let answer = ask.send(&server.page);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, None));
}

#[test]
fn a_named_origin_is_served_with_cors() {
    let upstream = Upstream::ok("{}");
    let portal = "https://portal.example.com";
    let server = relay_with(&["--allow-origin", portal], &[&upstream.authority], Limits::default());
    let ask =
        || call("POST", &upstream.authority, UPGRADE).header("Origin", portal).header("Sec-Fetch-Site", "cross-site");
    let answer = ask().send(&server.page);
    assert_eq!((answer.status, answer.header("access-control-allow-origin").as_deref()), (200, Some(portal)));
    assert!(answer.header("vary").unwrap().eq_ignore_ascii_case("origin"));
    let exposed = answer.header("access-control-expose-headers").unwrap();
    for name in ["x-request-id", "x-iam-trace-id", "x-subject-token", "retry-after", "x-poolsync-relay-error"] {
        assert!(exposed.split(',').any(|other| other == name), "{name} in {exposed}");
    }
    assert_eq!(answer.header("access-control-allow-credentials"), None);

    let refused = Ask::get("/relay/example.com/v3/projects").header("Origin", portal).header("X-Poolsync-Relay", "1");
    let refused = refused.send(&server.page);
    assert_eq!(refused.header("access-control-allow-origin").as_deref(), Some(portal));
    assert_eq!(refused.relay_code().as_deref(), Some("relay/host-not-allowed"));
}

#[test]
fn a_named_origin_may_ask_first() {
    let upstream = Upstream::ok("{}");
    let portal = "https://portal.example.com";
    let server = relay_with(&["--allow-origin", portal], &[&upstream.authority], Limits::default());
    let answer = Ask::new("OPTIONS", &format!("/relay/{}{UPGRADE}", upstream.authority))
        .header("Origin", portal)
        .header("Sec-Fetch-Site", "cross-site")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type,x-auth-token,x-poolsync-relay")
        .send(&server.page);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin").as_deref(), Some(portal));
    assert_eq!(answer.header("access-control-allow-methods").as_deref(), Some("GET,POST"));
    let allowed = answer.header("access-control-allow-headers").unwrap();
    for name in [
        "content-type",
        "x-auth-token",
        "authorization",
        "x-sdk-date",
        "x-project-id",
        "x-security-token",
        "x-poolsync-relay",
    ] {
        assert!(allowed.split(',').any(|other| other == name), "{name} in {allowed}");
    }
    assert_eq!(upstream.connections(), 0, "a preflight request is no call");
}

#[test]
fn foreign_names_of_this_server_are_refused() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let target = format!("/relay/{}{POOL}", upstream.authority);
    let port = server.page.rsplit(':').next().unwrap();
    let ask = |host: &str| Ask::get(&target).header("X-Poolsync-Relay", "1").header("Host", host);
    for host in ["rebound.example", &format!("rebound.example:{port}"), "", "localhost.example"] {
        let answer = ask(host).send(&server.page);
        assert_eq!(
            (answer.status, answer.relay_code().as_deref()),
            (403, Some("relay/own-host-not-allowed")),
            "{host}"
        );
    }
    let proxied = Ask::get(&format!("http://{}{target}", server.page)).header("X-Poolsync-Relay", "1");
    assert_eq!(proxied.send(&server.page).relay_code().as_deref(), Some("relay/own-host-not-allowed"));
    let rebound =
        ask("rebound.example").header("Origin", "http://rebound.example").header("Sec-Fetch-Site", "same-origin");
    assert_eq!(rebound.send(&server.page).status, 403);
    assert_eq!(upstream.connections(), 0);
    assert_eq!(ask(&format!("localhost:{port}")).send(&server.page).status, 200);
}
