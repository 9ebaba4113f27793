//! The document: its elements by id, the keyboard focus, attributes of the root, the title.

use poolsync_core::Locale;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// Returns the document. There is one, since this program runs in a page.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Returns the element with this id, if it is there and of this kind.
pub(crate) fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the keyboard focus to an element, which brings it into view. Returns false if there is no such element.
pub(crate) fn focus(id: &str) -> bool {
    element::<HtmlElement>(id).is_some_and(|element| element.focus().is_ok())
}

/// Empties masked fields at once.
pub(crate) fn clear_masked(ids: &[&str]) {
    ids.iter().filter_map(|id| element::<HtmlInputElement>(id)).for_each(|input| clear_masked_input(&input));
}

/// Empties a masked field, and makes the browser forget what it held.
pub(crate) fn clear_masked_input(input: &HtmlInputElement) {
    input.set_value("");
    // A change of the type makes Chromium forget what its "undo" and "redo" would bring back.
    input.set_type("text");
    input.set_type("password");
}

/// Returns true if the keyboard focus is at this element.
pub(crate) fn has_focus(element: &Element) -> bool {
    document().and_then(|document| document.active_element()).as_ref() == Some(element)
}

/// Sets an attribute of the root element, on which style sheet and tests depend.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Returns the language of the page, as `html[lang]` says.
pub(crate) fn locale() -> Locale {
    let root = document().and_then(|document| document.document_element());
    match root.and_then(|root| root.get_attribute("lang")).as_deref() {
        Some("zh-CN") => Locale::Zh,
        _ => Locale::En,
    }
}

/// Returns the tag of a language in HTML (BCP 47).
pub(crate) fn language_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en",
        Locale::Zh => "zh-CN",
    }
}

/// Sets the title of the tab.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Returns false while the page is in a tab that nobody sees.
pub(crate) fn is_visible() -> bool {
    document().is_none_or(|document| !document.hidden())
}

/// Returns true if the system asks for dark colours.
pub(crate) fn prefers_dark() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// Returns false if the browser knows that there is no network.
pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Returns scheme, host and port of this page.
pub(crate) fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}
