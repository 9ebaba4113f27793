//! Elements made by the program, for lists whose length is not known before.
//!
//! Texts become text nodes; nothing here reads HTML.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::browser;

/// An element, built up part by part. Without a document, which never happens in a page, it stays empty.
pub(crate) struct Built(Option<Element>);

/// An element of this tag and class.
pub(crate) fn element(tag: &str, class: &str) -> Built {
    let element = browser::document().and_then(|document| document.create_element(tag).ok());
    let built = Built(element);
    if class.is_empty() { built } else { built.attribute("class", class) }
}

/// A button that calls `press` for every click.
pub(crate) fn button(class: &str, text: &str, press: impl Fn() + 'static) -> Built {
    let built = element("button", class).attribute("type", "button").text(text);
    if let Some(button) = &built.0 {
        browser::listen(button, "click", move |_| press());
    }
    built
}

/// Sets a property of the style of the element with this id.
pub(crate) fn set_style(id: &str, property: &str, value: &str) {
    if let Some(element) = browser::element::<web_sys::HtmlElement>(id) {
        let _ = element.style().set_property(property, value);
    }
}

impl Built {
    /// The same with an attribute.
    pub(crate) fn attribute(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.0 {
            browser::set_attribute(element, name, Some(value));
        }
        self
    }

    /// The same with a text at its end.
    pub(crate) fn text(self, text: &str) -> Self {
        if let Some(element) = &self.0 {
            // Fails only for what cannot have children.
            let _ = element.append_with_str_1(text);
        }
        self
    }

    /// The same with a text at its end, in which what stands between back-ticks is code.
    pub(crate) fn marked(self, text: &str) -> Self {
        let parts = text.split('`').enumerate();
        parts.fold(self, |built, (index, part)| match index % 2 {
            0 => built.text(part),
            _ => built.child(element("code", "").text(part)),
        })
    }

    /// The same with an element at its end.
    #[expect(clippy::needless_pass_by_value, reason = "a child stands in one place only")]
    pub(crate) fn child(self, child: Built) -> Self {
        if let (Some(element), Some(child)) = (&self.0, &child.0) {
            let _ = element.append_child(child);
        }
        self
    }

    /// The same with all of these at its end.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Built>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The element as one of this kind.
    pub(crate) fn as_element<T: JsCast>(&self) -> Option<T> {
        self.0.clone()?.dyn_into().ok()
    }

    /// The node, to be put into the page.
    pub(crate) fn into_node(self) -> Option<Node> {
        self.0.map(JsCast::unchecked_into)
    }
}

impl From<web_sys::HtmlElement> for Built {
    fn from(element: web_sys::HtmlElement) -> Self {
        Self(Some(element.into()))
    }
}
