//! Until when a token or a temporary key is valid, counted down.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use crate::components::use_store;
use crate::platform::time;

/// Counting down by the minute needs no more.
const STEP_MS: u32 = 15_000;
/// Less than this is shown as something to look at, in seconds.
const SHORT: i64 = 600;

/// Says until when the credential is valid, if this page got it itself.
#[component]
pub(super) fn ValidityNotice() -> impl IntoView {
    let store = use_store();
    let now = RwSignal::new(time::now());
    // Ends with the view.
    StoredValue::new_local(Interval::new(STEP_MS, move || now.set(time::now())));
    let notice = move || {
        now.track();
        let kind = store.draft.with(|draft| draft.credential);
        let validity = store.validity.get().filter(|validity| validity.is_of(kind))?;
        let at = time::now();
        let is_short = validity.left(at).is_some_and(|left| left < SHORT);
        let class = if is_short { "ps-problem ps-problem--warning" } else { "ps-good" };
        Some(view! { <p class=class>{validity.sentence(at, store.locale.get())}</p> })
    };
    view! { <div role="status">{notice}</div> }
}
