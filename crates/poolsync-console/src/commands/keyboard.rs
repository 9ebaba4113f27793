//! The keys of the page.

use leptos::prelude::*;
use poolsync_core::Word;

use crate::components::{Dialog, say};
use crate::words;

/// The id of the dialog.
const DIALOG: &str = "keyboard-dialog";

/// Keys and what they do. Keys have the names that stand on them, in every language.
const KEYS: [(&str, &Word); 10] = [
    ("Ctrl K · ⌘ K", &words::KEYS_COMMANDS),
    ("?", &words::KEYS_LIST),
    ("Tab · Shift Tab", &words::KEYS_NEXT),
    ("Esc", &words::KEYS_ESCAPE),
    ("↑ ↓ Home End", &words::KEYS_MOVE),
    ("Space", &words::KEYS_CHOOSE),
    ("Shift ↑ ↓", &words::KEYS_RANGE),
    ("Ctrl A · ⌘ A", &words::KEYS_ALL),
    ("Ctrl Space · Alt /", &words::KEYS_COMPLETE),
    ("← →", &words::KEYS_TABS),
];

/// The dialog.
#[component]
pub(crate) fn KeyboardDialog(
    /// True while it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let line = |(keys, word): (&'static str, &'static Word)| view! { <tr><th scope="row"><kbd>{keys}</kbd></th><td>{say(word)}</td></tr> };
    view! {
        <Dialog id=DIALOG open=open>
            <h2 id=format!("{DIALOG}-title")>{say(&words::KEYS_TITLE)}</h2>
            <table class="ps-keys"><tbody>{KEYS.map(line).collect_view()}</tbody></table>
            <div class="ps-actions">
                <button type="button" class="ps-button" on:click=move |_| open.set(false)>{say(&words::DIALOG_CLOSE)}</button>
            </div>
        </Dialog>
    }
}
