//! A draft by a link: read when the page opens or the address changes, and written to be passed on.

use leptos::prelude::*;
use poolsync_form::{is_link, read_link, write_link};

use super::presets;
use super::store::Store;
use crate::platform::{address, events};
use crate::words;

/// Fills in the draft of the link by which the page was opened, or is opened later.
pub(crate) fn start(store: Store) {
    take(store);
    events::on_window("hashchange", move |_| take(store));
}

/// Returns a link to this page with the draft that the form shows, without secrets and scripts.
pub(crate) fn link(store: Store) -> String {
    store.draft.with_untracked(|draft| format!("{}#{}", address::page(), write_link(draft)))
}

/// Takes the draft out of the address, so that a reload shows what was typed since.
fn take(store: Store) {
    let fragment = address::fragment();
    if !is_link(&fragment) {
        return;
    }
    address::drop_fragment();
    let Some(draft) = read_link(&fragment) else { return store.tell(&words::LINK_DAMAGED, None) };
    if store.draft.with_untracked(|shown| *shown != draft) {
        presets::keep_replaced(store);
        store.open_draft(draft, &words::LINK_OPENED);
    }
}
