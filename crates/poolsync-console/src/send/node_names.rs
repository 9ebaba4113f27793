//! The nodes that are reset, every one of them, to be opened.

use std::collections::HashMap;

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::use_store;
use crate::state::Store;
use crate::words;

/// The nodes by name and id; by id alone while no name is known.
#[component]
pub(super) fn NodeNames() -> impl IntoView {
    let store = use_store();
    let names = Memo::new(move |_| names(store));
    let title = move || store.fill(&words::CONFIRM_NODES, &[("count", Arg::count(names.with(Vec::len)))]);
    view! {
        <Show when=move || !names.with(Vec::is_empty)>
            <details class="ps-details">
                <summary>{title}</summary>
                <p class="ps-node-names" tabindex="0">{move || names.with(|names| names.join("\n"))}</p>
            </details>
        </Show>
    }
}

fn names(store: Store) -> Vec<String> {
    let line = |id: &str, name: &str| if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") };
    store.draft.with(|draft| {
        store.seen.with(|seen| {
            let list = draft.node_list();
            let named: Vec<&str> = list.ids.iter().map(|id| &**id).collect();
            let Some(known) = seen.nodes_of_pool(draft) else { return named.iter().map(|id| line(id, "")).collect() };
            if named.is_empty() {
                return known.map(|node| line(&node.id, &node.name)).collect();
            }
            let by_id: HashMap<&str, &str> = known.map(|node| (node.id.as_str(), node.name.as_str())).collect();
            named.iter().map(|id| line(id, by_id.get(id).copied().unwrap_or_default())).collect()
        })
    })
}
