//! The page `/` of the sandbox: says what this is, in both languages, what can be logged in with, and how it fails on purpose.
//!
//! ```text
//! GET / HTTP/1.1
//! ```

use super::Sandbox;
use super::account::{NAME, PASSCODE, PROJECTS, USERS};
use super::world::World;
use crate::http::{is_loopback_authority, with_type};
use axum::body::Body;
use axum::extract::State;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Response, StatusCode};
use std::fmt::Write as _;

/// What it is.
const START: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Poolsync sandbox · 沙箱</title>
<h1>Poolsync sandbox · <span lang=\"zh-CN\">沙箱</span></h1>
<p>This is the sandbox of Poolsync: it imitates the part of Huawei Cloud CCE that synchronizes node pools, and all of its
data is made up. Nothing that is done here reaches a cloud.</p>
<p lang=\"zh-CN\">这是 Poolsync 的沙箱：模拟华为云 CCE 的“同步节点池”接口，所有数据均为虚构，操作不会影响任何云上资源。</p>
";

/// Stands for the address of the sandbox in [`FAULTS`].
const HERE: &str = "HERE";
/// How a fault is ordered. `{"kind": …}` is as `fault/kind.rs` reads it.
const FAULTS: &str = r#"<h2>Faults · <span lang="zh-CN">故障</span></h2>
<p>The next synchronization fails as you order it, from this machine only; <code>DELETE</code> takes the order back:</p>
<p lang="zh-CN">下一次同步按您的设置失败，仅限本机使用；<code>DELETE</code> 取消设置：</p>
<pre>curl -X PUT HERE/sandbox/fault -d '{"kind": "status", "status": 503}'
curl -X DELETE HERE/sandbox/fault
curl HERE/sandbox/calls</pre>
<table>
<tr><th>kind<th>What happens<th lang="zh-CN">效果
<tr><td>status<td>an answer with this status<td lang="zh-CN">返回指定状态码
<tr><td>close<td>the connection closes without an answer<td lang="zh-CN">连接关闭，无响应
<tr><td>hang<td>no answer ever comes<td lang="zh-CN">一直没有响应
<tr><td>slow<td>the answer takes this many ms<td lang="zh-CN">延迟 ms 毫秒后响应
<tr><td>no-cors<td>an answer that no page may read<td lang="zh-CN">页面无权读取的响应
<tr><td>redirect<td>an answer that leads to this location<td lang="zh-CN">重定向到 location
<tr><td>html<td>the sign-in page of a portal<td lang="zh-CN">门户登录页
<tr><td>empty<td>an answer without a body<td lang="zh-CN">空响应
<tr><td>refuse<td>a refusal with this status, shape, code and message<td lang="zh-CN">以指定状态码、格式、错误码和信息拒绝
<tr><td>huge<td>an answer of this many bytes<td lang="zh-CN">返回 bytes 字节的响应
<tr><td>truncated<td>an answer that ends too early<td lang="zh-CN">响应提前结束
<tr><td>stalled<td>an answer that stops in the middle<td lang="zh-CN">响应中途停住
<tr><td>clock<td>a clock that is off by this many seconds<td lang="zh-CN">服务端时间偏差 seconds 秒
</table>
<p>With <code>"accepted": true</code> the call is carried out all the same, and only its answer is lost.
<span lang="zh-CN">设置 <code>"accepted": true</code> 时，调用仍会执行，只是响应丢失。</span></p>
"#;

/// Answers with that page. Who asks by another name than an address or `localhost` sees the usual address in the commands.
pub(super) async fn show(State(sandbox): State<Sandbox>, headers: HeaderMap) -> Response<Body> {
    let mut html = START.to_owned();
    let _ = write!(html, "<p>Account · <span lang=\"zh-CN\">账号</span> {NAME}. ");
    let _ = write!(html, "One-time code · <span lang=\"zh-CN\">验证码</span> {PASSCODE}. ");
    html += "Projects · <span lang=\"zh-CN\">项目</span>:";
    for project in &PROJECTS {
        let _ = write!(html, " {} ({})", project.id, project.name);
    }
    html += "</p>\n<table>\n<tr><th>User · <span lang=\"zh-CN\">用户</span><th>Password · <span lang=\"zh-CN\">密码</span>\
             <th>Access key · <span lang=\"zh-CN\">访问密钥ID（AK）</span>\
             <th>Secret key · <span lang=\"zh-CN\">秘密访问密钥（SK）</span>\
             <th>User ID · <span lang=\"zh-CN\">IAM 用户ID</span><th>Needs a code · <span lang=\"zh-CN\">需要验证码</span>\n";
    for user in &USERS {
        let (key, secret) = user.key.unwrap_or_default();
        let _ = write!(html, "<tr><td>{}<td>{}<td>{key}<td>{secret}", user.name, user.password);
        let _ = writeln!(html, "<td>{}<td>{}", user.id, if user.needs_passcode { "✓" } else { "" });
    }
    html += "</table>\n";
    html += &places(&sandbox.world());
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_loopback_authority(host));
    html += &FAULTS.replace(HERE, &format!("http://{}", host.unwrap_or("127.0.0.1:8081")));
    with_type(StatusCode::OK, "text/html; charset=utf-8", html)
}

/// The clusters and their pools, with the ids that a request needs.
fn places(world: &World) -> String {
    let mut html = "<h2>Clusters and pools · <span lang=\"zh-CN\">集群和节点池</span></h2>\n<table>\n\
                    <tr><th>Cluster · <span lang=\"zh-CN\">集群</span><th>ID\
                    <th>Pool · <span lang=\"zh-CN\">节点池</span><th>ID<th>Nodes · <span lang=\"zh-CN\">节点数</span>\n"
        .to_owned();
    for cluster in world.clusters() {
        for pool in &cluster.pools {
            let nodes = cluster.nodes_of(pool).count();
            let _ =
                writeln!(html, "<tr><td>{}<td>{}<td>{}<td>{}<td>{nodes}", cluster.name, cluster.id, pool.name, pool.id);
        }
    }
    html + "</table>\n"
}
