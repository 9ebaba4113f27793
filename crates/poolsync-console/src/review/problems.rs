//! All problems, in one list that jumps to the fields.

use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Problem, Report, Severity};
use poolsync_form::field_of;

use crate::bind;
use crate::dom::{self, Built};
use crate::form::{problem_class, severity_word};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// So many are listed; a pasted list can have tens of thousands.
const MOST_LISTED: usize = 1_000;

pub(super) fn show(store: Store) {
    let report = bind::memo(move || store.checked.with(|checked| checked.report.clone()));
    bind::text("problems-summary", move || report.with(|report| summary(store, report)));
    bind::content("problems-list", move || {
        report.with(|report| {
            let ordered = by_severity(report);
            let items = ordered.iter().take(MOST_LISTED).map(|problem| item(store, problem));
            let mut content = vec![dom::element("ul", "ps-problems").children(items)];
            let rest = ordered.len().saturating_sub(MOST_LISTED);
            if rest > 0 {
                let text = words::PROBLEMS_MORE.fill(store.locale.get(), &[("count", Arg::count(rest))]);
                content.push(dom::element("p", "").text(&text));
            }
            content
        })
    });
}

/// One problem: says what it is, and jumps to the field where it can be mended.
fn item(store: Store, problem: &Problem) -> Built {
    let locale = store.locale.get();
    let severity = store.say(severity_word(problem));
    let message = capitalized(problem.message(locale));
    let title = match field_of(&problem.path) {
        Some(field) => dom::button("ps-link", "", move || store.go_to(field)),
        None => dom::element("span", ""),
    };
    dom::element("li", problem_class(problem))
        .attribute("data-code", problem.code.id)
        .child(dom::element("span", "ps-problem__severity").text(severity))
        .child(title.marked(&message))
        .child(dom::element("span", "ps-problem__help").marked(&capitalized(problem.help(locale))))
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
