//! The form stands in the HTML before the program does; here the program takes it over.
//!
//! One delegated listener reads all its fields. What was typed before the program came is taken as it is; what was kept
//! from an earlier visit is written only into fields that nobody has touched. The program never writes into a field whose
//! value is the same, so caret and input method are left alone.

mod body;
mod fields;
mod login;
mod number;
mod problems;
mod region;
mod script;
mod secrets;
mod tools;

pub(crate) use problems::problem_class;
pub(crate) use secrets::token_sent_elsewhere;

use crate::bind;
use crate::prelude::*;
use crate::store::Store;
use poolsync_form::Draft;

/// Takes the form over.
pub(crate) fn adopt(store: Store) {
    region::offer_sandbox(store);
    fields::adopt(store);
    secrets::adopt(store);
    number::adopt(store);
    login::adopt(store);
    script::adopt(store);
    body::adopt(store);
    problems::show(store);
    tools::start(store);
    let has_template = bind::memo(move || store.draft.with(Draft::has_template));
    bind::hidden("template", move || !has_template.get());
}
