//! Follows a synchronization: after an accepted call job, pool and nodes are read until every node is done. It goes on after
//! a reload, as soon as there is a credential again.

mod poll;
mod saved;

pub(super) use poll::asked_to_wait;
pub(crate) use poll::{resume, start};

use std::borrow::Cow;

use leptos::prelude::*;
use poolsync_core::cloud::Node;
use poolsync_core::follow::{Followed, Run};
use poolsync_form::Draft;

use super::journal;
use super::model::{CallState, Preflight, Target, Tracking};
use super::service::Service;
use super::store::Store;
use super::target::target;
use crate::platform::time;

/// What is followed once the call that the form shows is accepted.
pub(crate) struct Subject {
    /// The id of the call in the journal.
    id: String,
    pub(super) target: Target,
    batch: usize,
    nodes: Vec<Followed>,
}

/// Returns true if an earlier page followed a run.
pub(crate) fn is_saved(store: Store) -> bool {
    store.journal.with(|journal| saved::newest(journal).is_some())
}

/// Goes on with the newest run that an earlier page followed, and keeps every change from now on.
pub(crate) fn restore(store: Store) {
    if store.tracking.with_untracked(Option::is_none) {
        store.tracking.set(store.journal.with_untracked(saved::newest));
    }
    saved::start(store);
}

/// Shows the run of a call of the journal.
pub(crate) fn show_run(store: Store, id: &str) {
    if let Some(tracking) = saved::load(id) {
        store.tracking.set(Some(tracking));
    }
}

/// Returns true if the run of a call of the journal can be shown.
pub(crate) fn has_run(id: &str) -> bool {
    saved::load(id).is_some()
}

/// Forgets every call, and the runs that followed from them.
pub(crate) fn forget_all(store: Store) {
    store.journal.with_untracked(|journal| journal.entries().iter().for_each(|entry| saved::forget(&entry.id)));
    journal::forget(store);
}

/// Ends following a run, and puts it away. Of one that is over the answer goes too: it says that nothing has ended yet.
pub(crate) fn close(store: Store) {
    let (id, is_over) = store.tracking.with_untracked(|tracking| {
        let run = tracking.as_ref();
        (run.map(|tracking| tracking.id.clone()), run.is_some_and(|tracking| tracking.run.is_over()))
    });
    store.tracking.set(None);
    if is_over && store.call.with_untracked(|call| matches!(call, CallState::Ended(_))) {
        store.call.set(CallState::Idle);
    }
    if let Some(id) = id {
        saved::put_away(&id);
    }
}

/// Returns true if the form shows the endpoint of a run, so that its credential may go there; tracked.
pub(crate) fn is_at_endpoint(store: Store, target: &Target) -> bool {
    store.draft.track();
    store.origin(Service::Cce).as_ref() == Some(&target.origin)
}

/// Returns what would be followed of the call that the form shows. `id`: its id in the journal.
pub(super) fn subject(store: Store, id: &str) -> Option<Subject> {
    let target = untrack(|| target(store))?;
    let (batch, named) = store.draft.with_untracked(|draft| {
        let named: Vec<String> = draft.node_list().ids.into_iter().map(Cow::into_owned).collect();
        (draft.nodes_per_batch(), named)
    });
    let seen = match store.preflight.get_untracked() {
        Preflight::Answered(findings) => findings.nodes.unwrap_or_default(),
        _ => Vec::new(),
    };
    let nodes = followed(&named, &seen, &target.pool);
    Some(Subject { id: id.to_owned(), target, batch, nodes })
}

/// Begins to follow the call that was just accepted.
pub(super) fn begin(store: Store, subject: Option<Subject>, job: Option<String>) {
    let Some(Subject { id, target, batch, nodes }) = subject else { return };
    let mut run = Run::default();
    run.begin(time::now(), batch, job, nodes);
    store.tracking.set(Some(Tracking::new(id, target, run)));
    poll::begin(store);
}

/// Follows the synchronization of the form's pool that somebody began already: of the nodes that were out of date, as far as
/// they were read.
pub(crate) fn follow_running(store: Store) {
    let Some(target) = untrack(|| target(store)) else { return };
    let Preflight::Answered(findings) = store.preflight.get_untracked() else { return };
    let job = findings.pool.map(|pool| pool.job_id).filter(|job| !job.is_empty());
    let nodes = findings.nodes.unwrap_or_default();
    let is_concerned = |node: &&Node| node.pool == target.pool && node.up_to_date != Some(true);
    let nodes = nodes.iter().filter(is_concerned).map(Followed::from_node).collect();
    let batch = store.draft.with_untracked(Draft::nodes_per_batch);
    let id = journal::note_found(store, job.as_deref());
    begin(store, Some(Subject { id, target, batch, nodes }), job);
}

/// Returns true if the pool of the form is being followed and not done: a second call would disturb the first.
pub(crate) fn is_tracking_this(store: Store) -> bool {
    let Some(target) = target(store) else { return false };
    store.tracking.with(|tracking| {
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
