//! Where a plan begins: node pools of the form's cluster, and a ready-made plan for them.

use leptos::prelude::*;
use poolsync_core::Word;

use super::use_board;
use crate::components::say;
use crate::state::rollout::{ReadyMade, begin};
use crate::words::rollout as words;

const POOLS: &str = "rollout-pools";
const HELP: &str = "rollout-pools-help";

const PLANS: [(ReadyMade, &Word); 3] = [
    (ReadyMade::Canary, &words::READY_CANARY),
    (ReadyMade::Zones, &words::READY_ZONES),
    (ReadyMade::Steps, &words::READY_STEPS),
];

/// The pools, and the ready-made plans.
#[component]
pub(super) fn Beginning() -> impl IntoView {
    let board = use_board();
    let pools = RwSignal::new(String::new());
    let button = move |(kind, word): (ReadyMade, &'static Word)| {
        let press = move |_| begin(board, kind, &pools.get_untracked());
        view! { <button type="button" class="ps-button ps-button--small" on:click=press>{say(word)}</button> }
    };
    let take_back = move |_| {
        if let Some(before) = board.replaced.get_untracked() {
            board.text.set(before);
            board.replaced.set(None);
        }
    };
    view! {
        <div class="ps-field">
            <label class="ps-field__label" for=POOLS>{say(&words::POOLS)}</label>
            <textarea
                id=POOLS
                class="ps-field__input ps-field__input--lines"
                rows="2"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=HELP
                prop:value=move || pools.get()
                on:input=move |event| pools.set(event_target_value(&event))
            ></textarea>
            <p id=HELP class="ps-field__help">{say(&words::POOLS_HELP)}</p>
        </div>
        <div class="ps-rollout__row" role="group" aria-label=move || board.say(&words::READY_TITLE)>
            <span>{say(&words::READY_TITLE)}</span>
            {PLANS.map(button).into_iter().collect_view()}
            <Show when=move || board.replaced.with(Option::is_some)>
                <button type="button" class="ps-button ps-button--small" on:click=take_back>{say(&words::READY_UNDO)}</button>
            </Show>
        </div>
    }
}
