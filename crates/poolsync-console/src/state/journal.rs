//! The journal of this browser's calls: no outcome is forgotten by a reload, and several tabs write into one.

use leptos::prelude::*;
use poolsync_core::Locale;
use poolsync_core::answer::{Outcome, explain};

use super::model::{Entry, Fate, Journal, Target};
use super::outcome::{Certainty, certainty};
use super::store::Store;
use super::target;
use crate::api::Reply;
use crate::platform::{events, random, storage, time};

const KEY: &str = "poolsync.journal";

/// Reads what earlier pages wrote, and follows what other tabs write.
pub(crate) fn start(store: Store) {
    store.journal.set(read());
    events::on_window("storage", move |_| store.journal.set(read()));
}

/// Writes the call down that is about to be made. Returns what was written.
pub(super) fn begin(store: Store) -> Entry {
    let entry = Entry {
        id: random::id().unwrap_or_default(),
        at: time::now(),
        ..untrack(|| subject(store)).unwrap_or_default()
    };
    put(store, entry.clone());
    entry
}

/// Writes a call of a rollout down that is about to be made. Returns what was written.
pub(super) fn begin_of(store: Store, target: Target) -> Entry {
    let entry = Entry { id: random::id().unwrap_or_default(), at: time::now(), ..entry_of(target) };
    put(store, entry.clone());
    entry
}

/// Writes down what became of the call.
pub(super) fn end(store: Store, entry: Entry, reply: &Reply) {
    let fate = match certainty(reply) {
        Certainty::Done => Fate::Accepted,
        Certainty::NotDone => Fate::Refused,
        Certainty::Open => Fate::Unknown,
    };
    let mut entry = Entry { fate, ..entry };
    if let Reply::Answer(answer) = reply {
        entry.status = answer.status.into();
        match explain(answer, Locale::En) {
            Outcome::Accepted { job_id, request_id } => {
                entry.job_id = job_id.unwrap_or_default();
                entry.request_id = request_id.unwrap_or_default();
            }
            Outcome::Refused(refusal) => {
                entry.code = refusal.code.unwrap_or_default();
                entry.request_id = refusal.request_id.unwrap_or_default();
            }
            Outcome::Unknown { .. } => {}
        }
    }
    put(store, entry);
}

/// Writes down a synchronization of the form's pool that somebody else began. Returns its id in the journal.
pub(super) fn note_found(store: Store, job: Option<&str>) -> String {
    let subject = untrack(|| subject(store)).unwrap_or_default();
    let id = random::id().unwrap_or_default();
    let job_id = job.unwrap_or_default().to_owned();
    put(store, Entry { id: id.clone(), at: time::now(), fate: Fate::Accepted, job_id, ..subject });
    id
}

/// Returns what this browser knows of the last call about the pool that the form shows; tracked.
pub(crate) fn last_fate(store: Store) -> Option<Fate> {
    let subject = subject(store)?;
    store.journal.with(|journal| journal.newest_of(&subject).map(|entry| entry.fate))
}

/// Forgets every call.
pub(super) fn forget(store: Store) {
    storage::set(KEY, "");
    store.journal.set(Journal::default());
}

/// What a call would be about; tracked.
fn subject(store: Store) -> Option<Entry> {
    target::target(store).map(entry_of)
}

fn entry_of(target: Target) -> Entry {
    Entry {
        origin: target.origin,
        project: target.project,
        cluster: target.cluster,
        pool: target.pool,
        name: target.name,
        ..Entry::default()
    }
}

fn read() -> Journal {
    storage::get(KEY).map(|text| Journal::load(&text)).unwrap_or_default()
}

/// Another tab may have written meanwhile, so what stands there is read again.
fn put(store: Store, entry: Entry) {
    let mut journal = read();
    journal.put(entry);
    storage::set(KEY, &journal.save());
    store.journal.set(journal);
}
