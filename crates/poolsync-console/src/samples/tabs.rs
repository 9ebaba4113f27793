//! The languages, as tabs: arrow keys go from one to the next, as the pattern of WAI-ARIA says.

use poolsync_core::sample;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{PANEL, View};
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::words;

const LIST: &str = "samples-tabs";

/// The list of tabs, without life.
pub(super) fn list() -> Built {
    let tab = |(index, language): (usize, &sample::LanguageInfo)| {
        dom::element("button", "ps-tabs__tab")
            .attribute("type", "button")
            .attribute("role", "tab")
            .attribute("id", &tab_id(index))
            .attribute("data-index", &index.to_string())
            .attribute("data-language", language.id)
            .attribute("aria-controls", PANEL)
            .text(language.name)
    };
    let tabs = sample::languages().iter().enumerate().map(tab);
    dom::element("div", "ps-tabs").attribute("id", LIST).attribute("role", "tablist").children(tabs)
}

/// Makes the tabs choose.
pub(super) fn start(view: View) {
    let store = view.store;
    bind::attribute(LIST, "aria-label", move || Some(store.say(&words::SAMPLE_LANGUAGES).to_owned()));
    bind::watch(move || {
        let chosen = view.chosen.get();
        for index in 0..sample::languages().len() {
            let Some(tab) = browser::element::<Element>(&tab_id(index)) else { continue };
            let is_chosen = index == chosen;
            browser::set_attribute(&tab, "aria-selected", Some(if is_chosen { "true" } else { "false" }));
            browser::set_attribute(&tab, "tabindex", Some(if is_chosen { "0" } else { "-1" }));
        }
    });
    bind::attribute(PANEL, "aria-labelledby", move || Some(tab_id(view.chosen.get())));
    let Some(tabs) = browser::element::<Element>(LIST) else { return };
    browser::listen(&tabs, "click", move |event| {
        let tab = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(index) = tab.and_then(|tab| tab.get_attribute("data-index")?.parse().ok()) {
            view.chosen.set(index);
        }
    });
    browser::listen(&tabs, "keydown", move |event| {
        let end = sample::languages().len() - 1;
        let at = view.chosen.get_untracked();
        let next = match event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).as_deref() {
            Some("ArrowRight") if at < end => at + 1,
            Some("ArrowRight" | "Home") => 0,
            Some("ArrowLeft") if at > 0 => at - 1,
            Some("ArrowLeft" | "End") => end,
            _ => return,
        };
        event.prevent_default();
        view.chosen.set(next);
        browser::focus(&tab_id(next));
    });
}

fn tab_id(index: usize) -> String {
    format!("samples-tab-{index}")
}
