//! To which calls a fault happens, and how often.
//!
//! ```json
//! {"on": "read", "path": "/api/v3/projects/", "method": "GET", "times": 2}
//! ```

use crate::sandbox::{cors, iam};
use axum::http::Method;
use axum::http::request::Parts;
use serde::Deserialize;
use serde_json::{Map, Value};

/// To which calls a fault happens, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    /// Absent: the upgrade call, or any call where `method` or `path` say which.
    on: Option<Group>,
    method: Option<String>,
    /// What the path begins with.
    path: Option<String>,
    /// So many calls; at least 1.
    #[serde(default = "once")]
    pub(super) times: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Group {
    /// The call that synchronizes.
    Upgrade,
    /// GET of CCE.
    Read,
    /// All calls of IAM.
    Iam,
    /// A preflight request of a browser.
    Preflight,
    /// All but preflight requests.
    Any,
}

const MEMBERS: [&str; 4] = ["on", "method", "path", "times"];

fn once() -> u32 {
    1
}

impl Target {
    /// Takes its members out of those of a fault.
    pub(super) fn take(members: &mut Map<String, Value>) -> Result<Self, String> {
        let own = MEMBERS.iter().filter_map(|name| members.remove(*name).map(|value| ((*name).to_owned(), value)));
        let target: Self = serde_json::from_value(Value::Object(own.collect())).map_err(|error| error.to_string())?;
        if target.times == 0 {
            return Err("`times` must be 1 or more".to_owned());
        }
        if target.path.as_ref().is_some_and(|path| !path.starts_with('/')) {
            return Err("`path` must begin with /".to_owned());
        }
        Ok(target)
    }

    /// Returns true if it is about this call.
    pub(super) fn fits(&self, head: &Parts) -> bool {
        self.group().has(head)
            && self.method.as_ref().is_none_or(|method| head.method.as_str() == method)
            && self.path.as_ref().is_none_or(|path| head.uri.path().starts_with(path))
    }

    fn group(&self) -> Group {
        let is_narrowed = self.method.is_some() || self.path.is_some();
        self.on.unwrap_or(if is_narrowed { Group::Any } else { Group::Upgrade })
    }
}

impl Group {
    fn has(self, head: &Parts) -> bool {
        let path = head.uri.path();
        if cors::is_preflight(head) {
            return self == Self::Preflight;
        }
        match self {
            Self::Upgrade => head.method == Method::POST && path.ends_with("/operation/upgrade"),
            Self::Read => head.method == Method::GET && path.starts_with("/api/"),
            Self::Iam => iam::serves(path),
            Self::Preflight => false,
            Self::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    const UPGRADE: &str = "POST /api/v3/projects/p/clusters/c/nodepools/n/operation/upgrade";
    const READ: &str = "GET /api/v3/projects/p/clusters";
    const LOGIN: &str = "POST /v3/auth/tokens";
    const PREFLIGHT: &str = "OPTIONS /v3/auth/tokens";

    fn fitting(target: &str) -> Vec<&'static str> {
        let Ok(Value::Object(mut members)) = serde_json::from_str(target) else { panic!("{target}") };
        let target = Target::take(&mut members).unwrap();
        let calls = [UPGRADE, READ, LOGIN, PREFLIGHT];
        let fits = |call: &&str| {
            let (method, path) = call.split_once(' ').unwrap();
            let mut request = Request::builder().method(method).uri(path);
            if method == "OPTIONS" {
                request = request.header("access-control-request-method", "POST");
            }
            target.fits(&request.body(()).unwrap().into_parts().0)
        };
        calls.into_iter().filter(fits).collect()
    }

    #[test]
    fn each_group_has_its_calls() {
        assert_eq!(fitting("{}"), [UPGRADE]);
        assert_eq!(fitting(r#"{"on":"upgrade"}"#), [UPGRADE]);
        assert_eq!(fitting(r#"{"on":"read"}"#), [READ]);
        assert_eq!(fitting(r#"{"on":"iam"}"#), [LOGIN]);
        assert_eq!(fitting(r#"{"on":"preflight"}"#), [PREFLIGHT]);
        assert_eq!(fitting(r#"{"on":"any"}"#), [UPGRADE, READ, LOGIN]);
    }

    #[test]
    fn method_and_path_narrow_it() {
        assert_eq!(fitting(r#"{"method":"POST"}"#), [UPGRADE, LOGIN]);
        assert_eq!(fitting(r#"{"path":"/api/v3/projects/p/"}"#), [UPGRADE, READ]);
        assert_eq!(fitting(r#"{"path":"/api/","method":"GET"}"#), [READ]);
        assert_eq!(fitting(r#"{"path":"/v3/","on":"preflight"}"#), [PREFLIGHT]);
        assert!(fitting(r#"{"path":"/v3/","on":"upgrade"}"#).is_empty());
    }
}
