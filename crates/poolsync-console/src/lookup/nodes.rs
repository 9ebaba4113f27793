//! The nodes of the pool: read from the service, then chosen in a picker.

use leptos::prelude::*;
use poolsync_core::cloud::{Node, read_pool};
use poolsync_form::Draft;

use super::not_of_pool::NotOfPool;
use super::picker::NodePicker;
use super::{Found, failed, look_up, pending};
use crate::api::ApiError;
use crate::components::{say, use_store};
use crate::state::{Service, Store};
use crate::words;

/// What the look-up of nodes has found.
#[component]
pub(crate) fn FoundNodes(
    /// How often the button was pressed.
    presses: RwSignal<u32>,
) -> impl IntoView {
    let store = use_store();
    let found = look_up(presses, move || store.draft.with(subject), nodes);
    // At the end of a run the nodes are not what they were when they were found.
    let is_over = Memo::new(move |_| store.tracking.with(|it| it.as_ref().is_some_and(|it| it.run.is_over())));
    Effect::watch(
        move || is_over.get(),
        move |is_over, _, _| {
            let seen = store.draft.with_untracked(|draft| {
                store.seen.with_untracked(|seen| Some(seen.nodes_of_pool(draft)?.cloned().collect::<Vec<_>>()))
            });
            if let (true, Some(seen), Found::Some(_)) = (is_over, seen, found.get_untracked()) {
                found.set(Found::Some(seen));
            }
        },
        false,
    );
    let list = move || match found.get() {
        Found::Nothing => None,
        Found::Pending => Some(pending()),
        Found::Failed(error) => Some(failed(store, &error, Service::Cce)),
        Found::Some(nodes) if nodes.is_empty() => Some(view! { <p>{say(&words::FIND_NO_NODES)}</p> }.into_any()),
        Found::Some(nodes) => Some(view! { <NodePicker nodes=nodes /> }.into_any()),
    };
    view! {
        <NotOfPool />
        {list}
    }
}

/// What the list is about.
fn subject(draft: &Draft) -> [String; 4] {
    [draft.endpoint.clone(), draft.project_id.clone(), draft.cluster_id.clone(), draft.pool().to_owned()]
}

/// The nodes of the pool; those of the cluster without a pool.
async fn nodes(store: Store) -> Result<Vec<Node>, ApiError> {
    let ids = |draft: &Draft| (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned());
    let (project, cluster) = store.draft.with_untracked(ids);
    let is_wanted = || store.draft.with_untracked(ids) == (project.clone(), cluster.clone());
    let nodes = store.all_nodes(&project, &cluster, &is_wanted).await?;
    if is_wanted() {
        store.note_nodes(&nodes);
    }
    let pool = store.draft.with_untracked(|draft| draft.pool().to_owned());
    // Its name, and what its nodes should be; the nodes are there without it.
    let is_known = store.draft.with_untracked(|draft| store.seen.with_untracked(|seen| seen.pool(draft).is_some()));
    if !pool.is_empty() && !is_known {
        let found = store.ask(Service::Cce, |caller| caller.pool(&project, &cluster, &pool), read_pool).await;
        if let (Ok(found), true) = (found, is_wanted()) {
            store.note_pools(&[found]);
        }
    }
    Ok(nodes.into_iter().filter(|node| pool.is_empty() || node.pool == pool).collect())
}
