//! The start: reads what was kept, and takes the page over, part by part.

use crate::prelude::*;
use crate::server::Server;
use crate::store::Store;
use crate::{browser, credential, form, keeping, later};

/// Takes the page over for as long as it lives.
pub(crate) fn start() {
    // Nothing of the page is ever taken down, so the owner of its signals stays.
    // Fails only if it was done already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let store = Store::new(keeping::kept_draft(), Server::read());
    form::adopt(store);
    credential::adopt(store);
    keeping::keep_draft(store);
    browser::set_root("data-live", "");
    later::start(store);
}
