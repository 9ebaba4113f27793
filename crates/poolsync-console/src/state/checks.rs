//! Checks what is typed: the request that follows from it, and everything that was noticed about it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::model::Checked;
use super::store::Store;

/// A longer draft (bytes of its list of nodes) is checked once typing pauses: ten thousand nodes take longer than a keystroke
/// may.
const LONG_DRAFT: usize = 16_384;
const PAUSE_MS: u32 = 200;

/// Checks after every change from now on: at once for a short draft, else after a pause.
pub(crate) fn start(store: Store) {
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
