//! Says in the element `#load-failure` of `index.html` that something of the page did not come.

use web_sys::{Element, HtmlElement};

use super::document::element;

const BOX: &str = "load-failure";

/// The id of the place below the texts, for a way out.
pub(crate) const WAY_OUT: &str = "load-failure-detail";

/// Shows the text for a reason (a `data-reason` of `index.html`), or hides it. What is said for other reasons stays.
pub(crate) fn show(reason: &str, is_shown: bool) {
    let Some(failure) = element::<HtmlElement>(BOX) else { return };
    if let Ok(Some(text)) = failure.query_selector(&format!("[data-reason=\"{reason}\"]")) {
        set_hidden(&text, !is_shown);
    }
    let is_anything_said = failure.query_selector("[data-reason]:not([hidden])").ok().flatten().is_some();
    set_hidden(&failure, !is_anything_said);
}

fn set_hidden(element: &Element, is_hidden: bool) {
    let _ = element.toggle_attribute_with_force("hidden", is_hidden);
}
