//! After a call whose outcome nobody knows: the pool is read, and what runs is followed.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::cloud::read_pool;

use super::model::Aftermath;
use super::progress::{self, Subject};
use super::service::Service;
use super::store::Store;

/// The service needs a moment to begin, so the pool is read after so many milliseconds each.
const READ_AFTER_MS: [u32; 3] = [500, 4_000, 10_000];

/// Reads the pool of the call, and follows its synchronization if there is one.
pub(super) fn look(store: Store, subject: Option<Subject>) {
    let Some(subject) = subject else { return };
    store.aftermath.set(Aftermath::Reading);
    spawn_local(async move {
        let mut found = Aftermath::Unread;
        for wait in READ_AFTER_MS {
            TimeoutFuture::new(wait).await;
            // The credential is for the endpoint that the form shows, and another call may have been made.
            let is_wanted = store.origin(Service::Cce).as_deref() == Some(&subject.target.origin)
                && store.aftermath.get_untracked() == Aftermath::Reading;
            if !is_wanted {
                return;
            }
            let target = &subject.target;
            let question =
                |caller: &poolsync_core::cloud::Caller<'_>| caller.pool(&target.project, &target.cluster, &target.pool);
            match store.ask(Service::Cce, question, read_pool).await {
                Ok(pool) if pool.is_synchronizing() => {
                    let job = Some(pool.job_id).filter(|job| !job.is_empty());
                    progress::begin(store, Some(subject), job);
                    return store.aftermath.set(Aftermath::Running);
                }
                Ok(_) => found = Aftermath::Quiet,
                Err(_) => found = Aftermath::Unread,
            }
        }
        store.aftermath.set(found);
    });
}
