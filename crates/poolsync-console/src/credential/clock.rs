//! A clock that is off: by how much, and signing with the service's time on the user's word.

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::{say, use_store};
use crate::state::duration;
use crate::words;

/// Says that the clock is off, while the chosen credential signs.
#[component]
pub(super) fn ClockNotice() -> impl IntoView {
    let store = use_store();
    let signs = Memo::new(move |_| store.draft.with(|draft| draft.credential.signs()));
    let skewed = move |skew: i64| {
        let word = if skew > 0 { &words::CLOCK_BEHIND } else { &words::CLOCK_AHEAD };
        let by = move || duration(skew.saturating_abs(), store.locale.get());
        let text = move || store.fill(word, &[("by", Arg::Text(by()))]);
        view! {
            <p class="ps-problem ps-problem--warning">
                {text} " "
                <button type="button" class="ps-button ps-button--small" on:click=move |_| store.clock_correction.set(skew)>
                    {say(&words::CLOCK_CORRECT)}
                </button>
            </p>
        }
    };
    let corrected = move || {
        view! {
            <p class="ps-notice">
                {say(&words::CLOCK_CORRECTED)} " "
                <button type="button" class="ps-button ps-button--small" on:click=move |_| store.clock_correction.set(0)>
                    {say(&words::CLOCK_OWN)}
                </button>
            </p>
        }
    };
    let notice = move || match (signs.get(), store.clock_correction.get(), store.skew.get()) {
        (true, 0, Some(skew)) => Some(skewed(skew).into_any()),
        (true, correction, _) if correction != 0 => Some(corrected().into_any()),
        _ => None,
    };
    view! { <div role="status">{notice}</div> }
}
