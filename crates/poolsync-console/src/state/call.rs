//! The one call: made once, after its preflight.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Locale;
use poolsync_core::answer::{Outcome, explain};
use poolsync_core::cloud::Pool;
use poolsync_core::wire::{WireRequest, build_request};
use poolsync_form::Secrets;

use super::model::{CallState, Ended, NotMade, Preflight};
use super::outcome::{Certainty, certainty};
use super::store::Store;
use super::{progress, signature};
use crate::api::client::Clock;
use crate::api::{Reply, fetch};
use crate::platform::time;

/// Makes the call, unless one is under way, or the preflight says that it must not be made. Never called but from the last
/// question, which shows the request as it is at this moment.
pub(crate) fn make(store: Store) {
    if store.call.with_untracked(|call| *call == CallState::Sending) {
        return;
    }
    let (host, route, sent_at) = (untrack(|| store.host()), untrack(|| store.route()), time::now_ms());
    let end = move |reply, route, not_made| {
        store.call.set(CallState::Ended(Ended { reply, not_made, host, route, sent_at }));
    };
    match store.preflight.get_untracked() {
        // The last question does not take a yes before.
        Preflight::Idle | Preflight::Pending => return,
        Preflight::Unreached(reply, route) => return end(reply, route, Some(NotMade::Unreached)),
        Preflight::Answered(findings) if !findings.is_of_service() => {
            return end(Reply::Redirect, route, Some(NotMade::Unread));
        }
        Preflight::Answered(findings) if findings.pool.as_ref().is_some_and(Pool::is_synchronizing) => {
            return end(Reply::Redirect, route, Some(NotMade::Running));
        }
        Preflight::Answered(_) if progress::is_tracking_this(store) => {
            return end(Reply::Redirect, route, Some(NotMade::Running));
        }
        Preflight::Answered(_) => {}
    }
    // The button is for requests without errors only.
    let Some(wire) = wire_request(store) else { return store.go_to_first_error() };
    store.call.set(CallState::Sending);
    let (credential, relay) = (store.credential(), store.relay(route));
    let secrets = store.secrets.with_untracked(Secrets::all);
    // The form may show another call when the answer comes.
    let subject = progress::subject(store);
    spawn_local(async move {
        let reply = fetch::send(&wire, relay.as_deref(), &secrets).await;
        if let Reply::Answer(answer) = &reply {
            store.note_clock(Clock::of(answer, time::now()));
            if certainty(&reply) == Certainty::Done
                && let Outcome::Accepted { job_id, .. } = explain(answer, Locale::En)
            {
                progress::begin(store, subject, job_id);
            }
        }
        signature::note(store, &wire, &credential, &reply);
        end(reply, route, None);
    });
}

/// The request as it is sent now; none while there is an error.
fn wire_request(store: Store) -> Option<WireRequest> {
    let (credential, date) = (store.credential(), store.signing_date()?);
    store.checked.with_untracked(|checked| build_request(&checked.request, &credential, date).ok())
}
