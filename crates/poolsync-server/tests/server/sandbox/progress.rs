//! What can be seen of a synchronization. Batches take an hour or no time at all, so that no test waits; what happens in
//! between is tested where the time is given.

use super::{Imitation, cluster_path, pool_path, upgrade};
use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID, PROJECT_ID};
use serde_json::{Value, json};

fn two_at_once() -> String {
    json!({ "spec": {
        "maxUnavailable": 2,
        "nodeIDs": [NODE_IDS[2], NODE_IDS[0], NODE_IDS[1]],
        "nodePoolID": NODEPOOL_ID,
    }})
    .to_string()
}

/// Phase and state of the configuration of every node of the custom pool.
fn nodes(sandbox: &Imitation) -> Vec<(String, Option<bool>)> {
    let list = sandbox.read(&format!("{}/nodes", cluster_path()));
    let status = |item: &Value| {
        let status = &item["status"];
        (status["phase"].as_str().unwrap().to_owned(), status.get("configurationUpToDate").and_then(Value::as_bool))
    };
    list["items"].as_array().unwrap().iter().take(6).map(status).collect()
}

#[test]
fn the_first_batch_is_reset_and_the_others_wait() {
    let sandbox = Imitation::start("3600");
    let job = sandbox.upgrade(&two_at_once()).json()["jobid"].as_str().unwrap().to_owned();

    let (away, old, new) = (("Installing", Some(false)), ("Active", Some(false)), ("Active", Some(true)));
    let expected = [away, old, away, old, old, new].map(|(phase, state)| (phase.to_owned(), state));
    assert_eq!(nodes(&sandbox), expected);
    let node = sandbox.read(&format!("{}/nodes/{}", cluster_path(), NODE_IDS[2]));
    assert_eq!(node["status"]["jobID"], job);

    let status = sandbox.read(&pool_path())["status"].clone();
    assert_eq!(status["conditions"][0]["status"], "True");
    assert_eq!((&status["configurationSyncedNodeCount"], &status["currentNode"]), (&1.into(), &6.into()));
    assert_eq!((&status["activeNode"], &status["jobId"]), (&4.into(), &json!(job)));

    let job = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/jobs/{job}"));
    assert_eq!((&job["status"]["phase"], &job["spec"]["clusterUID"]), (&"Running".into(), &CLUSTER_ID.into()));
    let sub_jobs: Vec<(&str, &str)> = job["spec"]["subJobs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sub| (sub["spec"]["resourceID"].as_str().unwrap(), sub["status"]["phase"].as_str().unwrap()))
        .collect();
    assert_eq!(sub_jobs, [(NODE_IDS[2], "Running"), (NODE_IDS[0], "Running"), (NODE_IDS[1], "Initializing")]);
}

#[test]
fn in_the_end_the_nodes_are_up_to_date_and_the_next_may_begin() {
    let sandbox = Imitation::start("0");
    let job = sandbox.upgrade(&two_at_once()).json()["jobid"].as_str().unwrap().to_owned();
    let configured: Vec<Option<bool>> = nodes(&sandbox).into_iter().map(|(_, state)| state).collect();
    assert_eq!(configured, [true, true, true, false, false, true].map(Some));
    let status = sandbox.read(&pool_path())["status"].clone();
    assert_eq!(
        (&status["conditions"][0]["status"], &status["configurationSyncedNodeCount"]),
        (&"False".into(), &4.into())
    );
    assert_eq!(status.get("jobId"), None);
    let job = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/jobs/{job}"));
    assert_eq!(job["status"]["phase"], "Success");

    let all = json!({ "spec": { "maxUnavailable": 20, "nodePoolID": NODEPOOL_ID, "skippedNodes": [NODE_IDS[4]] } });
    assert_eq!(sandbox.upgrade(&all.to_string()).status, 200);
    let configured: Vec<Option<bool>> = nodes(&sandbox).into_iter().map(|(_, state)| state).collect();
    assert_eq!(configured, [true, true, true, true, false, true].map(Some), "all but the skipped one");
}

#[test]
fn nodes_of_the_default_pool_show_their_phase_and_the_new_login_only() {
    let path = format!("{}/nodepools/DefaultPool/operation/upgrade", cluster_path());
    let body = json!({ "spec": {
        "maxUnavailable": 1,
        "nodePoolID": "DefaultPool",
        "nodeTemplate": { "lifeCycle": {}, "login": { "sshKey": "new-key" } },
    }})
    .to_string();
    let node_path = format!("{}/nodes/{}", cluster_path(), DEFAULT_POOL_NODE_IDS[0]);

    let running = Imitation::start("3600");
    assert_eq!(running.read(&node_path)["spec"]["login"], json!({ "sshKey": "sandbox-key" }));
    assert_eq!(running.send(upgrade(&path, &body)).status, 200);
    let node = running.read(&node_path);
    assert_eq!((&node["status"]["phase"], node["status"].get("configurationUpToDate")), (&"Installing".into(), None));
    assert_eq!(node["spec"]["login"], json!({ "sshKey": "sandbox-key" }));
    let pool = running.read(&format!("{}/nodepools/DefaultPool", cluster_path()));
    assert_eq!(pool["status"].get("configurationSyncedNodeCount"), None);
    assert_eq!(pool["status"]["conditions"][0]["status"], "True");

    let done = Imitation::start("0");
    assert_eq!(done.send(upgrade(&path, &body)).status, 200);
    assert_eq!(done.read(&node_path)["spec"]["login"], json!({ "sshKey": "new-key" }));
}
