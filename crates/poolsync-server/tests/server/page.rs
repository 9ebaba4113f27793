//! The files of the page.

use crate::support::{Ask, INDEX, Running};
use poolsync_server::page::{Additions, File, Page};

fn page() -> Running {
    Running::start(&["--allow-host", "cce.example.com"], |_| {})
}

#[test]
fn s1_the_root_is_index_html_with_the_policy_as_a_header() {
    let page = page();
    let answer = Ask::get("/").send(&page.page);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type").as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(
        answer.header("content-security-policy").as_deref(),
        Some(
            "default-src 'none'; connect-src 'self' https://cce.cn-north-4.myhuaweicloud.com https://cce.example.com; \
             frame-ancestors 'none'"
        )
    );
    assert!(!answer.text().contains("Content-Security-Policy"), "{}", answer.text());
    assert!(answer.text().contains("<meta charset=\"utf-8\">\n<meta name=\"poolsync-relay\" content=\"/relay\">\n"));
    assert!(!answer.text().contains("poolsync-sandbox"));
    assert_eq!(Ask::get("/index.html").send(&page.page).body, answer.body);
    assert_eq!(Ask::get("/?lang=zh").send(&page.page).body, answer.body);
}

#[test]
fn files_that_are_no_page_carry_the_strict_policy() {
    let page = page();
    let answer = Ask::get("/start-0123456789abcdef.js").send(&page.page);
    assert_eq!(answer.header("content-security-policy").as_deref(), Some("default-src 'none'; frame-ancestors 'none'"));
}

#[test]
fn another_document_and_the_worker_have_policies_of_their_own() {
    let offline = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">";
    let files = vec![
        File::new("index.html", INDEX),
        File::new("offline.html", offline),
        File::new("service-worker.js", "addEventListener('fetch', go)"),
    ];
    let additions = Additions { hosts: vec!["cce.example.com".into()], ..Additions::default() };
    let page = Page::new(files, &additions).unwrap();
    let policy = |path: &str| {
        let response = page.response(&"GET".parse().unwrap(), path, &axum::http::HeaderMap::new());
        response.headers()["content-security-policy"].to_str().unwrap().to_owned()
    };
    assert_eq!(policy("/offline.html"), "script-src 'self'; frame-ancestors 'none'", "it calls nobody");
    assert_eq!(policy("/service-worker.js"), "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
}

#[test]
fn the_sandbox_is_announced_and_may_be_called() {
    let page = Running::with_sandbox("8");
    let answer = Ask::get("/").send(&page.page);
    let origin = format!("http://{}", page.sandbox);
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.contains(&format!("https://cce.cn-north-4.myhuaweicloud.com {origin}; ")), "{policy}");
    assert!(answer.text().contains(&format!("<meta name=\"poolsync-sandbox\" content=\"{origin}\">")));
    assert!(answer.text().contains("<meta name=\"poolsync-sandbox-token\" content=\"MII"));
}

#[test]
fn s20_every_answer_carries_the_security_headers() {
    let page = page();
    for ask in [
        Ask::get("/"),
        Ask::get("/start-0123456789abcdef.js"),
        Ask::get("/no-such-file"),
        Ask::new("POST", "/"),
        Ask::get("/relay/example.com/"),
        Ask::get("/").header("Host", "rebound.example"),
    ] {
        let answer = ask.send(&page.page);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(answer.header(name).as_deref(), Some(value), "{answer:?}");
        }
        assert!(answer.header("permissions-policy").unwrap().contains("camera=()"));
        assert!(answer.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
    }
}

#[test]
fn files_come_in_the_encoding_that_the_client_takes() {
    let page = page();
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "packed by brotli"),
        ("gzip", Some("gzip"), "packed by gzip"),
        ("identity", None, "plain"),
    ] {
        let answer = Ask::get("/start-0123456789abcdef.js").header("Accept-Encoding", accepted).send(&page.page);
        assert_eq!(answer.header("content-encoding").as_deref(), encoding, "{accepted}");
        assert_eq!(answer.header("vary").as_deref(), Some("Accept-Encoding"), "{accepted}");
        assert_eq!(answer.header("content-length"), Some(body.len().to_string()), "{accepted}");
        assert_eq!(answer.text(), body, "{accepted}");
    }
    assert_eq!(Ask::get("/start-0123456789abcdef.js").send(&page.page).text(), "plain");
}

#[test]
fn names_with_a_digest_are_kept_for_ever_and_others_are_asked_for_again() {
    let page = page();
    let cache = |path: &str| Ask::get(path).send(&page.page).header("cache-control").unwrap();
    assert_eq!(cache("/start-0123456789abcdef.js"), "public, max-age=31536000, immutable");
    assert_eq!(cache("/"), "no-cache");
    assert_eq!(cache("/assets/poolsync.wasm"), "no-cache");
    let module = Ask::get("/assets/poolsync.wasm").send(&page.page);
    assert_eq!(module.header("content-type").as_deref(), Some("application/wasm"));
}

#[test]
fn what_is_known_is_not_sent_again() {
    let page = page();
    let path = "/start-0123456789abcdef.js";
    let first = Ask::get(path).header("Accept-Encoding", "br").send(&page.page);
    let tag = first.header("etag").unwrap();
    // `printf plain | sha256sum`
    assert_eq!(tag, "\"a116c9ed46d6207734a43317d30fd88f52ac8634c37d904bbf4e41d865f90475-br\"");
    let again = Ask::get(path).header("Accept-Encoding", "br").header("If-None-Match", &tag).send(&page.page);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), Some(tag.clone()));
    assert_eq!(again.header("vary").as_deref(), Some("Accept-Encoding"));
    assert!(again.header("cache-control").is_some() && again.header("x-content-type-options").is_some());
    let other = Ask::get(path).header("Accept-Encoding", "gzip").header("If-None-Match", &tag).send(&page.page);
    assert_eq!(other.status, 200, "another encoding is other bytes");
}

#[test]
fn head_has_the_headers_and_no_body() {
    let page = page();
    let answer = Ask::new("HEAD", "/start-0123456789abcdef.js").send(&page.page);
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length").as_deref(), Some("5"));
}

#[test]
fn other_methods_are_refused() {
    let page = page();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let answer = Ask::new(method, "/").send(&page.page);
        assert_eq!((answer.status, answer.header("allow").as_deref()), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn only_the_table_is_served() {
    let page = page();
    for path in [
        "/no-such-file",
        "/Cargo.toml",
        "/assets",
        "/assets/",
        "/../Cargo.toml",
        "/assets/../index.html",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/assets\\poolsync.wasm",
        "//index.html",
        "/index%2ehtml",
        "/INDEX.HTML",
        "/start-0123456789abcdef.js.br",
        "/index.html/",
        "/relay",
    ] {
        let answer = Ask::get(path).send(&page.page);
        assert_eq!((answer.status, answer.text()), (404, "There is no such file.\n"), "{path}");
    }
}

#[test]
fn foreign_names_of_this_server_get_nothing() {
    let page = page();
    let answer = Ask::get("/").header("Host", "rebound.example").send(&page.page);
    assert_eq!(answer.status, 403);
    assert!(!answer.text().contains("<meta"), "{}", answer.text());
    let named = Running::start(&["--allow-origin", "https://pools.example.com"], |_| {});
    assert_eq!(Ask::get("/").header("Host", "pools.example.com").send(&named.page).status, 200);
}

#[test]
fn without_a_page_the_server_says_how_to_build_it() {
    let page = Running::start(&[], |settings| settings.files.clear());
    let answer = Ask::get("/").send(&page.page);
    assert_eq!(answer.status, 503);
    assert!(answer.text().contains("cargo xtask site"), "{}", answer.text());
}

#[test]
fn the_changed_page_is_compressed() {
    let page = Running::start(&[], |settings| {
        settings.files = vec![File::new("index.html", format!("{INDEX}{}", "<p>again</p>\n".repeat(200)))];
    });
    for encoding in ["br", "gzip"] {
        let answer = Ask::get("/").header("Accept-Encoding", encoding).send(&page.page);
        assert_eq!(answer.header("content-encoding").as_deref(), Some(encoding));
        assert!(answer.body.len() < 400, "{} bytes", answer.body.len());
    }
}
