//! A menu with its label.

use leptos::prelude::*;
use poolsync_core::Word;

use super::{MenuLine, say, use_store};

/// A menu among few lines.
#[component]
pub(crate) fn Menu(
    /// The label, which is also the accessible name.
    label: &'static Word,
    /// Value and words of each line.
    lines: Vec<(&'static str, &'static Word)>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value of the line that was chosen.
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let store = use_store();
    let lines = lines.into_iter().map(|(value, word)| view! { <MenuLine value=value word=word /> }).collect_view();
    view! {
        <label class="ps-menu">
            {say(label)}
            " "
            <select
                class="ps-menu__select"
                aria-label=move || store.say(label)
                autocomplete="off"
                prop:value=value
                on:change=move |event| on_choose(event_target_value(&event))
            >
                {lines}
            </select>
        </label>
    }
}
