//! The heading: what the page is, language and colours, and what concerns the whole form.

#[cfg(feature = "ssr")]
mod heading;
mod notice;
mod preferences;

#[cfg(feature = "ssr")]
pub(crate) use heading::Header;
pub(crate) use notice::Notice;

use leptos::prelude::*;

use crate::components::{IS_STATIC, Slot, say, use_store};
use crate::words;
use preferences::Preferences;

/// The place of the tools.
pub(crate) const TOOLS: Slot = Slot("tools");
/// The place of the notice.
pub(crate) const NOTICE: Slot = Slot("notice");

/// The id of the button that fills in the example: the focus goes there when a notice ends.
const LOAD_EXAMPLE: &str = "load-example";

/// The tools of the heading.
#[component]
pub(crate) fn Tools(
    /// Becomes true when somebody wants to import.
    importing: RwSignal<bool>,
    /// Becomes true when somebody wants the commands.
    commands: RwSignal<bool>,
    /// Becomes true when somebody wants to be led through the sandbox, where there is one.
    guiding: Option<RwSignal<bool>>,
) -> impl IntoView {
    let store = use_store();
    view! {
        <Preferences />
        {guiding.map(|guiding| view! {
            <button type="button" class="ps-button ps-button--primary" on:click=move |_| guiding.set(true)>
                {say(&words::GUIDE_BUTTON)}
            </button>
        })}
        <button id=LOAD_EXAMPLE type="button" class="ps-button" disabled=IS_STATIC on:click=move |_| store.load_example()>
            {say(&words::EXAMPLE_BUTTON)}
        </button>
        <button type="button" class="ps-button" disabled=IS_STATIC on:click=move |_| importing.set(true)>
            {say(&words::IMPORT_BUTTON)}
        </button>
        <button type="button" class="ps-button" disabled=IS_STATIC on:click=move |_| store.forget_secrets()>
            {say(&words::FORGET_BUTTON)}
        </button>
        <button type="button" class="ps-button" disabled=IS_STATIC on:click=move |_| commands.set(true)>
            {say(&words::COMMANDS_BUTTON)}
            // The keys are for the eye; the list of keys tells them too.
            <kbd class="ps-kbd" aria-hidden="true">{"Ctrl K"}</kbd>
        </button>
    }
}
