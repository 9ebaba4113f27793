//! The run in this browser's storage: ids and what was seen, no credential.

use leptos::prelude::*;
use poolsync_core::follow::Run;
use poolsync_core::json::{self, Object};

use crate::platform::storage;
use crate::state::model::{Entry, Journal, Target, Tracking};
use crate::state::store::Store;

/// The begin of the keys; the id of the call in the journal follows.
const RUN: &str = "poolsync.run.";
/// What stands in place of a run that was put away: it is in the journal, and comes back when it is asked for.
const PUT_AWAY: &str = "away\n";

/// Returns the newest run that an earlier page followed; nobody asks until the user says so.
pub(super) fn newest(journal: &Journal) -> Option<Tracking> {
    let kept = |entry: &Entry| storage::get(&key(&entry.id)).map(|text| (entry.id.clone(), text));
    let mut kept = journal.entries().iter().filter_map(kept).filter(|(_, text)| !text.starts_with(PUT_AWAY));
    kept.find_map(|(id, text)| read(&id, &text))
}

/// Returns the run of a call, put away or not.
pub(super) fn load(id: &str) -> Option<Tracking> {
    let text = storage::get(&key(id))?;
    read(id, text.strip_prefix(PUT_AWAY).unwrap_or(&text))
}

/// Keeps every change.
pub(super) fn start(store: Store) {
    let text = Memo::new(move |_| {
        store.tracking.with(|tracking| tracking.as_ref().map(|tracking| (key(&tracking.id), write(tracking))))
    });
    Effect::new(move |_| {
        if let Some((key, text)) = text.get() {
            storage::set(&key, &text);
        }
    });
}

/// Puts a run away, so that no later page begins with it.
pub(super) fn put_away(id: &str) {
    if let Some(text) = storage::get(&key(id)).filter(|text| !text.starts_with(PUT_AWAY)) {
        storage::set(&key(id), &(PUT_AWAY.to_owned() + &text));
    }
}

/// Forgets the run of a call.
pub(super) fn forget(id: &str) {
    storage::set(&key(id), "");
}

fn key(id: &str) -> String {
    [RUN, id].concat()
}

fn read(id: &str, text: &str) -> Option<Tracking> {
    // The target stands in the first line, the run in the second.
    let (target, run) = text.split_once('\n')?;
    let value = json::parse(target).0?;
    let part = |name: &str| value.text(name).given().map(str::to_owned);
    let target = Target {
        origin: part("origin")?,
        project: part("project")?,
        cluster: part("cluster")?,
        pool: part("pool")?,
        name: part("name")?,
    };
    let run = Run::load(run)?;
    let is_over = run.is_over();
    Some(Tracking { is_paused: !is_over, is_announced: is_over, ..Tracking::new(id.to_owned(), target, run) })
}

fn write(tracking: &Tracking) -> String {
    let target = &tracking.target;
    let mut out = Object::default();
    for (name, value) in [
        ("origin", &target.origin),
        ("project", &target.project),
        ("cluster", &target.cluster),
        ("pool", &target.pool),
        ("name", &target.name),
    ] {
        out.text(name, value);
    }
    [out.end().as_str(), "\n", &tracking.run.save()].concat()
}

#[cfg(test)]
mod tests {
    use poolsync_core::follow::Followed;

    use super::*;

    #[test]
    fn a_run_comes_back_paused() {
        let part = str::to_owned;
        let target = Target {
            origin: part("https://cce.example"),
            project: part("p"),
            cluster: part("c"),
            pool: part("n"),
            name: part("workers \"1\""),
        };
        let mut run = Run::default();
        run.begin(100, 1, Some(part("job")), vec![Followed::new("a", "node")]);
        let tracking = Tracking::new(part("1"), target, run);
        let restored = read("1", &write(&tracking)).unwrap();
        assert_eq!((&restored.target, &restored.run), (&tracking.target, &tracking.run));
        assert!(restored.is_paused && !restored.is_announced);
    }

    #[test]
    fn what_is_damaged_is_nothing() {
        for text in ["", "{}\n{}", "{\"origin\":\"a\"}", "\n\n"] {
            assert!(read("1", text).is_none(), "{text:?}");
        }
    }
}
