//! Events of window and document. A listener ends with the reactive owner in which it began, so none outlives its view.

use gloo_events::EventListener;
use gloo_events::EventListenerOptions;
use leptos::prelude::StoredValue;
use web_sys::{Event, EventTarget};

use super::document::document;

/// Calls `handler` for every event of this name at the document.
pub(crate) fn on_document(name: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(document) = document() {
        on(&document, name, handler);
    }
}

/// Calls `handler` for every event of this name at the window.
pub(crate) fn on_window(name: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(window) = web_sys::window() {
        on(&window, name, handler);
    }
}

/// Calls `handler` for every event of this name at `target`; it may prevent the default.
pub(crate) fn on(target: &EventTarget, name: &'static str, handler: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    StoredValue::new_local(EventListener::new_with_options(target, name, options, handler));
}
