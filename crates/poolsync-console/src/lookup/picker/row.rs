//! One node of the list.

#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_types_passed_by_value, reason = "a handle of signals: copying it is what it is for")
)]

use leptos::prelude::*;

use poolsync_core::cloud::phase_name;

use super::Picker;
use crate::components::say;
use crate::words;

/// Returns the id of the row at a place.
pub(super) fn id(at: usize) -> String {
    format!("node-{at}")
}

/// One node: whether it is chosen, its name, address, flavor, zone, system and state.
#[component]
pub(super) fn NodeRow(
    picker: Picker,
    /// The place of the row.
    at: usize,
    /// The place of its node in the list of all.
    node: usize,
) -> impl IntoView {
    let node = picker.nodes.with_value(|nodes| nodes.get(node).cloned()).unwrap_or_default();
    let own_id = node.id.clone();
    let is_chosen = Memo::new(move |_| picker.chosen.with(|chosen| chosen.contains(&own_id)));
    let is_active = Memo::new(move |_| picker.selection.with(|selection| selection.active == at));
    let store = picker.store;
    let old =
        (node.up_to_date == Some(false)).then(|| view! { <span class="ps-node__old">{say(&words::PICK_OLD)}</span> });
    let name = if node.name.is_empty() { node.id.clone() } else { node.name };
    // Where the pool wants another system, both are told.
    let wanted = store.draft.with_untracked(|draft| {
        store.seen.with_untracked(|seen| seen.pool(draft).map(|pool| pool.os.clone()).unwrap_or_default())
    });
    let os = if wanted.is_empty() || node.os.is_empty() || wanted == node.os {
        node.os
    } else {
        format!("{} → {wanted}", node.os)
    };
    let phase = node.phase;
    let phase = move || phase_name(&phase, store.locale.get()).to_owned();
    view! {
        <div
            id=id(at)
            class=move || if is_active.get() { "ps-node ps-node--active" } else { "ps-node" }
            role="option"
            data-index=at
            data-node=node.id
            aria-selected=move || is_chosen.get().to_string()
            aria-posinset=at + 1
            aria-setsize=move || picker.shown.with(Vec::len)
        >
            <span class="ps-node__box" aria-hidden="true">{move || if is_chosen.get() { "☑" } else { "☐" }}</span>
            <span class="ps-node__cell">
                <span class="ps-node__name">{name}</span> " "
                <span class="ps-node__less">{node.ip}</span>
            </span>
            <span class="ps-node__cell">
                <span>{node.flavor}</span> " "
                <span class="ps-node__less">{node.zone}</span>
            </span>
            <span class="ps-node__cell"><span class="ps-node__os">{os}</span></span>
            <span class="ps-node__cell">
                <span class="ps-node__phase">{phase}</span> " "
                {old}
            </span>
        </div>
    }
}
