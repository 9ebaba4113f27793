//! The allow list of calls: those that the console makes. All others are refused.
//!
//! ```ignore
//! let route = allow_list::find(&Method::GET, "/api/v3/projects/p/clusters", Serves::Only(Service::Cce))?;
//! assert_eq!(route, "/api/v3/projects/{}/clusters");
//! ```

use super::hosts::Serves;
use super::refusal::{Code, Refusal};
use axum::http::Method;
use poolsync_core::calls::CALLS;

/// Returns the path of the call without its ids, if this host takes it.
pub(super) fn find(method: &Method, path: &str, host: Serves) -> Result<&'static str, Refusal> {
    CALLS
        .iter()
        .find(|call| host.serves(call.service) && method.as_str() == call.method && fits(path, call.path))
        .map(|call| call.path)
        .ok_or_else(|| {
            let message =
                "the relay forwards only the calls of the console: this method and path are none of them at this host";
            Refusal::new(Code::Path, message)
        })
}

fn fits(path: &str, template: &str) -> bool {
    let mut segments = path.split('/');
    let all = template.split('/').all(|wanted| {
        segments.next().is_some_and(|segment| if wanted == "{}" { is_id(segment) } else { segment == wanted })
    });
    all && segments.next().is_none()
}

/// Returns true if all characters need no encoding in a path, so that every signer agrees on them.
fn is_id(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use poolsync_core::calls::Service;

    const CCE: Serves = Serves::Only(Service::Cce);
    const IAM: Serves = Serves::Only(Service::Iam);

    #[test]
    fn each_service_takes_its_own_calls() {
        for call in CALLS {
            let (template, method) = (call.path, call.method.parse::<Method>().unwrap());
            let path = template.replace("{}", "DefaultPool");
            let (of, other) = if call.service == Service::Cce { (CCE, IAM) } else { (IAM, CCE) };
            assert_eq!(find(&method, &path, of), Ok(template));
            assert_eq!(find(&method, &path, Serves::Both), Ok(template));
            assert!(find(&method, &path, other).is_err(), "{template}");
            assert!(find(&Method::PUT, &path, of).is_err(), "{template}");
            assert!(find(&Method::DELETE, &path, of).is_err(), "{template}");
            assert!(find(&method, &format!("{path}/"), of).is_err(), "{template}");
            assert!(find(&method, &format!("/x{path}"), of).is_err(), "{template}");
        }
    }

    #[test]
    fn the_upgrade_is_no_read_and_reads_are_no_upgrade() {
        assert!(find(&Method::GET, "/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade", CCE).is_err());
        assert!(find(&Method::POST, "/api/v3/projects/p/clusters", CCE).is_err());
        assert!(find(&Method::POST, "/api/v3/projects/p/clusters/c/nodes/reset", CCE).is_err());
    }

    #[test]
    fn ids_are_plain() {
        for id in ["", ".", "..", "a b", "a%20b", "%61", "a;b", "a:b", "a@b", "中"] {
            assert!(find(&Method::GET, &format!("/api/v3/projects/p/clusters/{id}"), CCE).is_err(), "{id}");
        }
    }
}
