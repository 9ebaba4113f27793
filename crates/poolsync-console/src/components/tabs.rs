//! Tabs: arrow keys go from one to the next, as the pattern of WAI-ARIA says.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Word;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::use_store;

/// A list of tabs for one panel.
#[component]
pub(crate) fn Tabs(
    /// The begin of the ids of the tabs, to which their place is added.
    id: &'static str,
    /// The accessible name.
    label: &'static Word,
    /// Id and name of each tab.
    tabs: Vec<(&'static str, &'static str)>,
    /// The place of the chosen tab.
    chosen: RwSignal<usize>,
    /// The id of the panel, which must be labelled by `{id}-{chosen}`.
    panel: &'static str,
) -> impl IntoView {
    let store = use_store();
    let list = NodeRef::<html::Div>::new();
    let end = tabs.len().saturating_sub(1);
    let press = move |event: web_sys::KeyboardEvent| {
        let at = chosen.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" if at < end => at + 1,
            "ArrowRight" | "Home" => 0,
            "ArrowLeft" if at > 0 => at - 1,
            "ArrowLeft" | "End" => end,
            _ => return,
        };
        event.prevent_default();
        chosen.set(next);
        if let Some(tab) = list.get_untracked().and_then(|list| list.children().item(u32::try_from(next).ok()?))
            && let Some(tab) = tab.dyn_ref::<HtmlElement>()
        {
            let _ = tab.focus();
        }
    };
    let tab = move |(index, (tab_id, name)): (usize, (&'static str, &'static str))| {
        let is_chosen = move || chosen.get() == index;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{id}-{index}")
                class="ps-tabs__tab"
                data-tab=tab_id
                aria-controls=panel
                aria-selected=move || is_chosen().to_string()
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| chosen.set(index)
            >
                {name}
            </button>
        }
    };
    view! {
        <div node_ref=list class="ps-tabs" role="tablist" aria-label=move || store.say(label) on:keydown=press>
            {tabs.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}
