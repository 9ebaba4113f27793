//! The form stands in the HTML before the program does; here the program takes it over.
//!
//! One delegated listener reads all its fields. What was typed before the program came is taken as it is; what was kept
//! from an earlier visit is written only into fields that nobody has touched. The program never writes into a field whose
//! value is the same, so caret and input method are left alone.

mod fields;
mod login;
mod number;
mod problems;
mod region;
mod script;
mod secrets;
mod tools;

pub(crate) use problems::{problem_class, severity_word};

use crate::bind;
use crate::prelude::*;
use crate::store::Store;
use poolsync_form::{Draft, LoginMethod};

/// Takes the fields over; first of all, since they may be typed into.
pub(crate) fn adopt_fields(store: Store) {
    region::offer_sandbox(store);
    fields::adopt(store);
}

/// Takes token and password over.
pub(crate) fn adopt_secrets(store: Store) {
    secrets::adopt(store);
    number::adopt(store);
}

/// Shows the fields that belong to what was chosen.
pub(crate) fn adopt_choices(store: Store) {
    login::adopt(store);
    let has_template = bind::memo(move || store.draft.with(Draft::has_template));
    bind::hidden("template", move || !has_template.get());
}

/// True once nodes get a password.
pub(crate) fn has_password(store: Store) -> bool {
    store.draft.with(|draft| draft.has_template() && draft.login == LoginMethod::Password)
}

/// Makes work what the first moment does not need: problems below their fields, the tools of the heading, the other form of
/// scripts.
pub(crate) fn start_rest(store: Store) {
    problems::show(store);
    fields::count_nodes(store);
    script::adopt(store);
    tools::start(store);
}
