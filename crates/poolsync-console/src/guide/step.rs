//! A step of the guide of the first visit: its number, and what happens there.

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::use_store;
use crate::state::guide::{STEPS, Step, are_nodes_current};
use crate::words;

/// The number of the step, and what happens there and why.
#[component]
pub(crate) fn GuideStep(
    /// Where the visitor is.
    #[prop(into)]
    step: Signal<Step>,
) -> impl IntoView {
    let store = use_store();
    let number = move || {
        let args = [("number", Arg::count(step.get().number())), ("all", Arg::count(STEPS.len()))];
        store.fill(&words::GUIDE_STEP, &args)
    };
    view! {
        <p role="status">
            <span class="ps-guide__number">{number}</span> " "
            {move || store.say(step.get().told(are_nodes_current(store)))}
        </p>
    }
}
