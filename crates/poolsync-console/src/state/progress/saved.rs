//! The run in this browser's storage: ids and what was seen, no credential.

use leptos::prelude::*;
use poolsync_core::follow::Run;
use poolsync_core::json::{self, Object};

use crate::platform::storage;
use crate::state::model::{Target, Tracking};
use crate::state::store::Store;

const RUN: &str = "poolsync.run";

/// Returns true if there is something to go on with.
pub(super) fn exists() -> bool {
    storage::get(RUN).is_some()
}

/// Returns what an earlier page followed; nobody asks until the user says so.
pub(super) fn load() -> Option<Tracking> {
    read(&storage::get(RUN)?)
}

/// Keeps every change.
pub(super) fn start(store: Store) {
    let text = Memo::new(move |_| store.tracking.with(|tracking| tracking.as_ref().map(write).unwrap_or_default()));
    Effect::new(move |_| text.with(|text| storage::set(RUN, text)));
}

fn read(text: &str) -> Option<Tracking> {
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
    Some(Tracking { is_paused: !is_over, is_announced: is_over, ..Tracking::new(target, run) })
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
        let tracking = Tracking::new(target, run);
        let restored = read(&write(&tracking)).unwrap();
        assert_eq!((&restored.target, &restored.run), (&tracking.target, &tracking.run));
        assert!(restored.is_paused && !restored.is_announced);
    }

    #[test]
    fn what_is_damaged_is_nothing() {
        for text in ["", "{}\n{}", "{\"origin\":\"a\"}", "\n\n"] {
            assert!(read(text).is_none(), "{text:?}");
        }
    }
}
