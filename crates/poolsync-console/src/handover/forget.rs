//! Asks whether everything is to be forgotten, and names what that is.

use leptos::prelude::*;

use crate::components::{Dialog, say, use_store};
use crate::state::forget;
use crate::words;

/// The id of the dialog.
const DIALOG: &str = "forget-dialog";
/// The id of what it says.
const ABOUT: &str = "forget-about";

/// The dialog.
#[component]
pub(crate) fn ForgetDialog(
    /// True while it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    let forget = move |_| {
        forget::everything(store);
        open.set(false);
    };
    view! {
        <Dialog id=DIALOG open=open described_by=ABOUT>
            <h2 id=format!("{DIALOG}-title")>{say(&words::EVERYTHING_TITLE)}</h2>
            <p id=ABOUT>{say(&words::EVERYTHING_ABOUT)}</p>
            <div class="ps-actions">
                <button type="button" class="ps-button" on:click=move |_| open.set(false)>{say(&words::CONFIRM_NO)}</button>
                <button type="button" class="ps-button ps-button--danger" on:click=forget>
                    {say(&words::EVERYTHING_YES)}
                </button>
            </div>
        </Dialog>
    }
}
