//! Whether the pool can be reached, learned from reading it with the headers of the call and by its way. The same reading
//! is the dry run that the service does not offer: cluster, pool and nodes as they are now.

use std::cell::Cell;

use poolsync_core::answer::{Answer, error_in};
use poolsync_core::cloud::{
    Caller, Cluster, Fact, Known, Node, Nodes, Pool, facts, read_cluster, read_nodes, read_pool,
};
use poolsync_core::json::{self, Value};
use poolsync_form::{Draft, split_node_ids};
use wasm_bindgen_futures::spawn_local;

use super::{Run, Way, way};
use crate::asking::{self, Service, Trouble};
use crate::bind;
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
    /// True if the service has answered: with the pool, or with a refusal. It speaks JSON; a portal or proxy on the way does
    /// not, and a service that fails is none that a call should be made to.
    pub(crate) fn is_of_service(&self) -> bool {
        let is_object = |body: &str| matches!(json::parse(body), (Some(Value::Object(_)), _));
        match &self.trouble {
            None => true,
            // An answer that says 200 and names an error contradicts itself.
            Some(Trouble::Strange(status, body)) => {
                let answer = Answer { status: *status, headers: Vec::new(), body: body.clone() };
                is_object(body) && error_in(&answer).is_none()
            }
            Some(Trouble::Reply(Reply::Answer(Answer { status, body, .. }), _)) => {
                *status < 500 && (body.is_empty() || is_object(body))
            }
            Some(_) => false,
        }
    }

    /// What follows for a call that names these nodes.
    pub(crate) fn facts(&self, draft: &Draft) -> Vec<Fact> {
        let named: Vec<String> = split_node_ids(&draft.node_ids).map(str::to_owned).collect();
        let nodes = self.nodes.as_deref().map(|all| Nodes { all, named: &named });
        facts(&Known { cluster: self.cluster.as_ref(), pool: self.pool.as_ref(), nodes })
    }
}

/// What a reading is worth nothing without: whom it asked, for what, and as whom.
pub(super) fn watch(store: Store) {
    let about = bind::memo(move || {
        let chosen_way = store.chosen_way.get();
        store.draft.with(|draft| {
            let ids = [&draft.project_id, &draft.cluster_id].map(|id| id.trim().to_owned());
            (draft.endpoint.clone(), ids, draft.pool().to_owned(), draft.credential, chosen_way)
        })
    });
    let first = Cell::new(true);
    bind::watch(move || {
        about.with(|_| {});
        store.secrets.track();
        untrack(|| {
            if first.replace(false) {
                // Nothing has changed yet.
            } else if store.asking.get() {
                learn(store);
            } else if store.run.with(|run| *run != Run::Sending) {
                end(store);
                store.reach.set(Reach::Idle);
            }
        });
    });
}

/// Ends a reading that is under way: nothing more is asked.
pub(super) fn end(store: Store) {
    store.turn.update_value(|turn| *turn = turn.wrapping_add(1));
}

/// True once somebody has answered, or nobody, and by the way of the call.
pub(super) fn is_known(store: Store) -> bool {
    let way = way(store);
    store.reach.with(|reach| match reach {
        Reach::Idle | Reach::Asking => false,
        Reach::Known(seen) => seen.by_relay == (way == Way::Relay),
        Reach::Lost(..) => true,
    })
}

/// True if the service has answered to the reading.
pub(super) fn is_answered(store: Store) -> bool {
    store.reach.with(|reach| matches!(reach, Reach::Known(seen) if seen.is_of_service()))
}

/// Reads pool, cluster and nodes anew, unless the credential would go where it was not meant to.
pub(super) fn learn(store: Store) {
    learn_then(store, None);
}

/// The same, and calls `then` once the pool is known, or is not to be known.
pub(super) fn learn_then(store: Store, then: Option<fn(Store)>) {
    end(store);
    if untrack(|| store.sent_elsewhere()).is_some() {
        return store.reach.set(Reach::Idle);
    }
    let turn = store.turn.get_value();
    let go_on = move || {
        if let Some(then) = then {
            then(store);
        }
    };
    let is_current = move || store.turn.with_value(|now| *now == turn);
    store.reach.set(Reach::Asking);
    spawn_local(async move {
        let (project, cluster, pool) = ids(store);
        let answer = asking::ask(store, Service::Cce, |caller| caller.pool(&project, &cluster, &pool), read_pool).await;
        if !is_current() {
            return;
        }
        let by_relay = untrack(|| way(store)) == Way::Relay;
        let mut seen = Seen { by_relay, reading: true, ..Seen::default() };
        match answer {
            Ok(pool) => seen.pool = Some(pool),
            Err(Trouble::Reply(reply @ (Reply::Lost(_) | Reply::Redirect), way)) => {
                store.reach.set(Reach::Lost(reply, way));
                return go_on();
            }
            Err(trouble) => (seen.trouble, seen.reading) = (Some(trouble), false),
        }
        let readable = seen.reading;
        store.reach.set(Reach::Known(Box::new(seen.clone())));
        go_on();
        if !readable {
            return;
        }
        seen.cluster =
            asking::ask(store, Service::Cce, |caller| caller.cluster(&project, &cluster), read_cluster).await.ok();
        if !is_current() {
            return;
        }
        seen.nodes = all_nodes(store, &project, &cluster, &is_current).await.ok();
        seen.reading = false;
        if is_current() {
            store.reach.set(Reach::Known(Box::new(seen)));
        }
    });
}

fn ids(store: Store) -> (String, String, String) {
    store.draft.with_untracked(|draft| {
        (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned(), draft.pool().to_owned())
    })
}

/// More pages than a cluster can have nodes for: an answer that leads in circles ends.
const MOST_PAGES: usize = 20;

/// All nodes of a cluster, page by page, from one host, for as long as somebody wants them.
pub(crate) async fn all_nodes(
    store: Store,
    project: &str,
    cluster: &str,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Vec<Node>, Trouble> {
    let mut nodes = Vec::new();
    let mut marker: Option<String> = None;
    let origin = asking::origin(store, Service::Cce);
    for _ in 0..MOST_PAGES {
        let from = marker.as_deref();
        let question = |caller: &Caller<'_>| {
            let same_host = origin.as_deref() == Some(caller.origin);
            caller.nodes(project, cluster, from).filter(|_| same_host && is_wanted())
        };
        let page = asking::ask(store, Service::Cce, question, read_nodes).await?;
        nodes.extend(page.nodes);
        marker = page.next;
        if marker.is_none() {
            break;
        }
    }
    Ok(nodes)
}
