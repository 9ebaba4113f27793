//! Binds what the store says to elements that stand in the HTML.
//!
//! Each function watches what its closure reads, and changes the element only when the result changes. An element that is
//! not there is no error: the page then shows less.
//!
//! Every closure is boxed before it meets generic code of libraries, which then is compiled once: that keeps the module
//! small.

use web_sys::{Element, HtmlDetailsElement, HtmlElement, HtmlInputElement};

use crate::browser;
use crate::dom::Built;
use crate::prelude::*;

/// Runs a closure now, and again whenever something that it read has changed.
pub(crate) fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// What follows from the store; whoever reads it runs again only when it has changed.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(read))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| read())
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

/// What stands in an element. It is made anew whenever something that it reads has changed.
pub(crate) fn content(id: &'static str, read: impl Fn() -> Vec<Built> + 'static) {
    show_content(id, Box::new(read));
}

fn show_content(id: &'static str, read: Box<dyn Fn() -> Vec<Built>>) {
    watch(move || {
        let content = read();
        let Some(element) = browser::element::<Element>(id) else { return };
        if content.is_empty() && element.first_child().is_none() {
            return;
        }
        element.set_text_content(None);
        for node in content.into_iter().filter_map(Built::into_node) {
            let _ = element.append_child(&node);
        }
    });
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

/// Tells a signal whether what a line opens is open.
pub(crate) fn opening(id: &str, open: RwSignal<bool>) {
    if let Some(details) = browser::element::<HtmlDetailsElement>(id) {
        let toggled = details.clone();
        browser::listen(&details, "toggle", move |_| open.set(toggled.open()));
        open.set(details.open());
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
