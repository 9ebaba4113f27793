//! Nodes that are named and not of the pool: they stay in the field when another pool is chosen.

use leptos::prelude::*;
use poolsync_core::{Arg, Word};

use crate::components::{say, use_store};
use crate::words;

/// So many ids are told; the field has them all.
const MOST_TOLD: usize = 3;

/// Says which they are, and takes them out.
#[component]
pub(super) fn NotOfPool() -> impl IntoView {
    let store = use_store();
    let ids = Memo::new(move |_| store.picture.with(|picture| picture.not_of_pool.clone()));
    let told = move || {
        ids.with(|ids| {
            let first: Vec<&str> = ids.iter().take(MOST_TOLD).map(String::as_str).collect();
            let more = if ids.len() > MOST_TOLD { ", …" } else { "" };
            let args = [("count", Arg::count(ids.len())), ("nodes", Arg::Text(first.join(", ") + more))];
            store.fill(Word::counted(ids.len(), &words::NODE_IDS_NOT_OF_POOL_ONE, &words::NODE_IDS_NOT_OF_POOL), &args)
        })
    };
    view! {
        <div role="status">
            <Show when=move || !ids.with(Vec::is_empty)>
                <p class="ps-problem ps-problem--warning">
                    {told} " "
                    <button
                        type="button"
                        class="ps-button ps-button--small"
                        on:click=move |_| store.deselect_nodes(&ids.get_untracked())
                    >
                        {say(&words::NODE_IDS_DESELECT)}
                    </button>
                </p>
            </Show>
        </div>
    }
}
