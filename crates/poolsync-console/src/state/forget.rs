//! Forgetting everything that this browser keeps for the page.

use leptos::prelude::*;
use poolsync_form::Draft;

use super::model::{CallState, Seen};
use super::progress;
use super::store::Store;
use crate::platform::storage;
use crate::words;

/// The begin of every key of this page.
const KEYS: &str = "poolsync.";

/// Forgets draft, presets, calls, runs, rollouts and preferences, and wipes every secret. A rollout that this tab carries out ends
/// here; a call that is under way is not undone by it.
pub(crate) fn everything(store: Store) {
    // Who works in this tab ends first, so that nothing is written down again.
    store.forgetting.get_value().into_iter().for_each(|forget| forget.run(()));
    progress::forget_all(store);
    store.tracking.set(None);
    if store.call.with_untracked(|call| *call != CallState::Sending) {
        store.call.set(CallState::Idle);
    }
    store.seen.set(Seen::default());
    store.forget_secrets();
    store.draft.set(Draft::default());
    store.replaced.notify();
    storage::remove_all(KEYS);
    store.tell(&words::EVERYTHING_FORGOTTEN, None);
}
