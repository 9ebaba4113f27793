//! Projects and clusters.

use super::read::{flag, list, text, uid};
use crate::json::{self, Value};

/// A project of IAM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: String,
    /// Its name: a region's id, perhaps with a name of the user's behind it.
    pub name: String,
    /// False if it is frozen.
    pub enabled: bool,
}

/// A cluster of CCE.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cluster {
    /// Its id.
    pub id: String,
    /// The name people gave it.
    pub name: String,
    /// Such as `v1.33`.
    pub version: String,
    /// Such as `Available`; empty if the answer does not say.
    pub phase: String,
}

/// Reads a list of projects; none if the body is none.
pub fn read_projects(body: &str) -> Option<Vec<Project>> {
    list(body, "projects", |value| {
        let id = Some(text(value, &["id"])).filter(|id| !id.is_empty())?;
        Some(Project { id, name: text(value, &["name"]), enabled: flag(value, &["enabled"]) != Some(false) })
    })
}

/// Reads a list of clusters; none if the body is none.
pub fn read_clusters(body: &str) -> Option<Vec<Cluster>> {
    list(body, "items", cluster)
}

/// Reads one cluster; none if the body is none.
pub fn read_cluster(body: &str) -> Option<Cluster> {
    cluster(&json::parse(body).0?)
}

fn cluster(value: &Value<'_>) -> Option<Cluster> {
    let names = [text(value, &["metadata", "alias"]), text(value, &["metadata", "name"])];
    Some(Cluster {
        id: uid(value)?,
        name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        version: text(value, &["spec", "version"]),
        phase: text(value, &["status", "phase"]),
    })
}

impl Cluster {
    /// Returns true if pools may be changed in this state: `Available`, `ScalingUp` or `ScalingDown`, as the page of
    /// `UpdateNodePool` (`cce_02_0356`) says; for the call itself nothing is documented. A state that the answer does
    /// not tell is taken as good.
    pub fn takes_changes(&self) -> bool {
        matches!(self.phase.as_str(), "" | "Available" | "ScalingUp" | "ScalingDown")
    }

    /// Returns true for a version before v1.13, in which nodes cannot be reset (page `cce_10_0003`).
    pub fn is_too_old(&self) -> bool {
        let version = self.version.strip_prefix('v').unwrap_or(&self.version);
        let mut parts = version.split(['.', '-']).map(|part| part.parse::<u32>().ok());
        match (parts.next().flatten(), parts.next().flatten()) {
            (Some(major), Some(minor)) => (major, minor) < (1, 13),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Shapes: the page `cce_02_0271`, the models of the Python SDK 3.1.219.
    #[test]
    fn a_cluster_is_known_by_its_alias() {
        let body = r#"{"kind":"Cluster","items":[{"metadata":{"uid":"c1","name":"a-1","alias":"shop"},
            "spec":{"version":"v1.33"},"status":{"phase":"Available"}},{"metadata":{"uid":"c2"}},{"metadata":{}}]}"#;
        let clusters = read_clusters(body).unwrap();
        assert_eq!(clusters.len(), 2);
        assert_eq!((clusters[0].name.as_str(), clusters[0].version.as_str()), ("shop", "v1.33"));
        assert!(clusters[1].takes_changes());
    }

    #[test]
    fn an_empty_list_is_a_list_and_an_error_is_none() {
        assert_eq!(read_clusters(r#"{"items":null}"#), Some(Vec::new()));
        assert_eq!(read_clusters(r#"{"errorCode":"CCE.01401001"}"#), None);
        assert_eq!(read_clusters("<html>"), None);
        let projects = read_projects(r#"{"projects":[{"id":"p","name":"cn-north-4","enabled":false}]}"#).unwrap();
        assert!(!projects[0].enabled);
    }

    #[test]
    fn states_and_versions_that_refuse() {
        let cluster = |version: &str, phase: &str| Cluster {
            version: version.to_owned(),
            phase: phase.to_owned(),
            ..Cluster::default()
        };
        assert!(!cluster("v1.33", "Hibernation").takes_changes());
        assert!(cluster("v1.33", "ScalingUp").takes_changes());
        assert!(cluster("v1.11.7-r2", "").is_too_old());
        assert!(!cluster("v1.13.10-r0", "").is_too_old());
        assert!(!cluster("", "").is_too_old());
    }
}
