//! The browser, as thin as possible: elements, storage, randomness, clipboard, time.

use poolsync_core::Locale;
use poolsync_core::password::Salt;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, intern};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlMetaElement, Storage, Window};

/// The window. There is one, since this program runs in a page.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id, if it is there and of this kind.
pub(crate) fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The content of a `<meta name=…>` that the server may have added.
pub(crate) fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name=\"{name}\"]");
    let meta: HtmlMetaElement = document()?.query_selector(&selector).ok()??.dyn_into().ok()?;
    Some(meta.content()).filter(|content| !content.is_empty())
}

/// Scheme, host and port of this page.
pub(crate) fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Calls `handler` for every event of this name, for as long as the page lives.
pub(crate) fn listen(target: &web_sys::EventTarget, name: &str, handler: impl FnMut(Event) + 'static) {
    listen_boxed(target, name, Box::new(handler));
}

fn listen_boxed(target: &web_sys::EventTarget, name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    // Fails for no target that the page has.
    let _ = target.add_event_listener_with_callback(intern(name), closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls `then` once after so many milliseconds; the number cancels it.
pub(crate) fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> i32 {
    after_boxed(milliseconds, Box::new(then))
}

fn after_boxed(milliseconds: i32, then: Box<dyn FnOnce()>) -> i32 {
    let callback = Closure::once_into_js(then);
    let set = |window: Window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds).ok()
    };
    window().and_then(set).unwrap_or_default()
}

/// Cancels what [`after`] planned.
pub(crate) fn cancel(timer: i32) {
    if let Some(window) = window() {
        window.clear_timeout_with_handle(timer);
    }
}

/// Moves the keyboard focus to an element and brings it into view.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        let _ = element.focus();
    }
}

/// Empties input fields at once: what follows from a change of the store comes too late for a page that is left.
pub(crate) fn clear_inputs(ids: &[&str]) {
    for input in ids.iter().filter_map(|id| element::<HtmlInputElement>(id)) {
        input.set_value("");
    }
}

/// Brings an element to the top of the window.
pub(crate) fn scroll_to(id: &str) {
    if let Some(element) = element::<Element>(id) {
        element.scroll_into_view();
    }
}

/// Shows the label around a control.
pub(crate) fn show_label_of(id: &str) {
    let control = element::<Element>(id);
    let label = control.and_then(|control| control.parent_element()).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(label) = label {
        label.set_hidden(false);
    }
}

/// A fresh salt from the browser's source of randomness; none without one.
pub(crate) fn random_salt() -> Option<Salt> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Salt::from_random(bytes))
}

/// False if the browser knows that there is no network.
pub(crate) fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// The local time as people write it, such as `09:30:05`.
pub(crate) fn time_of_day(locale: Locale) -> String {
    String::from(js_sys::Date::new_0().to_locale_time_string(language_tag(locale)))
}

/// Puts a text into the clipboard, as the user asked.
pub(crate) fn copy(text: &str) {
    if let Some(window) = window() {
        // A refusal of the browser is shown by the browser.
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// What this browser keeps for this page, if it keeps anything.
pub(crate) fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The language of the page, as `html[lang]` says.
pub(crate) fn locale() -> Locale {
    match document().and_then(|document| document.document_element()?.get_attribute("lang")).as_deref() {
        Some("zh-CN") => Locale::Zh,
        _ => Locale::En,
    }
}

/// The tag of a language in HTML.
pub(crate) fn language_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en",
        Locale::Zh => "zh-CN",
    }
}

/// True if the system asks for dark colours.
pub(crate) fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// Sets an attribute of the root element, on which the style sheet depends.
pub(crate) fn set_root(attribute: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Sets an attribute, or takes it away.
pub(crate) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Says why something of the page does not come: one of the reasons in `index.html`, and something to press.
pub(crate) fn show_failure(reason: &str, more: Option<web_sys::Node>) {
    let (Some(failure), Some(document)) = (element::<HtmlElement>("load-failure"), document()) else { return };
    let text = document.query_selector(&format!("[data-reason=\"{reason}\"]")).ok().flatten();
    if let Some(text) = text.and_then(|text| text.dyn_into::<HtmlElement>().ok()) {
        text.set_hidden(false);
    }
    if let (Some(detail), Some(more)) = (element::<Element>("load-failure-detail"), more) {
        detail.set_text_content(None);
        let _ = detail.append_child(&more);
    }
    failure.set_hidden(false);
}

/// Takes back what [`show_failure`] said.
pub(crate) fn hide_failure() {
    if let Some(failure) = element::<HtmlElement>("load-failure") {
        failure.set_hidden(true);
    }
}

/// Tells that the program has stopped for good. Uses nothing of the program, which may be broken.
pub(crate) fn show_stopped() {
    let Some(element) = element::<HtmlElement>("load-failure") else { return };
    let detail = self::element::<HtmlElement>("load-failure-detail");
    if let Some(detail) = detail {
        detail.set_text_content(Some(crate::words::PANIC.get(locale())));
    }
    element.set_hidden(false);
    element.scroll_into_view();
}
