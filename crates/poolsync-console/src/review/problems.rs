//! All problems, in one list that leads to the fields.

use std::collections::BTreeSet;

use leptos::prelude::*;
use poolsync_core::{Arg, Problem, Report, Severity};
use poolsync_form::field_of;

use crate::components::{ProblemItem, ProblemLine, Section, marked, use_store};
use crate::state::mend;
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
            let open = report.problems().iter().filter(|problem| store.is_still_open(problem)).count();
            let errors = report.of(Severity::Error).count().saturating_sub(open);
            let args = [
                ("errors", Arg::count(errors)),
                ("warnings", count(Severity::Warning)),
                ("hints", count(Severity::Hint)),
                ("open", Arg::count(open)),
            ];
            store.fill(if open > 0 { &words::PROBLEMS_COUNT_OPEN } else { &words::PROBLEMS_COUNT }, &args)
        })
    };
    let lines = move || {
        let locale = store.locale.get();
        // A repair mends all of its kind: it stands beside the first.
        let mut codes = BTreeSet::new();
        let line = |problem: &Problem| {
            let is_first = codes.insert(problem.code.id);
            let offer = if is_first { mend::offer(store, problem) } else { None };
            let offer = offer.map(|label| Offer { label, problem: problem.clone() });
            (ProblemLine::new(problem, store.is_still_open(problem), locale), offer)
        };
        let lines = report.with(|report| by_severity(report).take(MOST_LISTED).map(line).collect::<Vec<_>>());
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
                <For each=lines key=key children=|(_, (line, offer))| view! { <Item line=line offer=offer /> } />
            </ul>
            {rest}
        </Section>
    }
}

/// A repair that a button can make.
#[derive(Clone)]
struct Offer {
    /// The words of the button.
    label: String,
    /// What it mends.
    problem: Problem,
}

/// Tells lines apart: a repair is another one when its words are.
fn key((at, (line, offer)): &(usize, (ProblemLine, Option<Offer>))) -> (usize, ProblemLine, Option<String>) {
    (*at, line.clone(), offer.as_ref().map(|offer| offer.label.clone()))
}

/// One problem: says what it is, and leads to the field where it can be mended.
#[component]
fn Item(line: ProblemLine, offer: Option<Offer>) -> impl IntoView {
    let store = use_store();
    let Some(field) = field_of(&line.path) else { return view! { <ProblemItem line=line /> }.into_any() };
    let message = line.message.clone();
    let below = offer.map(|Offer { label, problem }| {
        let repair = move |_| mend::apply(store, &problem);
        view! { <button type="button" class="ps-button ps-button--small" on:click=repair>{label}</button> }.into_any()
    });
    view! {
        <ProblemItem line=line below=below>
            <button type="button" class="ps-link" on:click=move |_| store.go_to(field)>{marked(&message)}</button>
        </ProblemItem>
    }
    .into_any()
}

fn by_severity(report: &Report) -> impl Iterator<Item = &Problem> {
    let levels = [Severity::Error, Severity::Warning, Severity::Hint];
    levels.into_iter().flat_map(|level| report.of(level))
}
