//! What this browser keeps: the draft without secrets.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use poolsync_form::{Draft, field};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::store::Store;
use crate::platform::{document, events, storage};
use crate::words;

const DRAFT: &str = "poolsync.draft";
/// The draft is kept when typing pauses.
const PAUSE_MS: u32 = 300;

/// Returns the draft of this tab, else the newest of this browser, else an empty one. Each tab that is typed into has a draft of
/// its own, so that none writes over another's.
pub(crate) fn load_draft() -> Draft {
    let read = |text: String| poolsync_form::load(&text);
    let of_tab = storage::get_of_tab(DRAFT).and_then(read);
    of_tab.or_else(|| storage::get(DRAFT).and_then(read)).unwrap_or_default()
}

/// Keeps the draft shortly after each change, and when the page is left; then secrets are forgotten too. A page in which
/// nothing was changed writes nothing: another tab may have kept a newer draft meanwhile.
pub(crate) fn start(store: Store) {
    let timer = StoredValue::new_local(None);
    let save = move || {
        // A timer that has run must not be cancelled.
        timer.update_value(|timer: &mut Option<Timeout>| drop(timer.take().map(Timeout::forget)));
        // An empty form leaves nothing behind.
        let kept = |draft: &Draft| if *draft == Draft::default() { String::new() } else { poolsync_form::save(draft) };
        let text = store.draft.with_untracked(kept);
        storage::set(DRAFT, &text);
        storage::set_of_tab(DRAFT, &text);
    };
    follow_other_tabs(store);
    Effect::watch(
        move || store.draft.track(),
        // Dropping the timer before cancels it.
        move |(), _, _| timer.set_value(Some(Timeout::new(PAUSE_MS, save))),
        false,
    );
    events::on_window("pagehide", move |_| {
        if timer.with_value(Option::is_some) {
            save();
        }
        // A browser may keep the page as it is, to show it again; effects would come too late for the fields.
        store.forget_secrets();
        document::clear_masked(&field::SECRETS.map(|field| field.id));
    });
}

/// Says once that another tab keeps a draft too, where both are typed into.
fn follow_other_tabs(store: Store) {
    let is_told = StoredValue::new(false);
    events::on_window("storage", move |event| {
        let is_draft = event.dyn_ref::<StorageEvent>().is_some_and(|event| event.key().as_deref() == Some(DRAFT));
        if is_draft && storage::get_of_tab(DRAFT).is_some() && !is_told.get_value() {
            is_told.set_value(true);
            store.tell(&words::DRAFT_ELSEWHERE, None);
        }
    });
}
