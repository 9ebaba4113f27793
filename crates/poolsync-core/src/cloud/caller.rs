//! Reads of CCE and IAM: address, query, and the headers of the credential.
//!
//! They carry the same headers as the one call, so that a browser which may send one may send the other: what a page of
//! another origin may do is decided by headers, and GET and POST are both free.

use super::token::Scope;
use crate::credential::Credential;
use crate::rules::{is_hex_32, is_safe_id};
use crate::sign::{SdkDate, uri};
use crate::wire::{Headers, WireRequest, with_credential};

/// Who asks whom.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'c> {
    /// Scheme and host of CCE or IAM.
    pub origin: &'c str,
    /// Who calls.
    pub credential: &'c Credential,
    /// The time of signing; of no account with a token.
    pub date: SdkDate,
}

/// So many nodes a page has at most, as documented.
const MOST_NODES: usize = 2_000;

impl Caller<'_> {
    /// Returns the request for the projects that the caller may use, of this name (a region's id) or all. To IAM.
    pub fn projects(&self, name: Option<&str>) -> WireRequest {
        let query = name.map(|name| format!("?name={}", uri::encode(name.as_bytes()))).unwrap_or_default();
        self.get(&format!("/v3/projects{query}"), "")
    }

    /// Returns the request for the clusters of a project. None if an id cannot stand in a path; so too below.
    pub fn clusters(&self, project: &str) -> Option<WireRequest> {
        self.of_project(project, &["clusters"], "")
    }

    /// Returns the request for one cluster.
    pub fn cluster(&self, project: &str, cluster: &str) -> Option<WireRequest> {
        self.of_project(project, &["clusters", cluster], "")
    }

    /// Returns the request for the node pools of a cluster, with the default pool.
    pub fn pools(&self, project: &str, cluster: &str) -> Option<WireRequest> {
        self.of_project(project, &["clusters", cluster, "nodepools"], "?showDefaultNodePool=true")
    }

    /// Returns the request for one node pool. `pool`: an id, or `DefaultPool`.
    pub fn pool(&self, project: &str, cluster: &str, pool: &str) -> Option<WireRequest> {
        self.of_project(project, &["clusters", cluster, "nodepools", pool], "")
    }

    /// Returns the request for a page of the nodes of a cluster. `marker`: the last node of the page before, see
    /// [`super::NodePage`].
    pub fn nodes(&self, project: &str, cluster: &str, marker: Option<&str>) -> Option<WireRequest> {
        let marker = marker.map(|marker| format!("&marker={}", uri::encode(marker.as_bytes()))).unwrap_or_default();
        self.of_project(project, &["clusters", cluster, "nodes"], &format!("?limit={MOST_NODES}{marker}"))
    }

    /// Returns the request for a job.
    pub fn job(&self, project: &str, job: &str) -> Option<WireRequest> {
        self.of_project(project, &["jobs", job], "")
    }

    fn of_project(&self, project: &str, path: &[&str], query: &str) -> Option<WireRequest> {
        let ids = std::iter::once(&project).chain(path);
        ids.into_iter().all(|id| !id.is_empty() && is_safe_id(id)).then_some(())?;
        Some(self.get(&format!("/api/v3/projects/{project}/{}{query}", path.join("/")), project))
    }

    /// A signature names the project for regional services; IAM is none, and its SDKs sign without it too.
    fn get(&self, path: &str, project: &str) -> WireRequest {
        let wire = WireRequest {
            method: "GET".to_owned(),
            url: format!("{}{path}", self.origin),
            headers: Headers::default().with("Content-Type", "application/json"),
            body: String::new(),
        };
        with_credential(wire, self.credential, project, self.date)
    }
}

impl Scope {
    /// Returns the scope of what was typed: a project's id has 32 hex digits, all else is a name.
    pub fn of(text: &str) -> Self {
        if is_hex_32(text) { Self::ProjectId(text.to_owned()) } else { Self::ProjectName(text.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::AccessKey;
    use crate::secret::Secret;

    fn token() -> Credential {
        Credential::Token(Secret::new("MIIF".to_owned()))
    }

    #[track_caller]
    fn check(wire: Option<WireRequest>, expected: &str) {
        assert_eq!(wire.map(|wire| format!("{} {}", wire.method, wire.url)).as_deref(), Some(expected));
    }

    // The paths of the page `cce_02_0271` and of the Python SDK's client 3.1.219.
    #[test]
    fn addresses_are_those_of_the_documentation() {
        let token = token();
        let caller = Caller { origin: "https://cce", credential: &token, date: SdkDate::from_unix(0).unwrap() };
        check(caller.clusters("p"), "GET https://cce/api/v3/projects/p/clusters");
        check(
            caller.pool("p", "c", "DefaultPool"),
            "GET https://cce/api/v3/projects/p/clusters/c/nodepools/DefaultPool",
        );
        check(caller.nodes("p", "c", None), "GET https://cce/api/v3/projects/p/clusters/c/nodes?limit=2000");
        check(
            caller.nodes("p", "c", Some("a/b")),
            "GET https://cce/api/v3/projects/p/clusters/c/nodes?limit=2000&marker=a%2Fb",
        );
        check(caller.job("p", "j"), "GET https://cce/api/v3/projects/p/jobs/j");
        check(Some(caller.projects(Some("cn-north-4"))), "GET https://cce/v3/projects?name=cn-north-4");
    }

    #[test]
    fn an_id_that_would_change_the_path_asks_nothing() {
        let token = token();
        let caller = Caller { origin: "https://cce", credential: &token, date: SdkDate::from_unix(0).unwrap() };
        for id in ["", ".", "..", "a/b", "a?b", "a b", "中"] {
            assert_eq!(caller.clusters(id), None, "{id}");
            assert_eq!(caller.pool("p", "c", id), None, "{id}");
        }
    }

    #[test]
    fn a_signature_names_the_project_for_cce_and_none_for_iam() {
        let key = AccessKey { access_key: "AK".to_owned(), ..AccessKey::default() };
        let key = Credential::AccessKey(key);
        let caller = Caller { origin: "https://cce", credential: &key, date: SdkDate::from_unix(0).unwrap() };
        let signed = |wire: &WireRequest| wire.headers.get("Authorization").unwrap().expose().to_owned();
        assert!(signed(&caller.clusters("p").unwrap()).contains("SignedHeaders=host;x-project-id;x-sdk-date,"));
        assert!(signed(&caller.projects(None)).contains("SignedHeaders=host;x-sdk-date,"));
    }

    #[test]
    fn what_was_typed_is_an_id_or_a_name() {
        assert_eq!(Scope::of("cn-north-4"), Scope::ProjectName("cn-north-4".to_owned()));
        let id = "0123456789abcdef0123456789ABCDEF";
        assert_eq!(Scope::of(id), Scope::ProjectId(id.to_owned()));
    }
}
