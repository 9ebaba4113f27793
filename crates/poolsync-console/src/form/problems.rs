//! Problems below their field, from the moment it was left.

use leptos::prelude::*;
use poolsync_core::{Problem, Severity};
use poolsync_form::{Field, field, field_of};

use crate::bind;
use crate::store::Store;

/// Beside a field the first ones do; the list has them all.
const MOST: usize = 3;

pub(super) fn show(store: Store) {
    for field in field::ALL {
        bind::view(&format!("{}-problems", field.id), move || {
            let problems = Memo::new(move |_| problems_of(store, field));
            bind::live(move || {
                let locale = store.locale.get();
                let items = problems.get().into_iter().map(|problem| {
                    let class = format!("ps-problem ps-problem--{}", problem.code.severity.name());
                    let text = format!("{}. {}", problem.message(locale), problem.help(locale));
                    view! { <p class=class>{text}</p> }
                });
                items.collect_view().into_any()
            })
        });
        let wrong = Memo::new(move |_| {
            problems_of(store, field).iter().any(|problem| problem.code.severity == Severity::Error)
        });
        bind::attribute(field.id, "aria-invalid", move || wrong.get().then(|| "true".to_owned()));
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
