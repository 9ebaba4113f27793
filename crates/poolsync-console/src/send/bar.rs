//! The bar that never leaves the screen: what the call would do, what stands in its way, and the button.

use leptos::prelude::*;
use poolsync_core::{Arg, Severity, Word};
use poolsync_form::field_of;

use crate::components::{say, use_store};
use crate::platform::events;
use crate::state::{CallState, checks, intent};
use crate::words;

/// The id of what stands in the way.
const NOTE: &str = "send-note";

/// The bar.
#[component]
pub(crate) fn SendBar(
    /// The last question, once it is wanted.
    question: AnyView,
) -> impl IntoView {
    let store = use_store();
    let is_sendable = Memo::new(move |_| store.checked.with(|checked| checked.report.sendable()));
    let is_sending = Memo::new(move |_| store.call.with(|call| *call == CallState::Sending));
    // While a call is under way the browser asks before the page is left: the answer would be lost.
    events::on_window("beforeunload", move |event| {
        if is_sending.get_untracked() {
            event.prevent_default();
        }
    });
    let intent = Memo::new(move |_| intent::sentence(store));
    view! {
        <div class="ps-bar__inner">
            <p class="ps-bar__intent">
                {move || if store.rolling.get() { store.say(&words::INTENT_ROLLOUT).to_owned() } else { intent.get() }}
            </p>
            <span id=NOTE class="ps-bar__note" role="status"><Note is_sending=is_sending /></span>
            // Beside the button of a rollout, this one would make the opposite call.
            <Show when=move || !store.rolling.get()>
                <button
                    type="button"
                    class="ps-button ps-button--primary"
                    aria-describedby=NOTE
                    aria-disabled=move || (is_sending.get() || !is_sendable.get()).to_string()
                    on:click=move |_| checks::ask_or_lead(store)
                >
                    {say(&words::SEND_BUTTON)}
                    // It asks once more; the dots are for the eye.
                    <span aria-hidden="true">{"…"}</span>
                </button>
            </Show>
        </div>
        {question}
    }
}

/// How much stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    /// What is missing in fields where nobody has been.
    open: usize,
    errors: usize,
    warnings: usize,
}

/// What stands in the way of the call, and a way to the first of it.
#[component]
fn Note(is_sending: Memo<bool>) -> impl IntoView {
    let store = use_store();
    let counts = Memo::new(move |_| {
        store.checked.with(|checked| {
            let open = checked.told.of(Severity::Error).filter(|problem| store.is_still_open(problem)).count();
            let count = |severity| checked.told.of(severity).count();
            Counts { open, errors: count(Severity::Error).saturating_sub(open), warnings: count(Severity::Warning) }
        })
    });
    let lead = move |_| {
        let field = store.checked.with_untracked(|checked| {
            let mut told = checked.told.of(Severity::Warning);
            told.find_map(|problem| field_of(&problem.path))
        });
        match (counts.get_untracked(), field) {
            (Counts { open: 0, errors: 0, .. }, Some(field)) => store.go_to(field),
            _ => store.go_to_first_error(),
        }
    };
    move || {
        let (word, count) = match (is_sending.get(), counts.get()) {
            (true, _) => return Some(say(&words::SEND_SENDING).into_any()),
            (false, Counts { open: 0, errors: 0, warnings: 0 }) => return None,
            (false, Counts { open: 0, errors: 0, warnings }) => {
                (Word::counted(warnings, &words::SEND_WARNINGS_ONE, &words::SEND_WARNINGS), warnings)
            }
            (false, Counts { open, errors: 0, .. }) => (&words::SEND_TO_FILL_IN, open),
            (false, Counts { errors, .. }) => {
                (Word::counted(errors, &words::SEND_TO_MEND_ONE, &words::SEND_TO_MEND), errors)
            }
        };
        let text = store.fill(word, &[("count", Arg::count(count))]);
        Some(view! { <button type="button" class="ps-link" on:click=lead>{text}</button> }.into_any())
    }
}
