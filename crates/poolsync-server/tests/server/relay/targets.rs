//! Whom and what the relay calls.

use super::{POOL, UPGRADE, call, relay_to};
use crate::support::{Ask, Running, Upstream, raw};

#[test]
fn s4_other_hosts_are_refused() {
    let upstream = Upstream::ok("{}");
    let server = Running::start(&[], |_| {});
    for host in [
        upstream.authority.as_str(),
        "example.com",
        "cce.cn-north-4.myhuaweicloud.com.example.com",
        "cce.cn-north-4.myhuaweicloud.com:8443",
        "user@cce.cn-north-4.myhuaweicloud.com",
        "169.254.169.254",
    ] {
        let answer = call("GET", host, POOL).send(&server.page);
        assert_eq!((answer.status, answer.relay_code().as_deref()), (403, Some("relay/host-not-allowed")), "{host}");
    }
    assert_eq!(upstream.connections(), 0);
    let line = "INFO refused method=GET host=- route=- status=403 code=relay/host-not-allowed";
    assert_eq!(server.log()[0].rsplit_once(" ms=").map(|(line, _)| line), Some(line));
}

#[test]
fn paths_belong_to_their_service() {
    let server = Running::start(&[], |_| {});
    let (cce, iam) = ("cce.cn-north-4.myhuaweicloud.com", "iam.cn-north-4.myhuaweicloud.com");
    for (method, host, path) in [
        ("GET", cce, "/v3/projects"),
        ("POST", cce, "/v3/auth/tokens"),
        ("POST", iam, UPGRADE),
        ("GET", iam, POOL),
        ("GET", cce, UPGRADE),
        ("PUT", cce, POOL),
        ("DELETE", cce, POOL),
        ("POST", cce, "/api/v3/projects/p1/clusters/c1/nodes/reset"),
        ("GET", cce, "/"),
        ("GET", cce, "/api/v3/projects/p1/clusters/c%201"),
        ("GET", cce, "/api/v3/projects/p1/clusters/"),
    ] {
        let answer = call(method, host, path).send(&server.page);
        assert_eq!(answer.relay_code().as_deref(), Some("relay/path-not-allowed"), "{method} {path}");
        assert_eq!((answer.status, &answer.json()["error"]["sent"]), (403, &"no".into()));
    }
}

#[test]
fn tricks_with_the_path_are_refused_as_they_came() {
    let upstream = Upstream::ok("{}");
    let server = relay_to(&upstream);
    let host = &upstream.authority;
    for rest in [
        "/api/v3/projects/p1/clusters/../clusters",
        "/api/v3/projects/p1/clusters/%2e%2e/clusters",
        "/api/v3/projects/p1/clusters/.%2E/clusters",
        "/api/v3/projects/p1/./clusters",
        "/api/v3/projects/p1/clusters/%2e",
        "/api/v3/projects/p1//clusters",
        "//api/v3/projects/p1/clusters",
        "/api/v3/projects\\p1/clusters",
        "/api/v3/projects/p1%5cclusters",
        "/api/v3/projects/p1%2fclusters",
        "",
        "?/api/v3/projects/p1/clusters",
    ] {
        let text = format!(
            "GET /relay/{host}{rest} HTTP/1.1\r\nHost: {}\r\nX-Poolsync-Relay: 1\r\nConnection: close\r\n\r\n",
            server.page
        );
        let answer = raw(&server.page, text.as_bytes()).unwrap();
        assert_eq!((answer.status, answer.relay_code().as_deref()), (400, Some("relay/target-invalid")), "{rest}");
    }
    for target in [format!("/relay//{host}{POOL}"), format!("/relay/../relay/{host}{POOL}"), "/relay/".to_owned()] {
        let answer = Ask::get(&target).header("X-Poolsync-Relay", "1").send(&server.page);
        assert!(matches!(answer.status, 400 | 403), "{target}: {}", answer.status);
    }
    assert_eq!(upstream.connections(), 0);
}

#[test]
fn the_sandbox_can_be_called() {
    let server = Running::with_sandbox("8");
    let answer = call("GET", &server.sandbox, "/v3/projects").send(&server.page);
    assert_eq!((answer.status, answer.relay_code()), (401, None), "the sandbox itself asks for a token");
    assert_eq!(answer.json()["error"]["title"], "Unauthorized");
    let elsewhere = server.sandbox.replace("127.0.0.1", "localhost");
    let answer = call("GET", &elsewhere, POOL).send(&server.page);
    assert_eq!(answer.relay_code().as_deref(), Some("relay/host-not-allowed"));
    assert_eq!(call("GET", &server.sandbox, "/sandbox/calls").send(&server.page).status, 403);
}
