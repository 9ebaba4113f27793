//! A region stands for its endpoint. The endpoint is what counts; the region follows it.

use poolsync_core::region;
use poolsync_form::field;
use web_sys::{HtmlOptionElement, HtmlSelectElement};

use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// The value of the sandbox among the regions.
const SANDBOX: &str = "sandbox";

fn select() -> Option<HtmlSelectElement> {
    browser::element(field::REGION.id)
}

/// Puts the sandbox first among the regions, where there is one.
pub(super) fn offer_sandbox(store: Store) {
    if store.server.with_value(|server| server.sandbox.is_none()) {
        return;
    }
    let (Some(select), Ok(option)) = (select(), HtmlOptionElement::new()) else { return };
    let chosen = select.value();
    option.set_value(SANDBOX);
    let _ = select.insert_before(&option, select.first_child().as_ref());
    select.set_value(&chosen);
    bind::watch(move || option.set_text(store.say(&words::SANDBOX_REGION)));
}

/// The endpoint of the chosen region; none for the own endpoint, which stays what it was.
pub(super) fn read(store: Store) -> Option<String> {
    let value = select()?.value();
    if value == SANDBOX {
        return store.server.with_value(|server| server.sandbox.clone());
    }
    region::by_id(&value).map(region::Region::cce)
}

/// Shows the region of an endpoint.
pub(super) fn write(store: Store, endpoint: &str) {
    let region = region_of(store, endpoint);
    if let Some(select) = select().filter(|select| select.value() != region) {
        select.set_value(region);
    }
}

fn region_of(store: Store, endpoint: &str) -> &'static str {
    if store.server.with_value(|server| server.is_sandbox(endpoint)) {
        return SANDBOX;
    }
    let host = endpoint.trim_end_matches('/').strip_prefix("https://");
    host.and_then(region::by_cce_host).map_or("", |region| region.id)
}
