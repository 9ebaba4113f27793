//! The run in this browser's storage: ids and what was seen, no credential.

use poolsync_core::follow::{Pace, Run};
use poolsync_core::json;

use super::{Following, Target, is_own_machine};
use crate::bind;
use crate::keeping;
use crate::prelude::*;
use crate::store::Store;

const RUN: &str = "poolsync.run";

/// True if there is something to go on with.
pub(super) fn is_there() -> bool {
    keeping::kept(RUN).is_some()
}

/// What an earlier page followed; nobody looks until the user says so.
pub(super) fn load() -> Option<Following> {
    let text = keeping::kept(RUN)?;
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
    let over = run.is_over();
    let pace = Pace::new(is_own_machine(&target.origin));
    Some(Following { target, run, pace, looked: None, trouble: None, paused: !over, told: over })
}

/// Keeps every change.
pub(super) fn keep(store: Store) {
    let text = bind::memo(move || store.following.with(|following| following.as_ref().map(save).unwrap_or_default()));
    bind::watch(move || text.with(|text| keeping::keep(RUN, text)));
}

fn save(following: &Following) -> String {
    let target = &following.target;
    let mut out = String::new();
    for (name, value) in [
        ("origin", &target.origin),
        ("project", &target.project),
        ("cluster", &target.cluster),
        ("pool", &target.pool),
        ("name", &target.name),
    ] {
        out.push(if out.is_empty() { '{' } else { ',' });
        json::push_string(&mut out, name);
        out.push(':');
        json::push_string(&mut out, value);
    }
    format!("{out}}}\n{}", following.run.save())
}
