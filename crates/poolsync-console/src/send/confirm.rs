//! The last question before the call.

use leptos::prelude::*;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Severity};

use super::consequences::consequences;
use super::preflight_list::PreflightList;
use crate::components::{Dialog, marked, say, use_store};
use crate::state::{Store, call, preflight};
use crate::words;

/// More warnings than these are not read by anybody; the list of problems has them all.
const MOST_WARNINGS: usize = 20;

/// The id of the dialog. A program that stops closes every dialog.
const DIALOG: &str = "confirm";
/// The id of what the call will do.
const LINES: &str = "confirm-lines";

/// The dialog.
#[component]
pub(crate) fn ConfirmDialog() -> impl IntoView {
    let store = use_store();
    preflight::watch(store);
    Effect::new(move |_| {
        if store.confirming.get() {
            preflight::run(store);
        } else {
            preflight::cancel(store);
        }
    });
    let title = move || {
        let pool = store.draft.with(|draft| draft.pool().to_owned());
        store.fill(&words::CONFIRM_TITLE, &[("pool", Arg::Text(pool))])
    };
    // Nobody needs its sentences while it is closed.
    let content = move || {
        view! {
            <ul id=LINES class="ps-dialog__lines">{move || items(&consequences(store))}</ul>
            <div class="ps-known" role="status"><PreflightList /></div>
            <Warnings />
        }
    };
    // A key held down presses the button again while the dialog closes.
    let yes = move |_| {
        if store.confirming.get_untracked() {
            answer_yes(store);
        }
    };
    let can_be_yes = move || preflight::is_settled(store) || store.credential_goes_elsewhere().is_some();
    view! {
        <Dialog id=DIALOG open=store.confirming described_by=LINES>
            <h2 id=format!("{DIALOG}-title")>{title}</h2>
            <Show when=move || store.confirming.get()>{content()}</Show>
            <div class="ps-actions">
                <button type="button" class="ps-button" autofocus on:click=move |_| store.confirming.set(false)>
                    {say(&words::CONFIRM_NO)}
                </button>
                <button
                    type="button"
                    class="ps-button ps-button--danger"
                    disabled=move || !can_be_yes()
                    on:click=yes
                >
                    {say(&words::CONFIRM_YES)}
                </button>
            </div>
        </Dialog>
    }
}

/// The warnings that the user accepts by going on.
#[component]
fn Warnings() -> impl IntoView {
    let store = use_store();
    let lines = Memo::new(move |_| warnings(store));
    let item = |line: String| view! { <li class="ps-problem ps-problem--warning">{marked(&line)}</li> };
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <p>{say(&words::CONFIRM_WARNINGS)}</p>
            <ul class="ps-problems">{move || lines.get().into_iter().map(item).collect_view()}</ul>
        </Show>
    }
}

fn items(lines: &[String]) -> impl IntoView + use<> {
    lines.iter().map(|line| view! { <li>{marked(line)}</li> }).collect_view()
}

fn answer_yes(store: Store) {
    if untrack(|| store.credential_goes_elsewhere()).is_some() {
        // That was the word for the credential. What is known of the pool there is shown before the call.
        store.allow_here();
        return preflight::run_then(store, make_unless_answered);
    }
    if untrack(|| preflight::is_settled(store)) {
        make(store);
    }
}

fn make(store: Store) {
    call::make(store);
    store.confirming.set(false);
}

/// Where the pool could not be read there is nothing to show: the call ends there.
fn make_unless_answered(store: Store) {
    if !untrack(|| preflight::is_answered(store)) {
        make(store);
    }
}

fn warnings(store: Store) -> Vec<String> {
    let locale = store.locale.get();
    store.checked.with(|checked| {
        let all = checked.report.of(Severity::Warning);
        let mut shown: Vec<_> = all.map(|problem| capitalized(problem.message(locale))).collect();
        let more = shown.len().saturating_sub(MOST_WARNINGS);
        if more > 0 {
            shown.truncate(MOST_WARNINGS);
            shown.push(words::CONFIRM_MORE.fill(locale, &[("count", Arg::count(more))]));
        }
        shown
    })
}
