//! Problems below their field, from the moment it was left.

use poolsync_core::{Problem, Severity, Word};
use poolsync_form::{Field, field, field_of};

use crate::bind;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// Beside a field the first ones do; the list has them all.
const MOST: usize = 3;

pub(super) fn show(store: Store) {
    for field in field::ALL {
        let problems = bind::memo(move || problems_of(store, field));
        bind::content(field.problems_id, move || {
            let locale = store.locale.get();
            let shown = |problem: &Problem| dom::element("p", problem_class(problem)).marked(&problem.sentence(locale));
            problems.with(|problems| problems.iter().map(shown).collect())
        });
        bind::attribute(field.id, "aria-invalid", move || {
            let error = |problem: &Problem| problem.code.severity == Severity::Error;
            problems.with(|problems| problems.iter().any(error)).then(|| "true".to_owned())
        });
    }
}

/// The class of a problem, by its level.
pub(crate) fn problem_class(problem: &Problem) -> &'static str {
    match problem.code.severity {
        Severity::Error => "ps-problem ps-problem--error",
        Severity::Warning => "ps-problem ps-problem--warning",
        Severity::Hint => "ps-problem ps-problem--hint",
    }
}

/// The word for the level of a problem.
pub(crate) fn severity_word(problem: &Problem) -> &'static Word {
    match problem.code.severity {
        Severity::Error => &words::SEVERITY_ERROR,
        Severity::Warning => &words::SEVERITY_WARNING,
        Severity::Hint => &words::SEVERITY_HINT,
    }
}

/// The problems of a field, once it was left; none before.
fn problems_of(store: Store, field: &'static Field) -> Vec<Problem> {
    if !store.was_left(field) {
        return Vec::new();
    }
    store.checked.with(|checked| {
        let here = checked.report.problems().iter().filter(|problem| field_of(&problem.path) == Some(field));
        here.take(MOST).cloned().collect()
    })
}
