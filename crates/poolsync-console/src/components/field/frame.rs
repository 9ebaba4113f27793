//! What surrounds a control: label, help, problems.

use leptos::prelude::*;
use poolsync_form::Field;

use super::problems_of;
use crate::components::{marked, problem_class, say, use_store};

/// Beside a field its first problems are enough; the list has them all.
const MOST_PROBLEMS: usize = 3;

/// A control with its label, help and problems.
#[component]
pub(crate) fn FieldFrame(
    field: &'static Field,
    /// The control.
    children: Children,
    /// What stands below its problems.
    #[prop(optional_no_strip)]
    below: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="ps-field">
            <label class="ps-field__label" for=field.id>{say(field.label)}</label>
            {children()}
            <FieldNotes field=field />
            {below}
        </div>
    }
}

/// The help of a field, and the place for its problems.
#[component]
pub(crate) fn FieldNotes(field: &'static Field) -> impl IntoView {
    view! {
        <p id=field.help_id() class="ps-field__help">{say(field.help)}</p>
        <div id=field.problems_id()><FieldProblems field=field /></div>
    }
}

/// The problems of a field, from the moment on when it was left.
#[component]
pub(crate) fn FieldProblems(field: &'static Field) -> impl IntoView {
    let store = use_store();
    let lines = Memo::new(move |_| {
        let locale = store.locale.get();
        let problems = problems_of(store, field).into_iter().take(MOST_PROBLEMS);
        problems.map(|problem| (problem_class(problem.code.severity), problem.sentence(locale))).collect::<Vec<_>>()
    });
    view! {
        <For
            each=move || lines.get()
            key=Clone::clone
            children=|(class, sentence)| view! { <p class=class>{marked(&sentence)}</p> }
        />
    }
}
