//! A button that looks something up, and a place for what it finds.

use leptos::prelude::*;
use poolsync_core::Word;

use super::{IS_STATIC, say};

/// A button that looks something up. What it finds is shown below it, and read aloud.
#[component]
pub(crate) fn LookupButton(
    /// The words of the button.
    word: &'static Word,
    /// The id of the place below it; none before the program is there.
    #[prop(optional)]
    found_id: Option<&'static str>,
    /// How often the button was pressed.
    #[prop(optional)]
    presses: RwSignal<u32>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let press = move |_| presses.update(|count| *count += 1);
    view! {
        <div class="ps-finder">
            <button type="button" class="ps-button ps-button--small" disabled=IS_STATIC on:click=press>{say(word)}</button>
            <div id=found_id role="status">{children.map(|children| children())}</div>
        </div>
    }
}
