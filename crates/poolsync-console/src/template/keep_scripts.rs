//! Whether this browser keeps the scripts: only where the user says so.

use leptos::prelude::*;

use crate::components::{say, use_store};
use crate::words;

/// The id of the box.
const BOX: &str = "keep_scripts";
/// The id of what it means.
const HELP: &str = "keep_scripts-help";

/// The box.
#[component]
pub(super) fn KeepScripts() -> impl IntoView {
    let store = use_store();
    let is_kept = Memo::new(move |_| store.draft.with(|draft| draft.keeps_scripts));
    let choose = move |event| store.draft.update(|draft| draft.keeps_scripts = event_target_checked(&event));
    view! {
        <div class="ps-field ps-field--box">
            <input
                id=BOX
                type="checkbox"
                autocomplete="off"
                aria-describedby=HELP
                prop:checked=move || is_kept.get()
                on:change=choose
            />
            <label class="ps-field__label" for=BOX>{say(&words::KEEP_SCRIPTS)}</label>
            <p id=HELP class="ps-field__help">{say(&words::KEEP_SCRIPTS_HELP)}</p>
        </div>
    }
}
