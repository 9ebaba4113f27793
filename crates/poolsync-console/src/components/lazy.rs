//! A view whose code comes when it is wanted for the first time: a lazy part of the program.

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use send_wrapper::SendWrapper;

use super::use_store;
use crate::platform::{failure, styles};
use crate::state::Store;
use crate::words;

/// The reason in `index.html` for a part that does not come.
const REASON: &str = "part";
/// The style sheet of all lazy parts.
const STYLES: &str = "more";

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
    let (attempt, has_failed) = (Trigger::new(), StoredValue::new(false));
    Effect::watch(
        move || store.retry_parts.track(),
        move |(), _, _| {
            if has_failed.get_value() {
                has_failed.set_value(false);
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
                failure::hide(REASON);
                // Its style sheet is there before anything is shown that needs it.
                if is_styled {
                    styles::load(STYLES).await;
                }
                let view = loading.await.ok();
                if view.is_none() {
                    has_failed.try_set_value(true);
                    offer_again(store);
                }
                view
            }))
        })
    };
    view! { {part} }
}

fn offer_again(store: Store) {
    failure::show(REASON, move || {
        let again = move |_| store.retry_parts.notify();
        view! {
            <button type="button" class="ps-button" on:click=again>{move || store.say(&words::PART_AGAIN)}</button>
        }
    });
}
