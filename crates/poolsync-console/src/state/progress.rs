//! Follows a synchronization: after an accepted call job, pool and nodes are read until every node is done. It goes on after
//! a reload, as soon as there is a credential again.

mod poll;
mod saved;

pub(crate) use poll::{resume, start};

use leptos::prelude::*;
use poolsync_core::cloud::Node;
use poolsync_core::follow::{Followed, Run};
use poolsync_form::split_node_ids;

use super::model::{Preflight, Target, Tracking};
use super::service::Service;
use super::store::Store;
use crate::platform::time;

/// What is followed once the call that the form shows is accepted.
pub(crate) struct Subject {
    target: Target,
    batch: usize,
    nodes: Vec<Followed>,
}

/// Returns true if an earlier page followed a run.
pub(crate) fn is_saved() -> bool {
    saved::exists()
}

/// Goes on with the run that an earlier page followed, and keeps every change from now on.
pub(crate) fn restore(store: Store) {
    if store.tracking.with_untracked(Option::is_none) {
        store.tracking.set(saved::load());
    }
    saved::start(store);
}

/// Returns what would be followed of the call that the form shows.
pub(super) fn subject(store: Store) -> Option<Subject> {
    let target = target(store)?;
    let (batch, named) = store.draft.with_untracked(|draft| {
        let named: Vec<String> = split_node_ids(&draft.node_ids).map(str::to_owned).collect();
        (draft.nodes_per_batch(), named)
    });
    let seen = match store.preflight.get_untracked() {
        Preflight::Answered(findings) => findings.nodes.unwrap_or_default(),
        _ => Vec::new(),
    };
    let nodes = followed(&named, &seen, &target.pool);
    Some(Subject { target, batch, nodes })
}

/// Begins to follow the call that was just accepted.
pub(super) fn begin(store: Store, subject: Option<Subject>, job: Option<String>) {
    let Some(Subject { target, batch, nodes }) = subject else { return };
    let mut run = Run::default();
    run.begin(time::now(), batch, job, nodes);
    store.tracking.set(Some(Tracking::new(target, run)));
    poll::begin(store);
}

/// Returns true if the pool of the form is being followed and not done: a second call would disturb the first.
pub(super) fn is_tracking_this(store: Store) -> bool {
    let Some(target) = target(store) else { return false };
    store.tracking.with_untracked(|tracking| {
        tracking.as_ref().is_some_and(|tracking| tracking.target.is_same_pool(&target) && !tracking.run.is_over())
    })
}

/// The nodes of the call: those that are named, else all of the pool as far as they are known.
fn followed(named: &[String], seen: &[Node], pool: &str) -> Vec<Followed> {
    if named.is_empty() {
        return seen.iter().filter(|node| node.pool == pool).map(Followed::from_node).collect();
    }
    let of_id = |id: &String| seen.iter().find(|node| node.id == *id);
    named.iter().map(|id| of_id(id).map_or_else(|| Followed::new(id, ""), Followed::from_node)).collect()
}

/// What the form is about.
fn target(store: Store) -> Option<Target> {
    let origin = store.origin(Service::Cce)?;
    let name = match store.preflight.get_untracked() {
        Preflight::Answered(findings) => findings.pool.map(|pool| pool.name).unwrap_or_default(),
        _ => String::new(),
    };
    Some(store.draft.with_untracked(|draft| {
        let pool = draft.pool().to_owned();
        Target {
            origin,
            project: draft.project_id.trim().to_owned(),
            cluster: draft.cluster_id.trim().to_owned(),
            name: if name.is_empty() { pool.clone() } else { name },
            pool,
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, pool: &str) -> Node {
        Node { id: id.to_owned(), name: format!("name of {id}"), pool: pool.to_owned(), ..Node::default() }
    }

    #[test]
    fn named_nodes_are_followed_else_those_of_the_pool() {
        let seen = [node("a", "p"), node("b", "q")];
        let ids = |named: &[String]| -> Vec<(String, String)> {
            followed(named, &seen, "p").into_iter().map(|it| (it.id, it.name)).collect()
        };
        assert_eq!(ids(&[]), [("a".to_owned(), "name of a".to_owned())]);
        let named = ["b".to_owned(), "unseen".to_owned()];
        let followed: Vec<_> = ids(&named).into_iter().map(|(id, _)| id).collect();
        assert_eq!(followed, named);
    }
}
