//! The page `/` of the sandbox: says what this is.
//!
//! ```text
//! GET / HTTP/1.1
//! ```

use crate::http::{secure, with_type};
use axum::body::Body;
use axum::http::{Response, StatusCode};

const PAGE: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Poolsync sandbox</title>
<p>This is the sandbox of Poolsync: it imitates the part of Huawei Cloud CCE that synchronizes node pools, and all of its
data is made up. Nothing that is done here reaches a cloud.</p>
<p lang=\"zh-CN\">这是 Poolsync 的沙箱：模拟华为云 CCE 的“同步节点池”接口，所有数据均为虚构，操作不会影响任何云上资源。</p>
";

/// That page.
pub(super) fn page() -> Response<Body> {
    let mut response = with_type(StatusCode::OK, "text/html; charset=utf-8", PAGE.to_owned());
    secure(response.headers_mut());
    response
}
