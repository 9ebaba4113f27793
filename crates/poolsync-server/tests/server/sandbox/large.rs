//! The cluster with 2,000 nodes in one pool, nodes in all phases, and the one that sleeps. What is expected stands in the
//! documentation of the sandbox.

use super::{Imitation, upgrade};
use poolsync_core::example::PROJECT_ID;
use serde_json::{Value, json};

const LARGE: &str = "6b2fdc3d-33ab-4f19-8d86-0255ac100ced";
const FLEET: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f001";
const ODD: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f002";
const EMPTY: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f003";

fn below(rest: &str) -> String {
    format!("/api/v3/projects/{PROJECT_ID}/clusters/{LARGE}{rest}")
}

fn all_nodes(sandbox: &Imitation, limit: usize) -> (Vec<Value>, usize) {
    let (mut nodes, mut pages, mut marker) = (Vec::new(), 0, String::new());
    loop {
        let page = sandbox.read(&below(&format!("/nodes?limit={limit}{marker}")));
        nodes.extend(page["items"].as_array().unwrap().clone());
        pages += 1;
        match page["pageInfo"].get("nextMarker") {
            Some(next) => marker = format!("&marker={}", next.as_str().unwrap()),
            None => return (nodes, pages),
        }
    }
}

fn of<'n>(nodes: &'n [Value], pool: &'n str) -> impl Iterator<Item = &'n Value> {
    nodes.iter().filter(move |node| node["metadata"]["ownerReferences"]["nodepoolID"] == pool)
}

fn run(sandbox: &Imitation, pool: &str, nodes: &[&str]) -> (u16, Value) {
    let body = json!({ "spec": { "maxUnavailable": 20, "nodeIDs": nodes, "nodePoolID": pool } }).to_string();
    let answer = sandbox.send(upgrade(&below(&format!("/nodepools/{pool}/operation/upgrade")), &body));
    (answer.status, answer.json())
}

fn id<'n>(nodes: &'n [Value], name: &str) -> &'n str {
    let node = nodes.iter().find(|node| node["metadata"]["name"] == name).unwrap();
    node["metadata"]["uid"].as_str().unwrap()
}

#[test]
fn two_thousand_nodes_take_more_than_one_page() {
    let sandbox = Imitation::start("8");
    let (nodes, pages) = all_nodes(&sandbox, 2000);
    assert_eq!((nodes.len(), pages), (2011, 2));
    assert_eq!(all_nodes(&sandbox, 500).1, 5);
    let ids: std::collections::HashSet<&str> =
        nodes.iter().map(|node| node["metadata"]["uid"].as_str().unwrap()).collect();
    let addresses: std::collections::HashSet<&str> =
        nodes.iter().map(|node| node["status"]["privateIP"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), addresses.len()), (2011, 2011));
    assert!(addresses.iter().all(|address| address.parse::<std::net::Ipv4Addr>().is_ok()));
    let fleet: Vec<&Value> = of(&nodes, FLEET).collect();
    assert_eq!(fleet.len(), 2000);
    let count = |test: fn(&Value) -> bool| fleet.iter().filter(|node| test(node)).count();
    assert_eq!(count(|node| node["status"]["configurationUpToDate"] == true), 500);
    assert_eq!(count(|node| node["status"]["phase"] == "Abnormal"), 4);
    let zones: std::collections::HashSet<&str> =
        fleet.iter().map(|node| node["spec"]["az"].as_str().unwrap()).collect();
    assert_eq!(zones.len(), 3);
    let status = &sandbox.read(&below(&format!("/nodepools/{FLEET}")))["status"];
    assert_eq!((&status["currentNode"], &status["activeNode"]), (&2000.into(), &1996.into()));
    assert_eq!(status["configurationSyncedNodeCount"], 500);
}

#[test]
fn all_of_them_can_be_synchronized() {
    let sandbox = Imitation::start("0");
    let (status, answer) = run(&sandbox, FLEET, &[]);
    assert_eq!(status, 200, "{answer}");
    let pool = &sandbox.read(&below(&format!("/nodepools/{FLEET}")))["status"];
    assert_eq!((&pool["configurationSyncedNodeCount"], &pool["activeNode"]), (&2000.into(), &2000.into()));
    let job = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/jobs/{}", answer["jobid"].as_str().unwrap()));
    assert_eq!(job["spec"]["subJobs"].as_array().unwrap().len(), 2000);
    assert_eq!(job["spec"]["subJobs"][0]["spec"]["resourceName"], "fleet-0001");
}

#[test]
fn there_are_nodes_in_all_phases() {
    let sandbox = Imitation::start("8");
    let (nodes, _) = all_nodes(&sandbox, 2000);
    let phases: Vec<&str> = of(&nodes, ODD).map(|node| node["status"]["phase"].as_str().unwrap()).collect();
    assert_eq!(phases, ["Active", "Active", "Abnormal", "Error", "Upgrading", "Installing", "Build", "Deleting"]);
    let status = &sandbox.read(&below(&format!("/nodepools/{ODD}")))["status"];
    // Without the one that is being deleted, as it is documented.
    assert_eq!((&status["currentNode"], &status["activeNode"]), (&7.into(), &2.into()));
    assert_eq!((&status["creatingNode"], &status["deletingNode"]), (&1.into(), &1.into()));
    for name in ["odd-6-installing", "odd-7-building", "odd-8-deleting"] {
        let (status, answer) = run(&sandbox, ODD, &[id(&nodes, name)]);
        assert_eq!((status, &answer["errorCode"]), (403, &"CCE.01403006".into()));
    }
}

#[test]
fn a_node_that_fails_makes_the_job_fail_and_stops_no_other() {
    let sandbox = Imitation::start("0");
    let (nodes, _) = all_nodes(&sandbox, 2000);
    let (right, wrong) = (id(&nodes, "odd-1"), id(&nodes, "odd-2-fails"));
    let (status, answer) = run(&sandbox, ODD, &[wrong, right]);
    assert_eq!(status, 200, "{answer}");
    let job = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/jobs/{}", answer["jobid"].as_str().unwrap()));
    assert_eq!(job["status"]["phase"], "Failed");
    assert!(job["status"]["reason"].as_str().unwrap().starts_with("Failed to reset the node"));
    let phase = |index: usize| job["spec"]["subJobs"][index]["status"]["phase"].as_str().unwrap();
    assert_eq!((phase(0), phase(1)), ("Failed", "Success"));
    let state = |id: &str| {
        let status = &sandbox.read(&below(&format!("/nodes/{id}")))["status"];
        (status["phase"].as_str().unwrap().to_owned(), status["configurationUpToDate"].as_bool().unwrap())
    };
    assert_eq!((state(wrong), state(right)), (("Error".into(), false), ("Active".into(), true)));
}

#[test]
fn an_empty_pool_is_done_at_once() {
    let sandbox = Imitation::start("3600");
    let (status, answer) = run(&sandbox, EMPTY, &[]);
    assert_eq!(status, 200, "{answer}");
    assert_eq!(sandbox.read(&below(&format!("/nodepools/{EMPTY}")))["status"]["conditions"][0]["status"], "False");
}

#[test]
fn a_cluster_that_sleeps_takes_no_call() {
    let sandbox = Imitation::start("8");
    let path = format!(
        "/api/v3/projects/{PROJECT_ID}/clusters/5a1ecb2c-229a-11e8-9c75-0255ac100cec/nodepools/DefaultPool/operation/upgrade"
    );
    let refused = sandbox.send(upgrade(&path, r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool"}}"#));
    assert_eq!((refused.status, &refused.json()["errorCode"]), (403, &"CCE.01403009".into()));
}
