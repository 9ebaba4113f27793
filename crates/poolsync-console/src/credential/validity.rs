//! Until when a token or a temporary key is valid, counted down.

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_form::CredentialKind;

use crate::components::{say, use_store};
use crate::platform::time;
use crate::state::Store;
use crate::words;

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
        let Some(validity) = store.validity.get().filter(|validity| validity.is_of(kind)) else {
            return is_from_before(store, kind).then(earlier);
        };
        let at = time::now();
        let is_short = validity.left(at).is_some_and(|left| left < SHORT);
        let class = if is_short { "ps-problem ps-problem--warning" } else { "ps-good" };
        Some(view! { <p class=class>{validity.sentence(at, store.locale.get())}</p> }.into_any())
    };
    view! { <div role="status">{notice}</div> }
}

/// Returns true if somebody is about to sign in while a token is there that was entered before.
fn is_from_before(store: Store, kind: CredentialKind) -> bool {
    kind == CredentialKind::SignIn && store.secrets.with(|secrets| secrets.token != Secret::default())
}

fn earlier() -> AnyView {
    view! { <p class="ps-problem ps-problem--warning">{say(&words::VALID_EARLIER)}</p> }.into_any()
}
