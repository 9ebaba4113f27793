//! All problems, in one list that jumps to the fields.

use leptos::prelude::*;
use poolsync_core::{Arg, Problem, Report, Severity};
use poolsync_form::field_of;

use crate::bind;
use crate::browser;
use crate::store::Store;
use crate::words;

/// So many are listed; a pasted list can have thousands of the same kind.
const MOST_LISTED: usize = 50;

pub(super) fn show(store: Store) {
    let report = Memo::new(move |_| store.checked.with(|checked| checked.report.clone()));
    bind::text("problems-summary", move || report.with(|report| summary(store, report)));
    bind::view("problems-list", move || {
        bind::live(move || {
            report.with(|report| {
                let ordered = by_severity(report);
                let items = ordered.iter().take(MOST_LISTED).map(|problem| item(store, problem)).collect_view();
                let rest = ordered.len().saturating_sub(MOST_LISTED);
                let more =
                    (rest > 0).then(|| words::PROBLEMS_MORE.fill(store.locale.get(), &[("count", Arg::count(rest))]));
                view! { <ul class="ps-problems">{items}</ul> <p>{more}</p> }.into_any()
            })
        })
    });
}

/// One problem: says what it is, and jumps to the field where it can be mended.
fn item(store: Store, problem: &Problem) -> AnyView {
    let locale = store.locale.get();
    let severity = store.say(match problem.code.severity {
        Severity::Error => &words::SEVERITY_ERROR,
        Severity::Warning => &words::SEVERITY_WARNING,
        Severity::Hint => &words::SEVERITY_HINT,
    });
    let class = format!("ps-problem ps-problem--{}", problem.code.severity.name());
    let field = field_of(&problem.path);
    let jump = move |_| {
        if let Some(field) = field {
            store.leave(field);
            browser::focus(field.id);
        }
    };
    view! {
        <li class=class data-code=problem.code.id>
            <span class="ps-problem__severity">{severity}</span>
            <button type="button" class="ps-link" disabled=field.is_none() on:click=jump>
                {problem.message(locale)}
            </button>
            <span class="ps-problem__help">{problem.help(locale)}</span>
        </li>
    }
    .into_any()
}

fn by_severity(report: &Report) -> Vec<&Problem> {
    let levels = [Severity::Error, Severity::Warning, Severity::Hint];
    levels.into_iter().flat_map(|level| report.of(level)).collect()
}

fn summary(store: Store, report: &Report) -> String {
    if report.problems().is_empty() {
        return store.say(&words::PROBLEMS_NONE).to_owned();
    }
    let count = |level| Arg::count(report.of(level).count());
    let args =
        [("errors", count(Severity::Error)), ("warnings", count(Severity::Warning)), ("hints", count(Severity::Hint))];
    words::PROBLEMS_COUNT.fill(store.locale.get(), &args)
}
