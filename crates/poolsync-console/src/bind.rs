//! Binds what the store says to elements that stand in the HTML.
//!
//! Each function watches what its closure reads, and changes the element only when the result changes. An element that is
//! not there is no error: the page then shows less.
//!
//! Every closure is boxed before it meets generic code of libraries, which then is compiled once: that keeps the module
//! small.

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::browser;

/// Runs a closure now, and again whenever something that it read has changed.
pub(crate) fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// The text of an element.
pub(crate) fn text(id: &'static str, read: impl Fn() -> String + 'static) {
    show_text(id, Box::new(read));
}

fn show_text(id: &'static str, read: Box<dyn Fn() -> String>) {
    watch(move || {
        let text = read();
        if let Some(element) = browser::element::<Element>(id)
            && element.text_content().as_deref() != Some(&text)
        {
            element.set_text_content(Some(&text));
        }
    });
}

/// Whether an element is hidden.
pub(crate) fn hidden(id: &'static str, read: impl Fn() -> bool + 'static) {
    show_hidden(id, Box::new(read));
}

fn show_hidden(id: &'static str, read: Box<dyn Fn() -> bool>) {
    watch(move || {
        let hidden = read();
        if let Some(element) = browser::element::<HtmlElement>(id) {
            element.set_hidden(hidden);
        }
    });
}

/// An attribute of an element; none takes it away.
pub(crate) fn attribute(id: &'static str, name: &'static str, read: impl Fn() -> Option<String> + 'static) {
    show_attribute(id, name, Box::new(read));
}

fn show_attribute(id: &'static str, name: &'static str, read: Box<dyn Fn() -> Option<String>>) {
    watch(move || {
        let value = read();
        if let Some(element) = browser::element::<Element>(id) {
            browser::set_attribute(&element, name, value.as_deref());
        }
    });
}

/// Whether a box or a radio button is ticked.
pub(crate) fn checked(id: &'static str, read: impl Fn() -> bool + 'static) {
    show_checked(id, Box::new(read));
}

fn show_checked(id: &'static str, read: Box<dyn Fn() -> bool>) {
    watch(move || {
        let checked = read();
        if let Some(input) = browser::element::<HtmlInputElement>(id)
            && input.checked() != checked
        {
            input.set_checked(checked);
        }
    });
}

/// A view in an empty element.
pub(crate) fn view(id: &str, view: impl FnOnce() -> AnyView + 'static) {
    mount(id, Box::new(view));
}

fn mount(id: &str, view: Box<dyn FnOnce() -> AnyView>) {
    if let Some(place) = browser::element::<HtmlElement>(id) {
        mount_to(place, view).forget();
    }
}

/// A view that is made anew whenever something that it reads has changed.
pub(crate) fn live(read: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    live_boxed(Box::new(read))
}

fn live_boxed(read: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || read()).into_any()
}

/// Enables a button and calls `press` for every click.
pub(crate) fn button(id: &str, press: impl Fn() + 'static) {
    start_button(id, Box::new(press));
}

fn start_button(id: &str, press: Box<dyn Fn()>) {
    if let Some(button) = browser::element::<web_sys::HtmlButtonElement>(id) {
        button.set_disabled(false);
        browser::listen(&button, "click", move |_| press());
    }
}

/// Calls `choose` when a radio button is chosen.
pub(crate) fn choice(id: &str, choose: impl Fn() + 'static) {
    start_choice(id, Box::new(choose));
}

fn start_choice(id: &str, choose: Box<dyn Fn()>) {
    if let Some(input) = browser::element::<HtmlInputElement>(id) {
        browser::listen(&input, "change", move |_| choose());
    }
}
