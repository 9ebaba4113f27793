//! Approval: the ticket and the link that are passed on, the digest, and whether the plan still is what was approved.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::rollout::digest_groups;

use super::use_board;
use crate::components::{CopyButton, say};
use crate::state::rollout::{Difference, Handed, differences, link_of, names_scripts, ticket};
use crate::words::rollout as words;

const APPROVED: &str = "rollout-approved";
const APPROVED_HELP: &str = "rollout-approved-help";
/// More differences nobody reads: it is another rollout.
const MOST_DIFFERENCES: usize = 50;

/// What is passed on, and what came back.
#[component]
pub(super) fn Approval() -> impl IntoView {
    let board = use_board();
    let link = RwSignal::new(None::<String>);
    let with_scripts = RwSignal::new(false);
    // What a link is of; it takes the browser a moment to make it short.
    let subject = Memo::new(move |_| {
        let plan = board.text.get();
        let may_be = board.checked.with(|(plan, _)| plan.is_some()) && (with_scripts.get() || !names_scripts(&plan));
        may_be.then(|| Handed { plan, resolved: board.shown(Clone::clone), names: board.names() })
    });
    Effect::new(move |_| {
        let subject_now = subject.get();
        link.set(None);
        spawn_local(async move {
            let made = match &subject_now {
                Some(handed) => link_of(handed).await,
                None => None,
            };
            if subject.try_get_untracked().is_some_and(|newest| newest == subject_now) {
                link.try_set(made);
            }
        });
    });
    let whole_ticket = move || {
        let locale = board.store().locale.get_untracked();
        let link = link.get_untracked();
        untrack(|| board.shown(|rollout| ticket(rollout, &board.names(), link.as_deref(), locale))).unwrap_or_default()
    };
    let digest = move || board.shown(|rollout| digest_groups(&rollout.digest()));
    let asks_for_scripts = move || board.text.with(|text| names_scripts(text));
    view! {
        <div class="ps-rollout__approval">
            <p>
                <strong>{say(&words::DIGEST)}</strong>
                " "
                <code data-digest="">{digest}</code>
            </p>
            <div class="ps-rollout__row">
                <CopyButton text=whole_ticket label=&words::COPY_TICKET small=true />
                <Show when=move || link.with(Option::is_some)>
                    <CopyButton
                        text=move || link.get_untracked().unwrap_or_default()
                        label=&words::COPY_LINK
                        small=true
                    />
                </Show>
            </div>
            <Show when=asks_for_scripts>
                <label class="ps-choice__option">
                    <input
                        type="checkbox"
                        prop:checked=move || with_scripts.get()
                        on:change=move |event| with_scripts.set(event_target_checked(&event))
                    />
                    <span>{say(&words::LINK_WITH_SCRIPTS)}</span>
                </label>
            </Show>
            <p class="ps-field__help">{say(&words::APPROVAL_HELP)}</p>
            <div class="ps-field">
                <label class="ps-field__label" for=APPROVED>{say(&words::APPROVED_DIGEST)}</label>
                <input
                    id=APPROVED
                    class="ps-field__input ps-rollout__digest"
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby=APPROVED_HELP
                    prop:value=move || board.approved.get()
                    on:input=move |event| board.approved.set(event_target_value(&event))
                />
                <p id=APPROVED_HELP class="ps-field__help">{say(&words::APPROVED_DIGEST_HELP)}</p>
            </div>
            <div role="status"><Comparison /></div>
        </div>
    }
}

/// Whether the plan is what was approved.
#[component]
fn Comparison() -> impl IntoView {
    let board = use_board();
    let found = Memo::new(move |_| {
        let same = board.is_as_approved()?;
        let all = if same { Vec::new() } else { differing(board) };
        Some((same, all))
    });
    move || {
        found.get().map(|(same, all)| {
            if same {
                return view! { <p class="ps-verdict ps-verdict--ready">{say(&words::SAME_AS_APPROVED)}</p> }
                    .into_any();
            }
            let line = |difference: Difference| match difference {
                Difference::Gone(line) => view! { <li class="ps-rollout__gone">{format!("− {line}")}</li> }.into_any(),
                Difference::New(line) => view! { <li class="ps-rollout__new">{format!("+ {line}")}</li> }.into_any(),
            };
            view! {
                <p class="ps-verdict ps-verdict--stop">{say(&words::NOT_AS_APPROVED)}</p>
                <ul class="ps-rollout__differences">{all.into_iter().map(line).collect_view()}</ul>
            }
            .into_any()
        })
    }
}

/// What differs from what was handed over, where that is what was approved.
fn differing(board: crate::state::rollout::Board) -> Vec<Difference> {
    let handed = board.handed.get().and_then(|handed| handed.resolved);
    let Some(approved) = handed.filter(|handed| board.is_approved(&handed.digest())) else { return Vec::new() };
    let mut all =
        board.resolved.with(|now| Some(differences(&approved, now.as_ref()?.rollout.as_ref()?))).unwrap_or_default();
    all.truncate(MOST_DIFFERENCES);
    all
}
