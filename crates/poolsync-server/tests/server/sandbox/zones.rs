//! The cluster over three zones.

use super::{Imitation, upgrade};
use poolsync_core::example::PROJECT_ID;
use serde_json::Value;
use std::collections::BTreeMap;

const CLUSTER: &str = "7c3aed4e-44bc-4f2a-8e97-0255ac100cee";
const HELD: &str = "3a1d9f22-6c8e-4b47-8d2f-0255ac10f012";

#[test]
fn a_pool_has_nodes_in_each_zone() {
    let sandbox = Imitation::start("8");
    let list = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER}/nodes?limit=2000"));
    let mut zones: BTreeMap<&str, usize> = BTreeMap::new();
    let is_zoned = |node: &&Value| node["metadata"]["name"].as_str().unwrap().starts_with("zoned-");
    for node in list["items"].as_array().unwrap().iter().filter(is_zoned) {
        *zones.entry(node["spec"]["az"].as_str().unwrap()).or_default() += 1;
    }
    assert_eq!(zones, BTreeMap::from([("cn-north-4a", 4), ("cn-north-4b", 4), ("cn-north-4c", 4)]));
}

#[test]
fn a_pool_is_held_by_the_call_of_somebody_else() {
    let sandbox = Imitation::start("0");
    let path = format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER}/nodepools/{HELD}");
    assert_eq!(sandbox.read(&path)["status"]["conditions"][0]["status"], "True");
    let body = format!(r#"{{"spec":{{"maxUnavailable":1,"nodePoolID":"{HELD}"}}}}"#);
    let answer = sandbox.send(upgrade(&format!("{path}/operation/upgrade"), &body));
    assert_eq!((answer.status, &answer.json()["errorCode"]), (429, &"CCE.01429002".into()));
}
