//! Repairs that a button makes.

use leptos::prelude::*;
use poolsync_core::Problem;
use poolsync_form::{Mended, mend};

use super::store::Store;
use crate::words;

/// Returns what a repair of this problem would do; none where it needs the user.
pub(crate) fn offer(store: Store, problem: &Problem) -> Option<String> {
    mended(store, problem).map(|Mended { word, args, .. }| word.fill(store.locale.get_untracked(), &args))
}

/// Makes the repair; what stood there can be taken back.
pub(crate) fn apply(store: Store, problem: &Problem) {
    if let Some(Mended { draft, secrets, .. }) = mended(store, problem) {
        store.take_mended(draft, secrets, &words::MEND_DONE);
    }
}

fn mended(store: Store, problem: &Problem) -> Option<Mended> {
    untrack(|| {
        store.draft.with(|draft| {
            let node_id = |name: &str| {
                store.seen.with(|seen| {
                    let mut nodes = seen.nodes_of_pool(draft)?;
                    let node = nodes.find(|node| node.name == name || (!node.ip.is_empty() && node.ip == name))?;
                    Some(node.id.clone())
                })
            };
            store.secrets.with(|secrets| mend(problem, draft, secrets, node_id))
        })
    })
}
