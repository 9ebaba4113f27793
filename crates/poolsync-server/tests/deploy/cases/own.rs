//! What the servers do themselves: the page, and their logs.

use super::{call, upgrade};
use crate::stage::{CCE, SCRIPT, Stage};
use crate::support::Ask;

pub(super) fn s20_the_page_has_the_headers_of_the_program(stage: &Stage) {
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

pub(super) fn nothing_secret_is_written_down(stage: &Stage) {
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
    let calls = stage.calls();
    assert_eq!(calls.len(), 2, "both were made");
}
