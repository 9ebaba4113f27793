//! The start: reads what was kept, and takes the page over, part by part.

use crate::prelude::*;
use crate::server::Server;
use crate::store::Store;
use crate::{browser, credential, form, keeping, later};

/// What happens before anything else, in this order.
const STEPS: &[fn(Store)] = &[form::adopt_fields, form::adopt_secrets, form::adopt_choices, credential::adopt, live];

/// Takes the page over for as long as it lives.
pub(crate) fn start() {
    // Nothing of the page is ever taken down, so the owner of its signals stays.
    // Fails only if it was done already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let store = Store::new(keeping::kept_draft(), Server::read());
    in_turn(store, STEPS);
}

/// The form is taken over; what else there is comes later.
fn live(store: Store) {
    keeping::keep_draft(store);
    browser::set_root("data-live", "");
    later::start(store);
}

/// Calls one after another, each in a task of its own: a key that is pressed meanwhile waits for one of them at most.
pub(crate) fn in_turn(store: Store, steps: &'static [fn(Store)]) {
    if let Some((first, others)) = steps.split_first() {
        first(store);
        browser::after(0, move || in_turn(store, others));
    }
}
