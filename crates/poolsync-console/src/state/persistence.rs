//! What this browser keeps: the draft without secrets.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use poolsync_form::{Draft, field};

use super::store::Store;
use crate::platform::{document, events, storage};

const DRAFT: &str = "poolsync.draft";
/// The draft is kept when typing pauses.
const PAUSE_MS: u32 = 300;

/// Returns the draft of an earlier visit, else an empty one.
pub(crate) fn load_draft() -> Draft {
    storage::get(DRAFT).and_then(|text| poolsync_form::load(&text)).unwrap_or_default()
}

/// Keeps the draft shortly after each change, and when the page is left; then secrets are forgotten too.
pub(crate) fn start(store: Store) {
    let save = move || store.draft.with_untracked(|draft| storage::set(DRAFT, &poolsync_form::save(draft)));
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        store.draft.track();
        // Dropping the timer before cancels it.
        timer.set_value(Some(Timeout::new(PAUSE_MS, save)));
    });
    events::on_window("pagehide", move |_| {
        save();
        // A browser may keep the page as it is, to show it again; effects would come too late for the fields.
        store.forget_secrets();
        document::clear_masked(&field::SECRETS.map(|field| field.id));
    });
}
