//! The page `/` of the sandbox: says what this is.
//!
//! ```text
//! GET / HTTP/1.1
//! ```

use super::account::{NAME, PASSCODE, PROJECTS, USERS};
use crate::http::with_type;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use std::fmt::Write as _;

/// What it is, in both languages.
const START: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Poolsync sandbox</title>
<p>This is the sandbox of Poolsync: it imitates the part of Huawei Cloud CCE that synchronizes node pools, and all of its
data is made up. Nothing that is done here reaches a cloud.</p>
<p lang=\"zh-CN\">这是 Poolsync 的沙箱：模拟华为云 CCE 的“同步节点池”接口，所有数据均为虚构，操作不会影响任何云上资源。</p>
";

/// Answers with that page, and with what can be logged in with.
pub(super) async fn show() -> Response<Body> {
    let mut html = START.to_owned();
    let _ = write!(html, "<p>Account {NAME}, made up like everything else. One-time code {PASSCODE}. Projects:");
    for project in &PROJECTS {
        let _ = write!(html, " {} ({})", project.id, project.name);
    }
    html += "</p>\n<table>\n<tr><th>User<th>Password<th>Access key<th>Secret key\n";
    for user in &USERS {
        let (key, secret) = user.key.unwrap_or_default();
        let _ = writeln!(html, "<tr><td>{}<td>{}<td>{key}<td>{secret}", user.name, user.password);
    }
    html += "</table>\n";
    with_type(StatusCode::OK, "text/html; charset=utf-8", html)
}
