//! The first visit: leads through one whole synchronization in the sandbox.

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::{say, use_store};
use crate::state::guide::{STEPS, Step, are_nodes_current, begin, step};
use crate::words;

/// Where the visitor is, and why; begins with the example each time it is opened. Stays in sight, above everything else.
#[component]
pub(crate) fn Guide(
    /// True while it is shown.
    open: RwSignal<bool>,
    /// Finds the nodes of the pool, and brings them into sight.
    find_nodes: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    begin(store);
    let has_looked = RwSignal::new(false);
    let step = Memo::new(move |_| step(store, has_looked.get()));
    let number = move || {
        let args = [("number", Arg::count(step.get().number())), ("all", Arg::count(STEPS.len()))];
        store.fill(&words::GUIDE_STEP, &args)
    };
    let next = move |_| {
        has_looked.set(true);
        find_nodes.run(());
    };
    view! {
        <section class="ps-guide" aria-labelledby="guide-title">
            <h2 id="guide-title">{say(&words::GUIDE_TITLE)} " " <span class="ps-guide__number">{number}</span></h2>
            <p role="status">{move || store.say(step.get().told(are_nodes_current(store)))}</p>
            <div class="ps-actions ps-actions--start">
                <Show when=move || step.get() == Step::Form>
                    <button type="button" class="ps-button ps-button--primary" on:click=next>{say(&words::GUIDE_NEXT)}</button>
                </Show>
                <button type="button" class="ps-button" on:click=move |_| open.set(false)>
                    {move || store.say(if step.get() == Step::End { &words::GUIDE_DONE } else { &words::GUIDE_LEAVE })}
                </button>
            </div>
        </section>
    }
}
