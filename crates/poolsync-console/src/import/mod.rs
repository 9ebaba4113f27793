//! A request from pasted text: shown what it would fill in, and filled in when the user says so.
//!
//! The text may hold secrets. It stands in its field while the dialog is open, and nowhere else.

mod found;

use leptos::html;
use leptos::prelude::*;
use poolsync_core::import::{Imported, import_request};

use crate::components::{Dialog, ProblemItem, ProblemLine, say, use_store};
use crate::platform::events;
use crate::words;
use found::{Found, is_empty};

/// The id of the dialog.
const DIALOG: &str = "import-dialog";
/// The id of what it says about itself.
const ABOUT: &str = "import-about";
/// The id of the text.
const TEXT: &str = "import_text";

/// The dialog.
#[component]
pub(crate) fn ImportDialog(
    /// True while it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    let text = NodeRef::<html::Textarea>::new();
    let imported = RwSignal::new(Imported::default());
    // Nothing of the text stays.
    let clear = move || {
        if let Some(text) = text.get_untracked() {
            text.set_value("");
        }
        imported.set(Imported::default());
    };
    // A browser may keep the page as it is, to show it again.
    events::on_window("pagehide", move |_| {
        clear();
        open.set(false);
    });
    let lines = move || {
        let locale = store.locale.get();
        let lines = imported.with(|it| {
            it.report.problems().iter().map(|problem| ProblemLine::new(problem, false, locale)).collect::<Vec<_>>()
        });
        lines.into_iter().enumerate().collect::<Vec<_>>()
    };
    let fill_in = move |_| {
        store.take_import(&imported.get_untracked());
        open.set(false);
    };
    view! {
        <Dialog id=DIALOG open=open wide=true on_close=Callback::new(move |()| clear())>
            <h2 id=format!("{DIALOG}-title")>{say(&words::IMPORT_TITLE)}</h2>
            <p id=ABOUT class="ps-field__help">{say(&words::IMPORT_ABOUT)}</p>
            <label class="ps-field__label" for=TEXT>{say(&words::IMPORT_TEXT)}</label>
            <textarea
                node_ref=text
                id=TEXT
                class="ps-field__input ps-field__input--lines"
                rows="10"
                aria-describedby=ABOUT
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                data-1p-ignore=""
                data-lpignore="true"
                on:input=move |event| imported.set(import_request(&event_target_value(&event)))
            ></textarea>
            <div role="status"><Found imported=imported /></div>
            <ul class="ps-problems">
                <For each=lines key=Clone::clone children=|(_, line)| view! { <ProblemItem line=line /> } />
            </ul>
            <div class="ps-actions ps-dialog__actions">
                <button type="button" class="ps-button" on:click=move |_| open.set(false)>{say(&words::IMPORT_NO)}</button>
                <button
                    type="button"
                    class="ps-button ps-button--primary"
                    disabled=move || imported.with(is_empty)
                    on:click=fill_in
                >
                    {say(&words::IMPORT_YES)}
                </button>
            </div>
        </Dialog>
    }
}
