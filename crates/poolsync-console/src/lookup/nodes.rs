//! The nodes of the pool: read from the service, then chosen in a picker.

use leptos::prelude::*;
use poolsync_core::cloud::Node;
use poolsync_form::Draft;

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
    move || match found.get() {
        Found::Nothing => None,
        Found::Pending => Some(pending()),
        Found::Failed(error) => Some(failed(store, &error, Service::Cce)),
        Found::Some(nodes) if nodes.is_empty() => Some(view! { <p>{say(&words::FIND_NO_NODES)}</p> }.into_any()),
        Found::Some(nodes) => Some(view! { <NodePicker nodes=nodes /> }.into_any()),
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
    let pool = store.draft.with_untracked(|draft| draft.pool().to_owned());
    Ok(nodes.into_iter().filter(|node| pool.is_empty() || node.pool == pool).collect())
}
