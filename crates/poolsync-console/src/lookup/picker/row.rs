//! One node of the list.

use leptos::prelude::*;

use super::Picker;
use crate::components::say;
use crate::words;

/// Returns the id of the row at a place.
pub(super) fn id(at: usize) -> String {
    format!("node-{at}")
}

/// One node: whether it is chosen, its name, address, flavor, zone, system and phase.
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
    let old =
        (node.up_to_date == Some(false)).then(|| view! { <span class="ps-node__old">{say(&words::PICK_OLD)}</span> });
    let name = if node.name.is_empty() { node.id.clone() } else { node.name };
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
            <span class="ps-node__name">{name}</span>
            <span class="ps-node__ip">{node.ip}</span>
            <span class="ps-node__more">{format!("{} {}", node.flavor, node.zone)}</span>
            <span class="ps-node__os">{node.os}</span>
            <span class="ps-node__phase">{node.phase}</span>
            {old}
        </div>
    }
}
