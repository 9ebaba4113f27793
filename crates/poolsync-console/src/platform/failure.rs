//! Says in the element `#load-failure` of `index.html` that a part of the page did not come.

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::document::element;

const BOX: &str = "load-failure";
const DETAIL: &str = "load-failure-detail";

/// Shows the text for a reason (a `data-reason` of `index.html`), and a way out below it.
pub(crate) fn show<V: IntoView>(reason: &str, way_out: impl FnOnce() -> V + 'static) {
    let Some(failure) = element::<HtmlElement>(BOX) else { return };
    if let Some(text) = text(reason) {
        let _ = text.remove_attribute("hidden");
    }
    if let Some(detail) = element::<HtmlElement>(DETAIL) {
        detail.set_text_content(None);
        mount_to(detail, way_out).forget();
    }
    failure.set_hidden(false);
}

/// Takes back what [`show`] said for this reason. What was said for others stays.
pub(crate) fn hide(reason: &str) {
    let Some(failure) = element::<HtmlElement>(BOX) else { return };
    if let Some(text) = text(reason) {
        let _ = text.set_attribute("hidden", "");
    }
    if let Some(detail) = element::<Element>(DETAIL) {
        detail.set_text_content(None);
    }
    failure.set_hidden(failure.query_selector("[data-reason]:not([hidden])").ok().flatten().is_none());
}

fn text(reason: &str) -> Option<Element> {
    element::<Element>(BOX)?.query_selector(&format!("[data-reason=\"{reason}\"]")).ok()?
}
