//! Forgetting the secrets of a page at which nobody works any more.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::model::CallState;
use super::store::Store;
use crate::platform::{events, storage, time};
use crate::words;

const KEY: &str = "poolsync.idle";
/// The choices, in minutes; 0 is never.
pub(crate) const CHOICES: [u32; 4] = [0, 5, 15, 60];
/// By default an hour: as long as a temporary key lives.
const DEFAULT: u32 = 60;
/// So often the time is looked at, in milliseconds.
const STEP_MS: u32 = 5_000;

/// Returns after how many minutes without a key or a pointer secrets are forgotten; 0 for never.
pub(crate) fn minutes() -> u32 {
    let chosen = storage::get(KEY).and_then(|text| text.parse().ok());
    chosen.filter(|minutes| CHOICES.contains(minutes)).unwrap_or(DEFAULT)
}

/// Chooses after how many minutes.
pub(crate) fn choose(minutes: u32) {
    storage::set(KEY, &minutes.to_string());
}

/// Looks at the time from now on. A computer that slept is late, and forgets when it wakes; a clock that is turned back makes
/// the page wait longer, one that is turned on makes it forget sooner.
pub(crate) fn start(store: Store) {
    let last = StoredValue::new(time::now());
    for event in ["keydown", "pointerdown"] {
        events::on_document(event, move |_| last.set_value(time::now()));
    }
    let look = move || {
        let limit = i64::from(minutes()) * 60;
        if limit > 0 && time::now() - last.get_value() >= limit && has_secrets(store) && !is_at_work(store) {
            store.forget_secrets();
            store.tell(&words::IDLE_FORGOTTEN, None);
        }
    };
    // Ends with the page.
    StoredValue::new_local(Interval::new(STEP_MS, look));
}

fn has_secrets(store: Store) -> bool {
    // EXPOSE: only their emptiness is looked at.
    store.secrets.with_untracked(|secrets| secrets.all().iter().any(|secret| !secret.expose().is_empty()))
}

/// A call that is under way, a run that is followed and a rollout that is carried out need their credential to the end.
fn is_at_work(store: Store) -> bool {
    if store.carries_out.get_untracked() {
        return true;
    }
    let is_sending = store.call.with_untracked(|call| *call == CallState::Sending);
    let is_followed = store.tracking.with_untracked(|it| it.as_ref().is_some_and(|it| !it.run.is_over()));
    is_sending || is_followed
}
