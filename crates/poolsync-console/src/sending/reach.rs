//! Whether the pool can be reached, learned from reading it with the headers of the call and by its way. The same reading
//! is the dry run that the service does not offer: cluster, pool and nodes as they are now.

use poolsync_core::cloud::{Cluster, Fact, Known, Node, Nodes, Pool, facts, read_cluster, read_nodes, read_pool};
use poolsync_form::{Draft, split_node_ids};
use wasm_bindgen_futures::spawn_local;

use super::{Run, Way, call, way};
use crate::asking::{self, Service, Trouble};
use crate::net::Reply;
use crate::prelude::*;
use crate::store::Store;

/// How far the way to the pool is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reach {
    /// Nothing was asked.
    Idle,
    /// The pool is being read.
    Asking,
    /// Somebody has answered.
    Known(Box<Seen>),
    /// Nobody has answered; so the call would not be either.
    Lost(Reply, Way),
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Seen {
    /// By which way.
    pub(crate) by_relay: bool,
    /// Why there is no pool.
    pub(crate) trouble: Option<Trouble>,
    /// The pool.
    pub(crate) pool: Option<Pool>,
    /// Its cluster, once read.
    pub(crate) cluster: Option<Cluster>,
    /// All nodes of the cluster, once read.
    pub(crate) nodes: Option<Vec<Node>>,
    /// True while cluster and nodes are still being read.
    pub(crate) reading: bool,
}

impl Seen {
    /// What follows for a call that names these nodes.
    pub(crate) fn facts(&self, draft: &Draft) -> Vec<Fact> {
        let named: Vec<String> = split_node_ids(&draft.node_ids).map(str::to_owned).collect();
        let nodes = self.nodes.as_deref().map(|all| Nodes { all, named: &named });
        facts(&Known { cluster: self.cluster.as_ref(), pool: self.pool.as_ref(), nodes })
    }
}

/// Reads pool, cluster and nodes anew. A call that waits for it goes on as soon as the pool is known.
pub(super) fn learn(store: Store) {
    let turn = store.turn.with_value(|turn| turn + 1);
    store.turn.set_value(turn);
    store.reach.set(Reach::Asking);
    spawn_local(async move {
        let (project, cluster, pool) = ids(store);
        let answer = asking::ask(store, Service::Cce, |caller| caller.pool(&project, &cluster, &pool), read_pool).await;
        // Another one was begun meanwhile.
        if store.turn.with_value(|now| *now != turn) {
            return;
        }
        let by_relay = untrack(|| way(store)) == Way::Relay;
        let mut seen = Seen { by_relay, reading: true, ..Seen::default() };
        match answer {
            Ok(pool) => seen.pool = Some(pool),
            Err(Trouble::Reply(reply @ (Reply::Lost(_) | Reply::Redirect), way)) => {
                store.reach.set(Reach::Lost(reply, way));
                go_on(store);
                return;
            }
            Err(trouble) => (seen.trouble, seen.reading) = (Some(trouble), false),
        }
        let readable = seen.reading;
        store.reach.set(Reach::Known(Box::new(seen.clone())));
        go_on(store);
        if !readable {
            return;
        }
        seen.cluster =
            asking::ask(store, Service::Cce, |caller| caller.cluster(&project, &cluster), read_cluster).await.ok();
        seen.nodes = all_nodes(store, &project, &cluster).await.ok();
        seen.reading = false;
        if store.turn.with_value(|now| *now == turn) {
            store.reach.set(Reach::Known(Box::new(seen)));
        }
    });
}

/// A call may have been waiting.
fn go_on(store: Store) {
    if store.run.with_untracked(|run| *run == Run::Sending) && store.waiting.with_value(|waiting| *waiting) {
        call::go(store);
    }
}

fn ids(store: Store) -> (String, String, String) {
    store.draft.with_untracked(|draft| {
        (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned(), draft.pool().to_owned())
    })
}

/// More pages than a cluster can have nodes for: an answer that leads in circles ends.
const MOST_PAGES: usize = 20;

/// All nodes of a cluster, page by page.
pub(crate) async fn all_nodes(store: Store, project: &str, cluster: &str) -> Result<Vec<Node>, Trouble> {
    let mut nodes = Vec::new();
    let mut marker: Option<String> = None;
    for _ in 0..MOST_PAGES {
        let from = marker.as_deref();
        let page = asking::ask(store, Service::Cce, |caller| caller.nodes(project, cluster, from), read_nodes).await?;
        nodes.extend(page.nodes);
        marker = page.next;
        if marker.is_none() {
            break;
        }
    }
    Ok(nodes)
}
