//! The one call: made once, after its preflight.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Locale;
use poolsync_core::answer::{Outcome, explain};
use poolsync_core::wire::{WireRequest, build_request};
use poolsync_form::Secrets;

use super::model::{Aftermath, CallState, Ended, Entry};
use super::outcome::{Certainty, certainty};
use super::store::Store;
use super::{aftermath, journal, name_check, preflight, progress, signature};
use crate::api::client::Clock;
use crate::api::{Reply, Route, fetch};
use crate::platform::time;

/// Makes the call, unless one is under way, what is known says that it must not be made, or the pool has to be named and is not.
/// Never called but from the last question, which shows the request as it is at this moment. `typed_name`: what was typed there.
pub(crate) fn make(store: Store, typed_name: &str) {
    let is_sending = store.call.with_untracked(|call| *call == CallState::Sending);
    let may_be_made = || preflight::verdict(store).allows() && name_check::is_right(store, typed_name);
    if is_sending || !untrack(may_be_made) {
        return;
    }
    // The button is for requests without errors only.
    let Some(wire) = wire_request(store) else { return store.go_to_first_error() };
    let (host, route, sent_at) = untrack(|| (store.host(), store.route(), time::now_ms()));
    store.call.set(CallState::Sending);
    store.aftermath.set(Aftermath::None);
    // Before it is made: whatever happens to this page, the call is not forgotten.
    let entry = journal::begin(store);
    // The form may show another call when the answer comes.
    let subject = progress::subject(store, &entry.id);
    let sent = send(store, wire, route, entry);
    spawn_local(async move {
        let reply = sent.await;
        match certainty(&reply) {
            Certainty::Done => progress::begin(store, subject, job_of(&reply)),
            Certainty::Open => aftermath::look(store, subject),
            Certainty::NotDone => {}
        }
        store.call.set(CallState::Ended(Ended { reply, host, route, sent_at }));
    });
}

/// Sends a call that is in the journal, by this route, and writes down there what became of it. Called once for each entry: nothing
/// sends a call again. Credential and secrets are those of now, also if they are forgotten before the answer comes.
pub(super) fn send(store: Store, wire: WireRequest, route: Route, entry: Entry) -> impl Future<Output = Reply> {
    let (credential, relay) = (store.credential(), store.relay(route));
    let secrets = store.secrets.with_untracked(Secrets::all);
    let forgettings = store.forgettings();
    async move {
        let reply = fetch::send(&wire, relay.as_deref(), &secrets).await;
        if let Reply::Answer(answer) = &reply {
            store.note_clock(Clock::of(answer, time::now()));
        }
        journal::end(store, entry, &reply);
        // What was forgotten meanwhile is not brought back to explain a signature.
        if store.forgettings() == forgettings {
            signature::note(store, &wire, &credential, Some(&reply));
        }
        reply
    }
}

/// The job that an answer names.
fn job_of(reply: &Reply) -> Option<String> {
    let Reply::Answer(answer) = reply else { return None };
    match explain(answer, Locale::En) {
        Outcome::Accepted { job_id, .. } => job_id,
        _ => None,
    }
}

/// The request as it is sent now; none while there is an error.
fn wire_request(store: Store) -> Option<WireRequest> {
    let (credential, date) = (store.credential(), store.signing_date()?);
    store.checked.with_untracked(|checked| build_request(&checked.request, &credential, date).ok())
}
