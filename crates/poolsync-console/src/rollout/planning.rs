//! Before a rollout: the plan, what it means for the pools as they were read, and the way to its start.

use leptos::prelude::*;

use super::approval::Approval;
use super::beginning::Beginning;
use super::editor::PlanEditor;
use super::picture::PlannedPicture;
use super::stages::PlannedStages;
use super::waits::Hindrance;
use super::{CloseButton, use_board};
use crate::components::{MessageBox, say, use_store};
use crate::state::Service;
use crate::state::rollout::{Reading, ask, read, total};
use crate::words::rollout as words;

/// The id of what stands in the way.
const NOTE: &str = "rollout-note";

/// The plan.
#[component]
pub(super) fn Planning() -> impl IntoView {
    let board = use_board();
    let is_plan = Memo::new(move |_| board.checked.with(|(plan, _)| plan.is_some()));
    let is_resolved =
        Memo::new(move |_| board.resolved.with(|it| it.as_ref().is_some_and(|resolved| resolved.rollout.is_some())));
    let is_shown = Memo::new(move |_| board.shown(|_| ()).is_some());
    let start = move |_| {
        if is_resolved.get_untracked() {
            ask(board);
        }
    };
    view! {
        <div class="ps-fields">
            <Damaged />
            <Hindrance />
            <Beginning />
            <PlanEditor />
            <div class="ps-rollout__row">
                <button
                    type="button"
                    class="ps-button"
                    aria-disabled=move || (!is_plan.get()).to_string()
                    on:click=move |_| read(board)
                >
                    {say(&words::READ)}
                </button>
                <ReadingLine />
            </div>
            <Show when=move || is_shown.get()><Preview /></Show>
        </div>
        <div class="ps-actions">
            <button
                type="button"
                class="ps-button ps-button--primary"
                aria-disabled=move || (!is_resolved.get()).to_string()
                aria-describedby=NOTE
                on:click=start
            >
                {say(&words::START)}
                // It asks once more; the dots are for the eye.
                <span aria-hidden="true">{"…"}</span>
            </button>
            <CloseButton />
            <span id=NOTE class="ps-field__help">
                <Show when=move || !is_resolved.get()>{say(&words::START_NOTE)}</Show>
            </span>
        </div>
    }
}

/// Says that what a link brought along is none.
#[component]
fn Damaged() -> impl IntoView {
    let board = use_board();
    view! {
        <Show when=move || board.handed_is_damaged.get()>
            <p class="ps-problem ps-problem--error" role="alert">{say(&words::LINK_DAMAGED)}</p>
        </Show>
    }
}

/// How far the reading of the pools is.
#[component]
fn ReadingLine() -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let line = move || match board.reading.get() {
        Reading::Idle => None,
        Reading::Pending => Some(view! { <span>{say(&words::READING)}</span> }.into_any()),
        Reading::Failed(error) => {
            let message = error.message(&store.host_of(Service::Cce), store.locale.get());
            Some(view! { <MessageBox message=message /> }.into_any())
        }
        // A plan with an error means nothing, whatever was read.
        Reading::Done(_) => {
            let is_resolved = board.resolved.with(|it| it.as_ref().is_some_and(|it| it.rollout.is_some()));
            is_resolved.then(|| view! { <span class="ps-good">{say(&words::READ_DONE)}</span> }.into_any())
        }
    };
    view! { <div role="status">{line}</div> }
}

/// What the plan means.
#[component]
fn Preview() -> impl IntoView {
    let board = use_board();
    let sum = move || {
        let locale = board.store().locale.get();
        board.shown(|rollout| total(rollout, &board.names(), locale))
    };
    view! {
        <div class="ps-rollout__preview">
            <p class="ps-rollout__sum">{sum}</p>
            <PlannedPicture />
            <PlannedStages />
            <Approval />
        </div>
    }
}
