//! A region stands for its endpoint. The endpoint is what counts; the region follows it.

use leptos::prelude::*;
use poolsync_core::region::{self, Region};
use poolsync_form::field;
use web_sys::{HtmlOptionElement, HtmlSelectElement};

use super::was_touched;
use crate::components::field::adopt_menu;
use crate::platform::document;
use crate::state::Store;
use crate::words;

/// The value of the sandbox among the regions.
const SANDBOX: &str = "sandbox";

/// Puts the sandbox first among the regions, where there is one.
pub(super) fn offer_sandbox(store: Store) {
    if store.config.with_value(|config| config.sandbox.is_none()) {
        return;
    }
    let menu = document::element::<HtmlSelectElement>(field::REGION.id);
    let (Some(menu), Ok(line)) = (menu, HtmlOptionElement::new()) else { return };
    let chosen = menu.value();
    line.set_value(SANDBOX);
    let _ = menu.insert_before(&line, menu.first_child().as_ref());
    menu.set_value(&chosen);
    Effect::new(move |_| line.set_text(store.say(&words::SANDBOX_REGION)));
}

/// Takes the menu over: what is chosen becomes the endpoint.
pub(super) fn adopt(store: Store) {
    let endpoint = Memo::new(move |_| store.draft.with(|draft| draft.endpoint.clone()));
    let choose = move |value: &str| {
        if let Some(endpoint) = endpoint_of(store, value) {
            store.fill_in(|draft| draft.endpoint = endpoint);
        }
    };
    // An endpoint that was typed before the program came counts more than a region.
    let is_touched = was_touched(&field::REGION) && !was_touched(&field::ENDPOINT);
    let value = move || endpoint.with(|endpoint| region_of(store, endpoint).to_owned());
    adopt_menu(&field::REGION, is_touched, value, choose);
}

/// The endpoint of a value of the menu; none for the own endpoint, which stays what it was.
fn endpoint_of(store: Store, value: &str) -> Option<String> {
    if value == SANDBOX {
        return store.config.with_value(|config| config.sandbox.clone());
    }
    region::by_id(value).map(Region::cce)
}

fn region_of(store: Store, endpoint: &str) -> &'static str {
    let endpoint = endpoint.trim();
    if store.config.with_value(|config| config.is_sandbox(endpoint)) {
        return SANDBOX;
    }
    let host = endpoint.trim_end_matches('/').strip_prefix("https://");
    host.and_then(region::by_cce_host).map_or("", |region| region.id)
}
