//! Asks again and again: slowly, only while the page is visible, and more slowly when the service is busy.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::answer::Answer;
use poolsync_core::cloud::{read_job, read_pool};
use poolsync_core::follow::retry_after;

use crate::api::{ApiError, Reply};
use crate::platform::{document, events, random, time};
use crate::state::model::{Target, Tracking};
use crate::state::service::Service;
use crate::state::store::Store;

/// The first question, milliseconds after the call: the service needs a moment to begin.
const FIRST_MS: u32 = 1_000;

/// Asks again when the page is seen again.
pub(crate) fn start(store: Store) {
    events::on_document("visibilitychange", move |_| {
        if document::is_visible() && store.polling.with_value(|polling| polling.timer.is_none()) {
            ask(store);
        }
    });
}

/// Asks for the first time.
pub(super) fn begin(store: Store) {
    plan(store, FIRST_MS);
}

/// Asks now, and goes on: the user says that there is a credential.
pub(crate) fn resume(store: Store) {
    store.tracking.update(|tracking| {
        if let Some(tracking) = tracking {
            tracking.is_paused = false;
        }
    });
    ask(store);
}

fn plan(store: Store, milliseconds: u32) {
    let timer = Timeout::new(milliseconds, move || {
        // A timer that has run must not be cancelled.
        store.polling.update_value(|polling| drop(polling.timer.take().map(Timeout::forget)));
        // Else it goes on when the page is seen again.
        if document::is_visible() {
            ask(store);
        }
    });
    store.polling.update_value(|polling| polling.timer = Some(timer));
}

fn ask(store: Store) {
    let wanted = store.tracking.with_untracked(|tracking| {
        let tracking = tracking.as_ref().filter(|tracking| !tracking.is_paused && !tracking.run.is_over())?;
        Subject::of(tracking)
    });
    let Some(subject) = wanted.filter(|_| !store.polling.with_value(|polling| polling.is_asking)) else { return };
    store.polling.update_value(|polling| polling.is_asking = true);
    spawn_local(async move {
        let answered = ask_once(store, &subject).await;
        store.polling.update_value(|polling| polling.is_asking = false);
        if !subject.is_tracked(store) {
            // Another call was accepted meanwhile; its first question found this one under way.
            return begin(store);
        }
        let now = time::now();
        let mut wait = None;
        subject.note(store, |tracking| {
            // Rows of before are not newer because nobody answered.
            if answered.is_ok() {
                tracking.polled_at = Some(now);
            }
            let begun = tracking.run.calls().last().map_or(now, |call| call.begun);
            let milliseconds = match &answered {
                Ok(()) => tracking.pace.after_answer(now - begun),
                Err(error) => tracking.pace.after_failure(asked_to_wait(error, now), random::percent()),
            };
            tracking.error = answered.err();
            wait = (!tracking.run.is_over() && !tracking.is_paused).then_some(milliseconds);
        });
        if let Some(milliseconds) = wait {
            plan(store, milliseconds);
        }
    });
}

/// Returns the milliseconds that the service asks to wait.
pub(in crate::state) fn asked_to_wait(error: &ApiError, now: i64) -> Option<u32> {
    let ApiError::Reply(Reply::Answer(Answer { headers, .. }), _) = error else { return None };
    let (_, value) = headers.iter().find(|(name, _)| name == "retry-after")?;
    retry_after(value, now)
}

/// What is asked about: a call of a run.
#[derive(PartialEq)]
struct Subject {
    target: Target,
    /// When the call was accepted, in seconds since 1970.
    begun: i64,
    job: Option<String>,
}

impl Subject {
    fn of(tracking: &Tracking) -> Option<Self> {
        let call = tracking.run.calls().last()?;
        Some(Self { target: tracking.target.clone(), begun: call.begun, job: call.job.clone() })
    }

    /// Returns true if the page still follows this call.
    fn is_tracked(&self, store: Store) -> bool {
        store.tracking.with_untracked(|tracking| tracking.as_ref().and_then(Self::of).as_ref() == Some(self))
    }

    /// Changes what is known of the call, unless the page follows another one by now.
    fn note(&self, store: Store, change: impl FnOnce(&mut Tracking)) {
        store.tracking.maybe_update(|tracking| {
            let this = tracking.as_mut().filter(|tracking| Self::of(tracking).as_ref() == Some(self));
            this.map(change).is_some()
        });
    }
}

/// Reads nodes, job and pool, and notes each as soon as it was read.
async fn ask_once(store: Store, subject: &Subject) -> Result<(), ApiError> {
    let Subject { target, job, .. } = subject;
    // A credential is for the endpoint that the form shows, and for no other.
    let is_shown = || store.origin(Service::Cce).as_ref() == Some(&target.origin);
    if !is_shown() {
        subject.note(store, |tracking| tracking.is_paused = true);
        return Ok(());
    }
    let is_wanted = || subject.is_tracked(store) && is_shown();
    let (project, cluster) = (&target.project, &target.cluster);
    let nodes = store.all_nodes(project, cluster, &is_wanted).await?;
    if store.draft.with_untracked(|draft| target.is_in_cluster(draft)) {
        store.note_nodes(&nodes);
    }
    subject.note(store, |tracking| {
        let now = time::now();
        tracking.run.learn_nodes(now, &nodes, &target.pool);
        tracking.run.see_nodes(now, &nodes);
    });
    if let Some(job) = job {
        // Records of jobs are short-lived: without one, nodes and pool tell.
        let job = store.ask(Service::Cce, |caller| caller.job(project, job), read_job).await;
        if let Ok(job) = job {
            subject.note(store, |tracking| tracking.run.see_job(time::now(), &job));
        }
    }
    let pool = store.ask(Service::Cce, |caller| caller.pool(project, cluster, &target.pool), read_pool).await?;
    subject.note(store, |tracking| tracking.run.see_pool(time::now(), &pool));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Route;

    #[test]
    fn the_service_says_how_long_to_wait() {
        let refused = |headers| {
            ApiError::Reply(Reply::Answer(Answer { status: 429, headers, body: String::new() }), Route::Direct)
        };
        // Retry-After in decimal seconds (RFC 9110, 10.2.3).
        assert_eq!(asked_to_wait(&refused(vec![("retry-after".into(), "120".into())]), 0), Some(120_000));
        assert_eq!(asked_to_wait(&refused(Vec::new()), 0), None);
        assert_eq!(asked_to_wait(&ApiError::Unexpected(200, String::new()), 0), None);
    }
}
