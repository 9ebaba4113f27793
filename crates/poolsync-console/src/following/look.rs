//! Looking, again and again: slowly, only while the page is seen, and more slowly when the service is busy.

use std::cell::Cell;

use poolsync_core::answer::Answer;
use poolsync_core::cloud::{read_job, read_pool};
use poolsync_core::follow::retry_after;
use wasm_bindgen_futures::spawn_local;

use super::Following;
use crate::asking::{self, Service, Trouble};
use crate::browser;
use crate::net::Reply;
use crate::prelude::*;
use crate::sending::all_nodes;
use crate::store::Store;

thread_local! {
    /// The timer of the next look, if one is planned.
    static NEXT: Cell<Option<i32>> = const { Cell::new(None) };
    /// True while a look is under way.
    static LOOKING: Cell<bool> = const { Cell::new(false) };
}

/// The first look: the service needs a moment to begin.
const FIRST_MS: i32 = 1_000;

pub(super) fn start(store: Store) {
    if let Some(document) = browser::document() {
        browser::listen(&document, "visibilitychange", move |_| {
            if browser::is_visible() && NEXT.get().is_none() {
                look(store);
            }
        });
    }
}

/// Looks for the first time.
pub(super) fn soon(store: Store) {
    plan(store, FIRST_MS);
}

fn plan(store: Store, milliseconds: i32) {
    let timer = browser::after(milliseconds, move || {
        NEXT.set(None);
        // Else it begins when the page is seen again.
        if browser::is_visible() {
            look(store);
        }
    });
    if let Some(before) = NEXT.replace(Some(timer)) {
        browser::cancel(before);
    }
}

/// Looks now, if there is something to look at.
pub(super) fn look(store: Store) {
    let wanted = store.following.with_untracked(|following| {
        following.as_ref().is_some_and(|following| !following.paused && !following.run.is_over())
    });
    if !wanted || LOOKING.replace(true) {
        return;
    }
    spawn_local(async move {
        let seen = look_once(store).await;
        LOOKING.set(false);
        let now = browser::unix_now();
        let mut wait = None;
        store.following.update(|following| {
            let Some(following) = following else { return };
            following.looked = Some(now);
            let begun = following.run.calls().last().map_or(now, |call| call.begun);
            let milliseconds = match &seen {
                Ok(()) => following.pace.after_answer(now - begun),
                Err(trouble) => following.pace.after_failure(asked_to_wait(trouble, now), browser::random()),
            };
            following.trouble = seen.err();
            if !following.run.is_over() && !following.paused {
                wait = Some(milliseconds);
            }
        });
        if let Some(wait) = wait {
            plan(store, i32::try_from(wait).unwrap_or(i32::MAX));
        }
    });
}

/// Milliseconds that the service asks to wait.
fn asked_to_wait(trouble: &Trouble, now: i64) -> Option<u32> {
    let Trouble::Reply(Reply::Answer(Answer { headers, .. }), _) = trouble else { return None };
    let (_, value) = headers.iter().find(|(name, _)| name == "retry-after")?;
    retry_after(value, now)
}

/// Pool, job, nodes: each is noted as soon as it is known.
async fn look_once(store: Store) -> Result<(), Trouble> {
    let Some((target, job)) = store.following.with_untracked(|following| {
        let following = following.as_ref()?;
        Some((following.target.clone(), following.run.calls().last()?.job.clone()))
    }) else {
        return Ok(());
    };
    // A credential is for the endpoint that the form shows, and for no other.
    if asking::origin(store, Service::Cce).as_ref() != Some(&target.origin) {
        note(store, |following| following.paused = true);
        return Ok(());
    }
    let (project, cluster) = (&target.project, &target.cluster);
    let is_followed = || {
        let now = store.following.with_untracked(|following| following.as_ref().map(|it| it.target.clone()));
        now.as_ref() == Some(&target) && asking::origin(store, Service::Cce).as_ref() == Some(&target.origin)
    };
    let nodes = all_nodes(store, project, cluster, &is_followed).await?;
    note(store, |following| {
        let now = browser::unix_now();
        following.run.learn_nodes(now, &nodes, &target.pool);
        following.run.see_nodes(now, &nodes);
    });
    if let Some(job) = job {
        // Records of jobs are short-lived: without one, nodes and pool tell.
        let job = asking::ask(store, Service::Cce, |caller| caller.job(project, &job), read_job).await;
        if let Ok(job) = job {
            note(store, |following| following.run.see_job(browser::unix_now(), &job));
        }
    }
    let pool =
        asking::ask(store, Service::Cce, |caller| caller.pool(project, cluster, &target.pool), read_pool).await?;
    note(store, |following| following.run.see_pool(browser::unix_now(), &pool));
    Ok(())
}

fn note(store: Store, change: impl FnOnce(&mut Following)) {
    store.following.update(|following| {
        if let Some(following) = following {
            change(following);
        }
    });
}
