//! What people call the clusters and node pools of a rollout.

use std::collections::BTreeMap;

use poolsync_core::json::{Object, Value};

/// Names by id; of a pool by the ids of cluster and pool, since the default pool has the same id everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// Notes what a cluster is called.
    pub(crate) fn note_cluster(&mut self, id: &str, name: &str) {
        self.note(id.to_ascii_lowercase(), name);
    }

    /// Notes what a pool is called.
    pub(crate) fn note_pool(&mut self, cluster: &str, id: &str, name: &str) {
        self.note(key(cluster, id), name);
    }

    /// Returns the name of a cluster; its id while no name is known.
    pub(crate) fn cluster(&self, id: &str) -> String {
        self.0.get(&id.to_ascii_lowercase()).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Returns the name of a pool; its id while no name is known.
    pub(crate) fn pool(&self, cluster: &str, id: &str) -> String {
        self.0.get(&key(cluster, id)).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// Returns the names as JSON.
    pub(super) fn save(&self) -> String {
        let mut out = Object::default();
        for (key, name) in &self.0 {
            out.text(key, name);
        }
        out.end()
    }

    /// Returns the names of what [`Names::save`] wrote.
    pub(super) fn load(value: &Value<'_>) -> Self {
        let Value::Object(members) = value else { return Self::default() };
        let name =
            |value: &Value<'_>| if let Value::String(name) = value { Some(name.clone().into_owned()) } else { None };
        Self(members.iter().filter_map(|(key, value)| Some((key.clone().into_owned(), name(value)?))).collect())
    }

    fn note(&mut self, key: String, name: &str) {
        if !name.is_empty() {
            self.0.insert(key, name.to_owned());
        }
    }
}

fn key(cluster: &str, pool: &str) -> String {
    format!("{cluster}/{pool}").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use poolsync_core::json;

    use super::*;

    #[test]
    fn names_come_back_and_what_has_none_keeps_its_id() {
        let mut names = Names::default();
        names.note_cluster("C1", "production");
        names.note_pool("C1", "P1", "workers \"a\"");
        let text = names.save();
        let read = Names::load(&json::parse(&text).0.unwrap());
        assert_eq!(read, names);
        assert_eq!((read.cluster("c1").as_str(), read.pool("c1", "p1").as_str()), ("production", "workers \"a\""));
        assert_eq!((read.cluster("c2").as_str(), read.pool("c2", "P1").as_str()), ("c2", "P1"));
    }
}
