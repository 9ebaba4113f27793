//! A view whose code comes when it is wanted for the first time: a lazy part of the program.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use send_wrapper::SendWrapper;

use super::{Slot, say, use_store};
use crate::platform::{failure, styles};
use crate::state::Store;
use crate::words;

/// The reason in `index.html` for a part that does not come.
const REASON: &str = "part";
/// The style sheet of all lazy parts.
const STYLES: &str = "more";
/// A part that takes longer than this, in milliseconds, is waited for in sight.
const SLOW_MS: u32 = 400;

/// Shows the view of a lazy part from the moment on when it is wanted. While the part does not come, the page says so and
/// offers to try again; what is typed stays.
#[component]
pub(crate) fn Lazy<F>(
    /// True once the part is wanted; it stays from then on.
    #[prop(into)]
    when: Signal<bool>,
    /// False for a part that needs no style sheet of its own.
    #[prop(default = true)]
    is_styled: bool,
    /// Loads it, and returns its view.
    load: impl Fn() -> F + Send + 'static,
) -> impl IntoView
where
    F: Future<Output = Result<AnyView, SplitLoaderError>> + 'static,
{
    let store = use_store();
    let is_wanted = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || when.get());
    let (attempt, has_failed, is_slow) = (Trigger::new(), StoredValue::new(false), RwSignal::new(false));
    Effect::watch(
        move || store.retry_parts.track(),
        move |(), _, _| {
            if has_failed.get_value() {
                has_failed.set_value(false);
                store.missing_parts.update(|missing| *missing = missing.saturating_sub(1));
                attempt.notify();
            }
        },
        false,
    );
    let part = move || {
        is_wanted.get().then(|| {
            attempt.track();
            let loading = load();
            Suspend::new(SendWrapper::new(async move {
                // Dropping the timer cancels it.
                let slow = Timeout::new(SLOW_MS, move || is_slow.set(true));
                // Its style sheet is there before anything is shown that needs it.
                if is_styled {
                    styles::load(STYLES).await;
                }
                let view = loading.await.ok();
                drop(slow);
                is_slow.set(false);
                if view.is_none() {
                    has_failed.set_value(true);
                    store.missing_parts.update(|missing| *missing += 1);
                }
                request_animation_frame(move || store.go_to_awaited());
                view
            }))
        })
    };
    view! {
        <Show when=move || is_slow.get()>
            <p role="status">{say(&words::PART_LOADING)}</p>
        </Show>
        {part}
    }
}

/// Says from now on when parts did not come, and offers to ask for them again.
pub(crate) fn tell_missing_parts(store: Store) {
    let is_missing = Memo::new(move |_| store.missing_parts.get() > 0);
    Effect::new(move |_| failure::show(REASON, is_missing.get()));
    let again = move |_| store.retry_parts.notify();
    Slot(failure::WAY_OUT).fill(store, move || {
        view! {
            <Show when=move || is_missing.get()>
                <button type="button" class="ps-button" on:click=again>{say(&words::PART_AGAIN)}</button>
            </Show>
        }
    });
}
