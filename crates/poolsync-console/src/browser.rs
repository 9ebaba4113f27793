//! The browser, as thin as possible: elements, storage, randomness, clipboard, time.

use poolsync_core::Locale;
use poolsync_core::password::Salt;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, intern};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Clipboard, Document, Element, Event, HtmlElement, HtmlInputElement, HtmlLinkElement, HtmlMetaElement, Notification,
    NotificationPermission, Storage, Window,
};

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

/// Presses a button.
pub(crate) fn press(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        element.click();
    }
}

/// True if the keyboard is at this element.
pub(crate) fn has_focus(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active.id() == id)
}

/// Empties masked fields at once: what follows from a change of the store comes too late for a page that is left.
pub(crate) fn clear_secrets(ids: &[&str]) {
    for input in ids.iter().filter_map(|id| element::<HtmlInputElement>(id)) {
        input.set_value("");
        // A change of the type makes Chromium forget what its "undo" and "redo" would bring back.
        input.set_type("text");
        input.set_type("password");
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

/// A random name of 32 hex digits; none without a source of randomness.
pub(crate) fn random_id() -> Option<String> {
    Some(format!("{:032x}", u128::from_be_bytes(random_bytes()?)))
}

/// A fresh salt from the browser's source of randomness; none without one.
pub(crate) fn random_salt() -> Option<Salt> {
    Some(Salt::from_random(random_bytes()?))
}

fn random_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// False if the browser knows that there is no network.
pub(crate) fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Seconds since 1970, as this computer's clock says.
#[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit into 53 bits")]
pub(crate) fn unix_now() -> i64 {
    (now() / 1_000.0) as i64
}

/// A number from 0 to 99, for nothing that matters.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 99")]
pub(crate) fn random() -> u32 {
    (js_sys::Math::random() * 100.0) as u32
}

/// A moment as people write it, with its date unless that is today. `seconds`: since 1970.
#[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit into 53 bits")]
pub(crate) fn moment(seconds: i64, locale: Locale) -> String {
    let tag = language_tag(locale);
    let date = |seconds: i64| js_sys::Date::new(&JsValue::from_f64(seconds as f64 * 1_000.0));
    let day = |date: &js_sys::Date| String::from(date.to_date_string());
    let then = date(seconds);
    if day(&then) == day(&date(unix_now())) {
        return String::from(then.to_locale_time_string(tag));
    }
    String::from(then.to_locale_string(tag, &JsValue::UNDEFINED))
}

/// False while the page is in a tab that nobody sees.
pub(crate) fn is_visible() -> bool {
    document().is_none_or(|document| !document.hidden())
}

/// The title of the tab.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// True if this browser knows notifications. Those of phones and of pages without https may not.
pub(crate) fn knows_notifications() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &JsValue::from_str("Notification")) == Ok(true)
}

/// Asks whether this page may notify; the browser asks the user, unless that was answered before. True if it may.
pub(crate) async fn ask_to_notify() -> bool {
    let Ok(asked) = Notification::request_permission() else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer == "granted")
}

/// Notifies, if the user has allowed it.
pub(crate) fn notify(title: &str) {
    if knows_notifications() && Notification::permission() == NotificationPermission::Granted {
        // Some browsers on phones allow it and have no way to do it.
        let _ = Notification::new(title);
    }
}

/// A time of [`now`] as people write it, with date and time zone, such as `11/23/2026, 9:30:05 AM GMT+8`.
pub(crate) fn local_time(milliseconds: f64, locale: Locale) -> String {
    let parts = ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
    let options = js_sys::Object::new();
    for (name, value) in parts.into_iter().chain([("timeZoneName", "short")]) {
        // Fails for no plain object.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    let date = js_sys::Date::new(&milliseconds.into());
    String::from(date.to_locale_string(language_tag(locale), &options))
}

/// Puts a text into the clipboard, as the user asked. False if the browser does not let it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    // A page that did not come by https has none.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok();
    let Some(clipboard) = clipboard.and_then(|clipboard| clipboard.dyn_into::<Clipboard>().ok()) else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
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

/// Asks for the style sheet of a part of the program, unless it is there, and waits for it. If it does not come, the page is
/// plain and says so (`before-paint.js`).
pub(crate) async fn load_style(part: &str) {
    let link = document().and_then(|page| page.query_selector(&format!("link[data-part={part}]")).ok()?);
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else { return };
    if link.sheet().is_some() {
        return;
    }
    let ended = js_sys::Promise::new(&mut |resolve, _| {
        for event in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
    });
    link.set_rel("stylesheet");
    let _ = JsFuture::from(ended).await;
    if link.sheet().is_none() {
        // Only a change of it makes the browser ask again.
        link.set_rel("part");
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

/// Takes back what [`show_failure`] said for this reason. What was said for others stays.
pub(crate) fn hide_failure(reason: &str) {
    let Some(failure) = element::<HtmlElement>("load-failure") else { return };
    let find = |selector: &str| failure.query_selector(selector).ok().flatten();
    if let Some(text) = find(&format!("[data-reason=\"{reason}\"]")) {
        set_attribute(&text, "hidden", Some(""));
    }
    if let Some(detail) = element::<Element>("load-failure-detail") {
        detail.set_text_content(None);
    }
    failure.set_hidden(find("[data-reason]:not([hidden])").is_none());
}
