//! Reading before anything has been done.

use super::{Imitation, cluster_path, pool_path};
use crate::support::Ask;
use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID, PROJECT_ID};
use serde_json::Value;

fn uids(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["metadata"]["uid"].as_str().unwrap()).collect()
}

#[test]
fn clusters_are_listed_and_shown() {
    let sandbox = Imitation::start("8");
    let list = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/clusters"));
    let phases: Vec<_> = (0..5).map(|index| list["items"][index]["status"]["phase"].as_str().unwrap()).collect();
    assert_eq!(phases, ["Available", "Available", "Hibernation", "Available", "Available"]);
    assert_eq!((uids(&list)[0], uids(&list).len()), (CLUSTER_ID, 5));
    assert_eq!(sandbox.read(&cluster_path()), list["items"][0]);
}

#[test]
fn the_default_pool_is_hidden_unless_asked_for() {
    let sandbox = Imitation::start("8");
    let path = format!("{}/nodepools", cluster_path());
    assert_eq!(uids(&sandbox.read(&path)), [NODEPOOL_ID]);
    assert_eq!(uids(&sandbox.read(&format!("{path}?showDefaultNodePool=false"))), [NODEPOOL_ID]);
    assert_eq!(uids(&sandbox.read(&format!("{path}?showDefaultNodePool=true"))), ["DefaultPool", NODEPOOL_ID]);
}

#[test]
fn a_pool_tells_its_template_without_the_password_and_how_far_it_is() {
    let sandbox = Imitation::start("8");
    let pool = sandbox.read(&pool_path());
    assert_eq!(pool["spec"]["nodeTemplate"]["login"]["userPassword"]["password"], "******");
    let status = &pool["status"];
    assert_eq!((&status["currentNode"], &status["activeNode"]), (&6.into(), &6.into()));
    assert_eq!(status["configurationSyncedNodeCount"], 1);
    assert_eq!(
        (&status["conditions"][0]["type"], &status["conditions"][0]["status"]),
        (&"ConfigurationSynchronizing".into(), &"False".into())
    );
    let default = sandbox.read(&format!("{}/nodepools/DefaultPool", cluster_path()));
    assert_eq!(default["status"]["currentNode"], 3);
    assert_eq!(default["spec"].get("nodeTemplate"), None);
}

#[test]
fn nodes_tell_their_pool_and_whether_they_are_up_to_date() {
    let sandbox = Imitation::start("8");
    let list = sandbox.read(&format!("{}/nodes", cluster_path()));
    assert_eq!(uids(&list), [&NODE_IDS[..], &DEFAULT_POOL_NODE_IDS].concat());
    assert_eq!((&list["pageInfo"]["currentCount"], list["pageInfo"].get("nextMarker")), (&9.into(), None));
    for (index, item) in list["items"].as_array().unwrap().iter().enumerate() {
        assert_eq!(item["status"]["phase"], "Active");
        let owner = item["metadata"].get("ownerReferences").map(|owner| &owner["nodepoolID"]);
        let up_to_date = item["status"].get("configurationUpToDate").and_then(Value::as_bool);
        let expected = match index {
            0..5 => (Some(&NODEPOOL_ID.into()), Some(false)),
            5 => (Some(&NODEPOOL_ID.into()), Some(true)),
            _ => (None, None),
        };
        assert_eq!((owner, up_to_date), expected, "{index}");
    }
    assert_eq!(sandbox.read(&format!("{}/nodes/{}", cluster_path(), NODE_IDS[1]))["metadata"]["uid"], NODE_IDS[1]);
}

#[test]
fn nodes_come_page_by_page() {
    let sandbox = Imitation::start("8");
    let path = format!("{}/nodes?limit=4", cluster_path());
    let mut all = Vec::new();
    let mut marker = None;
    for (count, last) in [(4, false), (4, false), (1, true)] {
        let page =
            sandbox.read(&marker.map_or_else(|| path.clone(), |marker: String| format!("{path}&marker={marker}")));
        assert_eq!(page["pageInfo"]["currentCount"], count);
        all.extend(uids(&page).into_iter().map(str::to_owned));
        marker = page["pageInfo"].get("nextMarker").map(|marker| marker.as_str().unwrap().to_owned());
        assert_eq!(marker.is_none(), last);
    }
    assert_eq!(all, [&NODE_IDS[..], &DEFAULT_POOL_NODE_IDS].concat());
    for query in ["limit=0", "limit=2001", "limit=a", "limit=-1", "marker=b1f0c2de"] {
        let answer = sandbox.send(Ask::get(&format!("{}/nodes?{query}", cluster_path())));
        assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (400, Some("CCE.01400001")), "{query}");
    }
}

#[test]
fn what_is_not_there_is_404() {
    let sandbox = Imitation::start("8");
    let other = "00000000-0000-4000-a000-000000000000";
    for path in [
        cluster_path().replace(CLUSTER_ID, other),
        format!("{}/nodepools", cluster_path().replace(CLUSTER_ID, other)),
        pool_path().replace(NODEPOOL_ID, other),
        format!("{}/nodes/{other}", cluster_path()),
        format!("/api/v3/projects/{PROJECT_ID}/jobs/{other}"),
    ] {
        let answer = sandbox.send(Ask::get(&path));
        assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (404, Some("CCE.01404001")), "{path}");
    }
}
