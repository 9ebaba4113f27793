//! The nodes of the pool: read from the service, then chosen in a picker.

use poolsync_core::cloud::Node;
use poolsync_form::Draft;
use wasm_bindgen_futures::spawn_local;

use super::picker;
use crate::asking::{self, Service, Trouble};
use crate::bind;
use crate::dom;
use crate::prelude::*;
use crate::sending::all_nodes;
use crate::store::Store;
use crate::words;

/// What a search has found.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    UnderWay,
    Nodes(Vec<Node>),
    Failed(Trouble),
}

pub(super) fn start(store: Store) {
    let found = RwSignal::new(Found::Nothing);
    bind::button("find-nodes", move || {
        if found.with_untracked(|found| *found == Found::UnderWay) {
            return;
        }
        found.set(Found::UnderWay);
        let asked = store.draft.with_untracked(asked);
        spawn_local(async move {
            let end = search(store).await;
            // They belong to the pool that was asked for.
            if store.draft.with_untracked(self::asked) == asked {
                found.set(end.map_or_else(Found::Failed, Found::Nodes));
            }
        });
    });
    let asked = bind::memo(move || store.draft.with(asked));
    bind::watch(move || {
        // Asked, not only watched: what nobody asks for is never worked out.
        asked.with(|_| {});
        found.set(Found::Nothing);
    });
    bind::content("found-nodes", move || match found.get() {
        Found::Nothing => Vec::new(),
        Found::UnderWay => vec![dom::element("p", "").text(store.say(&words::ASK_UNDER_WAY))],
        Found::Failed(trouble) => {
            let origin = asking::origin(store, Service::Cce).unwrap_or_default();
            vec![trouble.tell(asking::host_of(&origin), store.locale.get()).shown(store)]
        }
        Found::Nodes(nodes) if nodes.is_empty() => vec![dom::element("p", "").text(store.say(&words::FIND_NO_NODES))],
        Found::Nodes(nodes) => picker::picker(store, nodes),
    });
}

/// What the list is about.
fn asked(draft: &Draft) -> [String; 4] {
    [draft.endpoint.clone(), draft.project_id.clone(), draft.cluster_id.clone(), draft.pool().to_owned()]
}

/// The nodes of the pool; those of the cluster without a pool.
async fn search(store: Store) -> Result<Vec<Node>, Trouble> {
    let ids = |draft: &Draft| (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned());
    let (project, cluster) = store.draft.with_untracked(ids);
    let is_asked = || store.draft.with_untracked(ids) == (project.clone(), cluster.clone());
    let nodes = all_nodes(store, &project, &cluster, &is_asked).await?;
    let pool = store.draft.with_untracked(|draft| draft.pool().to_owned());
    Ok(nodes.into_iter().filter(|node| pool.is_empty() || node.pool == pool).collect())
}
