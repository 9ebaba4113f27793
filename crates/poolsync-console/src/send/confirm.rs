//! The last question before the call: one verdict, what will happen, what was read, and what the user accepts.

use leptos::prelude::*;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Severity};

use super::consequences::consequences;
use super::node_names::NodeNames;
use super::pool_name::PoolNameField;
use super::preflight_list::PreflightList;
use super::verdict_line::VerdictLine;
use crate::components::{Dialog, PlanPicture, marked, say, use_store};
use crate::state::{Store, Verdict, call, name_check, preflight};
use crate::words;

/// More warnings than these are not read by anybody; the list of problems has them all.
const MOST_WARNINGS: usize = 20;

/// The id of the dialog. A program that stops closes every dialog.
const DIALOG: &str = "confirm";
/// The id of the verdict, which describes the dialog.
const VERDICT: &str = "confirm-verdict";

/// The dialog.
#[component]
pub(crate) fn ConfirmDialog(
    /// What the guide of the first visit says here.
    guide: AnyView,
) -> impl IntoView {
    let store = use_store();
    let typed_name = RwSignal::new(String::new());
    preflight::watch(store);
    Effect::new(move |_| {
        if store.confirming.get() {
            typed_name.set(String::new());
            preflight::run(store);
        } else {
            preflight::cancel(store);
        }
    });
    let verdict = Memo::new(move |_| preflight::verdict(store));
    let may_send = Memo::new(move |_| store.confirming.get() && verdict.with(Verdict::allows));
    let title = move || store.fill(&words::CONFIRM_TITLE, &[("pool", Arg::Text(store.pool_name()))]);
    // Nobody needs its sentences while it is closed.
    let content = move || {
        view! {
            <VerdictLine id=VERDICT verdict=verdict />
            // Nothing is accepted where nothing can be sent.
            <Show when=move || may_send.get()><Warnings /></Show>
            <ul class="ps-dialog__lines">{move || items(&consequences(store))}</ul>
            <NodeNames />
            <PlanPicture text_id="confirm-plan" />
            <div class="ps-known" role="status"><PreflightList /></div>
        }
    };
    let can_be_yes = move || may_send.get() && typed_name.with(|typed| name_check::is_right(store, typed));
    // A key held down presses the button again while the dialog closes.
    let yes = move |_| {
        if untrack(can_be_yes) {
            call::make(store, &typed_name.get_untracked());
            store.confirming.set(false);
        }
    };
    view! {
        <Dialog id=DIALOG open=store.confirming wide=true described_by=VERDICT>
            <h2 id=format!("{DIALOG}-title")>{title}</h2>
            {guide}
            <Show when=move || store.confirming.get()>{content()}</Show>
            // Beside the button that waits for it, in sight with it.
            <div class="ps-dialog__actions">
                <Show when=move || may_send.get()><PoolNameField typed=typed_name /></Show>
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
