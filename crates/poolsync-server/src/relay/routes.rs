//! The calls that the console makes; all others are refused.
//!
//! ```ignore
//! let route = routes::find(&Method::GET, "/api/v3/projects/p/clusters", Service::Cce)?;
//! assert_eq!(route, "/api/v3/projects/{}/clusters");
//! ```

use super::host::Service;
use super::refusal::{Code, Refusal};
use axum::http::Method;

/// A call: which service, which method, and its path with `{}` for an id.
type Route = (Service, Method, &'static str);

const ROUTES: [Route; 12] = [
    (Service::Cce, Method::POST, "/api/v3/projects/{}/clusters/{}/nodepools/{}/operation/upgrade"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters/{}"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters/{}/nodepools"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters/{}/nodepools/{}"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters/{}/nodes"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/clusters/{}/nodes/{}"),
    (Service::Cce, Method::GET, "/api/v3/projects/{}/jobs/{}"),
    (Service::Iam, Method::POST, "/v3/auth/tokens"),
    (Service::Iam, Method::GET, "/v3/projects"),
    (Service::Iam, Method::GET, "/v3/auth/projects"),
    (Service::Iam, Method::POST, "/v3.0/OS-CREDENTIAL/securitytokens"),
];

/// The path of the call without its ids, if this host takes it.
pub(super) fn find(method: &Method, path: &str, service: Service) -> Result<&'static str, Refusal> {
    ROUTES
        .iter()
        .find(|(of, with, template)| {
            (service == Service::Both || service == *of) && method == with && fits(path, template)
        })
        .map(|(_, _, template)| *template)
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

/// The characters that need no encoding in a path, and that every signer agrees on.
fn is_id(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_service_takes_its_own_calls() {
        for (of, method, template) in ROUTES {
            let path = template.replace("{}", "DefaultPool");
            let other = if of == Service::Cce { Service::Iam } else { Service::Cce };
            assert_eq!(find(&method, &path, of), Ok(template));
            assert_eq!(find(&method, &path, Service::Both), Ok(template));
            assert!(find(&method, &path, other).is_err(), "{template}");
            assert!(find(&Method::PUT, &path, of).is_err(), "{template}");
            assert!(find(&Method::DELETE, &path, of).is_err(), "{template}");
            assert!(find(&method, &format!("{path}/"), of).is_err(), "{template}");
            assert!(find(&method, &format!("/x{path}"), of).is_err(), "{template}");
        }
    }

    #[test]
    fn the_upgrade_is_no_read_and_reads_are_no_upgrade() {
        assert!(
            find(&Method::GET, "/api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade", Service::Cce).is_err()
        );
        assert!(find(&Method::POST, "/api/v3/projects/p/clusters", Service::Cce).is_err());
        assert!(find(&Method::POST, "/api/v3/projects/p/clusters/c/nodes/reset", Service::Cce).is_err());
    }

    #[test]
    fn ids_are_plain() {
        for id in ["", ".", "..", "a b", "a%20b", "%61", "a;b", "a:b", "a@b", "中"] {
            assert!(find(&Method::GET, &format!("/api/v3/projects/p/clusters/{id}"), Service::Cce).is_err(), "{id}");
        }
    }
}
