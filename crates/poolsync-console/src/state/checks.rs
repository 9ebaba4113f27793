//! Checks what is typed: the request that follows from it, and everything that was noticed about it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::model::{CallState, Checked, Picture};
use super::store::Store;

/// A longer draft (bytes of its list of nodes) is checked once typing pauses: ten thousand nodes take longer than a keystroke
/// may.
const LONG_DRAFT: usize = 16_384;
const PAUSE_MS: u32 = 200;

/// Checks after every change from now on: at once for a short draft, else after a pause.
pub(crate) fn start(store: Store) {
    Effect::watch(move || store.seen.track(), move |(), _, _| draw(store), false);
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        store.secrets.track();
        let is_long = store.draft.with(|draft| draft.node_ids.len() > LONG_DRAFT);
        // Dropping the timer before cancels it.
        timer.set_value(is_long.then(|| Timeout::new(PAUSE_MS, move || run(store))));
        if !is_long {
            run(store);
        }
    });
}

/// Checks what stands there now, without waiting for a pause.
pub(crate) fn run(store: Store) {
    let checked = store.draft.with_untracked(|draft| store.secrets.with_untracked(|it| Checked::new(draft, it)));
    store.checked.set(checked);
    draw(store);
}

/// Counts the plan anew.
fn draw(store: Store) {
    let picture = store.draft.with_untracked(|draft| store.seen.with_untracked(|seen| Picture::new(draft, seen)));
    if store.picture.with_untracked(|known| *known != picture) {
        store.picture.set(picture);
    }
}

/// Asks the last question; where something is wrong, leads to it. While a call is under way it does nothing.
pub(crate) fn ask_or_lead(store: Store) {
    run(store);
    let is_sendable = store.checked.with_untracked(|checked| checked.report.sendable());
    match (store.call.with_untracked(|call| *call == CallState::Sending), is_sendable) {
        (true, _) => {}
        (false, true) => store.confirming.set(true),
        (false, false) => store.go_to_first_error(),
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;
    use poolsync_form::Draft;

    use super::*;
    use crate::platform::page_config::PageConfig;

    #[test]
    fn what_is_typed_is_checked_with_its_credential() {
        Owner::new().with(|| {
            let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
            run(store);
            let codes = store.checked.with_untracked(|checked| {
                checked.report.problems().iter().map(|problem| problem.code.id).collect::<Vec<_>>()
            });
            assert_eq!(codes, ["token/missing"]);
            store.fill_in(|draft| draft.max_unavailable = "21".to_owned());
            run(store);
            let codes = store.checked.with_untracked(|checked| {
                checked.report.problems().iter().map(|problem| problem.code.id).collect::<Vec<_>>()
            });
            assert_eq!(codes, ["max-unavailable/out-of-range", "token/missing"]);
        });
    }
}
