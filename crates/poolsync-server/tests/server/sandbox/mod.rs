//! The sandbox.

mod access;
mod faults;
mod iam;
mod inspection;
mod large;
mod progress;
mod reads;
mod rollout;
mod signature;
mod upgrade;
mod zones;

use crate::support::{Answer, Ask, Running};
use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID};
use poolsync_server::sandbox::Sandbox;
use serde_json::Value;

/// A sandbox, and the token that the page is told.
struct Imitation {
    server: Running,
    token: String,
}

impl Imitation {
    /// Batches that take so long.
    fn start(batch_seconds: &str) -> Self {
        let server = Running::with_sandbox(batch_seconds);
        let page = Ask::get("/").send(&server.page);
        let (_, rest) = page.text().split_once("poolsync-sandbox-token\" content=\"").unwrap();
        let token = rest.split_once('"').unwrap().0.to_owned();
        Self { server, token }
    }

    fn send(&self, ask: Ask) -> Answer {
        ask.header("X-Auth-Token", &self.token).send(&self.server.sandbox)
    }

    fn read(&self, path: &str) -> Value {
        let answer = self.send(Ask::get(path));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// The upgrade call with this body.
    fn upgrade(&self, body: &str) -> Answer {
        self.send(upgrade(&upgrade_path(), body))
    }

    fn calls(&self) -> Vec<Value> {
        Ask::get("/sandbox/calls").send(&self.server.sandbox).json().as_array().unwrap().clone()
    }

    fn door(&self, method: &str, path: &str, body: &str) -> Answer {
        Ask::new(method, path).body(body).send(&self.server.sandbox)
    }
}

fn cluster_path() -> String {
    format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER_ID}")
}

fn pool_path() -> String {
    format!("{}/nodepools/{NODEPOOL_ID}", cluster_path())
}

fn upgrade_path() -> String {
    format!("{}/operation/upgrade", pool_path())
}

fn upgrade(path: &str, body: &str) -> Ask {
    Ask::new("POST", path).header("Content-Type", "application/json").body(body)
}

#[test]
fn each_start_has_a_token_of_its_own() {
    let token = || Sandbox::new(std::time::Duration::ZERO).token().to_owned();
    assert_ne!(token(), token());
}
