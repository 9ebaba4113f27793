//! One control for each kind of field: label, control, help, and its problems once it was left.
//!
//! A control reads what is typed and never writes while it is typed: the store tells when the draft was changed by something
//! else. So caret and input method are left alone.

mod adopted;
mod frame;
mod leaving;
mod lines;
mod number;
mod secret;
mod text;

pub(crate) use adopted::{adopt_checkbox, adopt_menu, adopt_secret, adopt_text, complete_adopted, was_touched};
pub(crate) use frame::{FieldFrame, FieldNotes, FieldProblems};
pub(crate) use leaving::watch_leaving;
pub(crate) use lines::LinesField;
pub(crate) use number::NumberField;
pub(crate) use secret::{SecretField, show_slot};
pub(crate) use text::TextField;

use leptos::prelude::*;
use poolsync_core::model::DEFAULT_POOL;
use poolsync_core::{Severity, problem::Problem};
use poolsync_form::{Draft, Field, field, field_of};

use crate::state::Store;

/// Nobody types a million characters; a paste of many more would fill the memory of the program.
pub(crate) const MOST_CHARACTERS: &str = "1000000";

/// Returns the text of a field in the draft. With the default pool the field of the pool shows that.
fn text_of<'d>(draft: &'d Draft, field: &Field) -> &'d str {
    if *field == field::NODEPOOL_ID && draft.default_pool {
        return DEFAULT_POOL;
    }
    field.slot.map_or("", |slot| (slot.read)(draft))
}

/// Returns the problems of a field, once it was left; none before.
fn problems_of(store: Store, field: &'static Field) -> Vec<Problem> {
    if !store.was_left(field) {
        return Vec::new();
    }
    store.checked.with(|checked| {
        let problems = checked.told.problems().iter();
        problems.filter(|problem| field_of(&problem.path) == Some(field)).cloned().collect()
    })
}

/// Returns `true` for `aria-invalid` of a field that has an error and was left.
fn invalid(store: Store, field: &'static Field) -> Memo<Option<&'static str>> {
    Memo::new(move |_| {
        let has_error = problems_of(store, field).iter().any(|problem| problem.code.severity == Severity::Error);
        has_error.then_some("true")
    })
}
