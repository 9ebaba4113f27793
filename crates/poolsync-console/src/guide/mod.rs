//! The first visit: leads through one whole synchronization in the sandbox.

mod step;

pub(crate) use step::GuideStep;

use leptos::prelude::*;

use crate::components::{say, use_store};
use crate::state::guide::{Step, begin, step};
use crate::words;

/// Where the visitor is, and why; begins with the example each time it is opened. Stays in sight; what is told at the last
/// question stands in its dialog, which is above everything else.
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
    let next = move |_| {
        has_looked.set(true);
        find_nodes.run(());
    };
    view! {
        <Show when=move || step.get() != Step::Question>
            <section class="ps-guide" aria-labelledby="guide-title">
                <h2 id="guide-title">{say(&words::GUIDE_TITLE)}</h2>
                <GuideStep step=step />
                <div class="ps-actions ps-actions--start">
                    <Show when=move || step.get() == Step::Form>
                        <button type="button" class="ps-button ps-button--primary" on:click=next>
                            {say(&words::GUIDE_NEXT)}
                        </button>
                    </Show>
                    <button type="button" class="ps-button" on:click=move |_| open.set(false)>
                        {move || store.say(if step.get() == Step::End { &words::GUIDE_DONE } else { &words::GUIDE_LEAVE })}
                    </button>
                </div>
            </section>
        </Show>
    }
}
