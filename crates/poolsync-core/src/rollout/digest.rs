//! The digest of a rollout: what was approved is what is carried out.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::plan::{Gate, OnFailure};
use super::resolved::ResolvedRollout;
use crate::json::Object;

impl ResolvedRollout {
    /// Returns the text that the digest is taken of: everything that decides what is called and when, as JSON without spaces in a
    /// fixed order. Names and zones of nodes are not part of it; a password is not known yet.
    pub fn canonical(&self) -> String {
        let stages = self.stages.iter().map(|stage| {
            let gates = stage.gates.iter().map(|gate| {
                let mut object = Object::default();
                match gate {
                    Gate::Approval(question) => object.text("approval", question),
                    Gate::NotBefore(at) => object.raw("notBefore", &at.to_string()),
                }
                object.end()
            });
            let targets = stage.targets.iter().map(|target| {
                let mut object = Object::default();
                object.text("clusterId", &target.cluster_id);
                object.text("nodepoolId", &target.nodepool_id);
                object.raw("body", &target.body);
                object.end()
            });
            let mut object = Object::default();
            object.text("name", &stage.name);
            object.raw("gates", &list(gates));
            object.raw("targets", &list(targets));
            object.raw("soakSeconds", &stage.soak_seconds.to_string());
            object.end()
        });
        let mut object = Object::default();
        object.text("apiVersion", "poolsync/v1");
        object.text("name", &self.name);
        object.text("endpoint", &self.endpoint);
        object.text("projectId", &self.project_id);
        let on_failure = match self.on_failure {
            OnFailure::Stop => "stop",
            OnFailure::Continue => "continue",
        };
        object.text("onFailure", on_failure);
        object.raw("stages", &list(stages));
        object.end()
    }

    /// Returns the SHA-256 of [`ResolvedRollout::canonical`] in 64 hex digits.
    pub fn digest(&self) -> String {
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(self.canonical().as_bytes()) {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}
