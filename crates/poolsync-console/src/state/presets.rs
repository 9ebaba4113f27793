//! The presets of this browser, which several tabs share.

use leptos::prelude::*;
use poolsync_core::Locale;

use super::model::{Preset, Presets};
use super::store::Store;
use crate::platform::storage;
use crate::words;

const KEY: &str = "poolsync.presets";

/// Returns what this browser keeps.
pub(crate) fn read() -> Presets {
    storage::get(KEY).map(|text| Presets::load(&text)).unwrap_or_default()
}

/// Changes what this browser keeps, and returns it. Another tab may have changed it meanwhile, so it is read again.
pub(crate) fn change(change: impl FnOnce(&mut Presets)) -> Presets {
    let mut presets = read();
    change(&mut presets);
    let is_empty = presets.entries().is_empty();
    storage::set(KEY, &if is_empty { String::new() } else { presets.save() });
    presets
}

/// Fills in a preset; what stood there can be taken back.
pub(crate) fn fill_in(store: Store, preset: &Preset) {
    if let Some(draft) = preset.draft() {
        store.open_draft(draft, &words::PRESET_LOADED);
    }
}

/// Keeps the draft that a link is about to replace by a name that says so, unless it is as a new visitor finds it.
pub(super) fn keep_replaced(store: Store) {
    let locale: Locale = store.locale.get_untracked();
    store.draft.with_untracked(|draft| {
        if *draft != poolsync_form::Draft::default() {
            change(|presets| presets.put(words::PRESET_BEFORE_LINK.get(locale), draft));
        }
    });
}
