//! What this browser keeps: the draft without secrets, language and colours.

use std::cell::Cell;
use std::rc::Rc;

use poolsync_form::Draft;

use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::Store;

const DRAFT: &str = "poolsync.draft";
/// The draft is kept when typing pauses.
const PAUSE_MS: i32 = 300;

/// The draft of an earlier visit, else an empty one.
pub(crate) fn kept_draft() -> Draft {
    kept(DRAFT).and_then(|text| poolsync_form::load(&text)).unwrap_or_default()
}

/// Keeps the draft shortly after each change, and when the page is left; then secrets are forgotten too.
pub(crate) fn keep_draft(store: Store) {
    let keep_now = move || store.draft.with_untracked(|draft| keep(DRAFT, &poolsync_form::save(draft)));
    let timer = Rc::new(Cell::new(None));
    bind::watch(move || {
        store.draft.track();
        if let Some(timer) = timer.take() {
            browser::cancel(timer);
        }
        timer.set(Some(browser::after(PAUSE_MS, keep_now)));
    });
    if let Some(window) = browser::window() {
        browser::listen(&window, "pagehide", move |_| {
            keep_now();
            // A browser may keep the page as it is, to show it again.
            store.forget_secrets();
        });
    }
}

/// A value that was kept.
pub(crate) fn kept(key: &str) -> Option<String> {
    browser::storage()?.get_item(key).ok()?
}

/// Keeps a value; an empty one is taken away. A full storage keeps what it had.
pub(crate) fn keep(key: &str, value: &str) {
    let Some(storage) = browser::storage() else { return };
    let _ = if value.is_empty() { storage.remove_item(key) } else { storage.set_item(key, value) };
}
