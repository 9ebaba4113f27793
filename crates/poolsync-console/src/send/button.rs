//! The button, and what stands in its way.

use leptos::prelude::*;

use super::route::RouteChoice;
use crate::components::{Section, say, use_store};
use crate::platform::events;
use crate::state::{CallState, checks};
use crate::words;

/// The id of what stands in the way.
const NOTE: &str = "send-note";

/// The section of the route and the button.
#[component]
pub(crate) fn SendSection(
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
    let press = move |_| {
        checks::run(store);
        let is_sendable = store.checked.with_untracked(|checked| checked.report.sendable());
        match (is_sending.get_untracked(), is_sendable) {
            (true, _) => {}
            (false, true) => store.confirming.set(true),
            (false, false) => store.go_to_first_error(),
        }
    };
    let note = move || match (is_sending.get(), is_sendable.get()) {
        (true, _) => store.say(&words::SEND_SENDING),
        (false, false) => store.say(&words::SEND_BLOCKED),
        (false, true) => "",
    };
    view! {
        <Section id="sending" title=&words::SEND_TITLE>
            <RouteChoice />
            <div class="ps-actions">
                <button
                    type="button"
                    class="ps-button ps-button--primary"
                    aria-describedby=NOTE
                    aria-disabled=move || (is_sending.get() || !is_sendable.get()).to_string()
                    on:click=press
                >
                    {say(&words::SEND_BUTTON)}
                    // It asks once more; the dots are for the eye.
                    <span aria-hidden="true">{"…"}</span>
                </button>
                <span id=NOTE role="status">{note}</span>
            </div>
            {question}
        </Section>
    }
}
