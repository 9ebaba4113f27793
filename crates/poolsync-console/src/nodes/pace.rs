//! How fast: a slider beside the number of nodes per batch, with what it means for the pool.

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::plan::NODES_PER_BATCH;
use poolsync_form::{Draft, field};

use crate::components::{say, use_store};
use crate::words;

/// The slider. It follows the number, and writes it.
#[component]
pub(super) fn Pace() -> impl IntoView {
    let store = use_store();
    let number = Memo::new(move |_| store.draft.with(Draft::nodes_per_batch));
    let meaning = move || {
        let (share, all) = store.picture.with(|picture| (picture.share(), picture.of_pool));
        let (Some(share), Some(all)) = (share, all) else { return String::new() };
        let args = [("share", Arg::Text(share.to_string())), ("all", Arg::count(all))];
        store.fill(&words::PACE_SHARE, &args)
    };
    view! {
        <div class="ps-pace">
            <span aria-hidden="true">{say(&words::PACE_CAREFUL)}</span>
            <input
                type="range"
                min=*NODES_PER_BATCH.start()
                max=*NODES_PER_BATCH.end()
                autocomplete="off"
                aria-label=move || store.say(&words::PACE_LABEL)
                aria-valuetext=move || format!("{} {}", number.get(), meaning())
                prop:value=move || number.get().to_string()
                on:input=move |event| {
                    let chosen = event_target_value(&event);
                    store.fill_in(|draft| draft.max_unavailable = chosen);
                    store.leave(&field::MAX_UNAVAILABLE);
                }
            />
            <span aria-hidden="true">{say(&words::PACE_FAST)}</span>
            <span class="ps-field__help">{meaning}</span>
        </div>
    }
}
