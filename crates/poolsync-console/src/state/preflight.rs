//! The preflight: pool, cluster and nodes are read with the headers of the call and by its route, before the call. It shows
//! whether the pool can be reached, and is the dry run that the service does not offer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Severity;
use poolsync_core::cloud::{read_cluster, read_pool};

use super::model::{CallState, Findings, Known, Preflight, Stop, Verdict};
use super::progress;
use super::service::Service;
use super::store::Store;
use crate::api::{ApiError, Reply, Route};

/// Reads anew, or drops what was read, whenever something changes without which it is worth nothing: whom it asked, for
/// what, and as whom.
pub(crate) fn watch(store: Store) {
    let subject = Memo::new(move |_| {
        let chosen_route = store.chosen_route.get();
        store.draft.with(|draft| {
            let ids = [&draft.project_id, &draft.cluster_id].map(|id| id.trim().to_owned());
            (draft.endpoint.clone(), ids, draft.pool().to_owned(), draft.credential, chosen_route)
        })
    });
    Effect::watch(
        move || {
            store.secrets.track();
            subject.get()
        },
        move |_, _, _| {
            if store.confirming.get_untracked() {
                run(store);
            } else if store.call.with_untracked(|call| *call != CallState::Sending) {
                cancel(store);
                store.preflight.set(Preflight::Idle);
            }
        },
        false,
    );
}

/// Ends a preflight that is under way: nothing more is asked.
pub(crate) fn cancel(store: Store) {
    store.preflight_number.update_value(|number| *number = number.wrapping_add(1));
}

/// Returns whether the call may be made, by all that is known; tracked.
pub(crate) fn verdict(store: Store) -> Verdict<Stop> {
    let (route, goes_elsewhere) = (store.route(), store.credential_goes_elsewhere().is_some());
    let is_followed = progress::is_tracking_this(store);
    store.preflight.with(|preflight| {
        let facts = match preflight {
            Preflight::Answered(findings) => store.draft.with(|draft| findings.facts(draft)),
            _ => Vec::new(),
        };
        let verdict = Verdict::of(Known { preflight, facts: &facts, route, goes_elsewhere, is_followed });
        // What is read fits, and there are warnings to accept.
        let has_warnings = || store.checked.with(|checked| checked.report.of(Severity::Warning).next().is_some());
        if verdict == Verdict::Ready && has_warnings() { Verdict::Look } else { verdict }
    })
}

/// Reads pool, cluster and nodes anew, unless the credential would go where it was not meant to.
pub(crate) fn run(store: Store) {
    cancel(store);
    if untrack(|| store.credential_goes_elsewhere()).is_some() {
        return store.preflight.set(Preflight::Idle);
    }
    let number = store.preflight_number.get_value();
    store.preflight.set(Preflight::Pending);
    spawn_local(read(store, move || store.preflight_number.get_value() == number));
}

async fn read(store: Store, is_current: impl Fn() -> bool) {
    let (project, cluster, pool) = store.draft.with_untracked(|draft| {
        (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned(), draft.pool().to_owned())
    });
    let answer = store.ask(Service::Cce, |caller| caller.pool(&project, &cluster, &pool), read_pool).await;
    if !is_current() {
        return;
    }
    let by_relay = untrack(|| store.route()) == Route::Relay;
    let mut findings = Findings { by_relay, is_reading: true, ..Findings::default() };
    match answer {
        Ok(pool) => {
            store.note_pools(std::slice::from_ref(&pool));
            findings.pool = Some(pool);
        }
        Err(ApiError::Reply(reply @ (Reply::Lost(_) | Reply::Redirect), route)) => {
            return store.preflight.set(Preflight::Unreached(reply, route));
        }
        Err(error) => (findings.error, findings.is_reading) = (Some(error), false),
    }
    let has_pool = findings.is_reading;
    store.preflight.set(Preflight::Answered(Box::new(findings.clone())));
    if !has_pool {
        return;
    }
    findings.cluster = store.ask(Service::Cce, |caller| caller.cluster(&project, &cluster), read_cluster).await.ok();
    if !is_current() {
        return;
    }
    findings.nodes = store.all_nodes(&project, &cluster, &is_current).await.ok();
    findings.is_reading = false;
    if is_current() {
        if let Some(nodes) = &findings.nodes {
            store.note_nodes(nodes);
        }
        store.preflight.set(Preflight::Answered(Box::new(findings)));
    }
}
