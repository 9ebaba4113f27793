//! All problems, in one list that leads to the fields.

use leptos::prelude::*;
use poolsync_core::{Arg, Problem, Report, Severity};
use poolsync_form::field_of;

use crate::components::{ProblemItem, ProblemLine, Section, marked, use_store};
use crate::words;

/// So many are listed; a pasted list can have tens of thousands.
const MOST_LISTED: usize = 1_000;

/// The section of the problems.
#[component]
pub(crate) fn ProblemsSection() -> impl IntoView {
    let store = use_store();
    let report = Memo::new(move |_| store.checked.with(|checked| checked.told.clone()));
    let summary = move || {
        report.with(|report| {
            if report.problems().is_empty() {
                return store.say(&words::PROBLEMS_NONE).to_owned();
            }
            let count = |level| Arg::count(report.of(level).count());
            let args = [
                ("errors", count(Severity::Error)),
                ("warnings", count(Severity::Warning)),
                ("hints", count(Severity::Hint)),
            ];
            store.fill(&words::PROBLEMS_COUNT, &args)
        })
    };
    let lines = move || {
        let locale = store.locale.get();
        let lines = report.with(|report| {
            let listed = by_severity(report).take(MOST_LISTED);
            listed.map(|problem| ProblemLine::new(problem, locale)).collect::<Vec<_>>()
        });
        // Two problems may have the same words, at two places of a list.
        lines.into_iter().enumerate().collect::<Vec<_>>()
    };
    let rest = move || {
        let rest = report.with(|report| report.problems().len().saturating_sub(MOST_LISTED));
        (rest > 0).then(|| view! { <p>{store.fill(&words::PROBLEMS_MORE, &[("count", Arg::count(rest))])}</p> })
    };
    view! {
        <Section id="problems" title=&words::PROBLEMS_TITLE>
            <p role="status">{summary}</p>
            <ul class="ps-problems">
                <For each=lines key=Clone::clone children=|(_, line)| view! { <Item line=line /> } />
            </ul>
            {rest}
        </Section>
    }
}

/// One problem: says what it is, and leads to the field where it can be mended.
#[component]
fn Item(line: ProblemLine) -> impl IntoView {
    let store = use_store();
    let Some(field) = field_of(&line.path) else { return view! { <ProblemItem line=line /> }.into_any() };
    let message = line.message.clone();
    view! {
        <ProblemItem line=line>
            <button type="button" class="ps-link" on:click=move |_| store.go_to(field)>{marked(&message)}</button>
        </ProblemItem>
    }
    .into_any()
}

fn by_severity(report: &Report) -> impl Iterator<Item = &Problem> {
    let levels = [Severity::Error, Severity::Warning, Severity::Hint];
    levels.into_iter().flat_map(|level| report.of(level))
}
