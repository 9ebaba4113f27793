//! The names of members, offered where one can be typed: while it is typed, and on Ctrl+Space. Arrow keys choose, Enter and
//! Tab take over, Escape closes the list.

use poolsync_core::edit::{Completion, Completions, complete};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement, KeyboardEvent};

use super::EDITOR;
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const LIST: &str = "body_json-members";

/// What is offered, and which of it is chosen.
#[derive(Debug, Clone, PartialEq)]
struct Offer {
    completions: Completions,
    chosen: usize,
}

impl Offer {
    fn chosen(&self) -> Option<&Completion> {
        self.completions.members.get(self.chosen)
    }
}

type Offered = RwSignal<Option<Offer>>;

pub(super) fn start(store: Store, editor: &HtmlTextAreaElement) {
    let offered: Offered = RwSignal::new(None);
    add_list(store, editor, offered);
    browser::listen(editor, "input", move |_| offer(offered, false));
    for leaving in ["click", "focusout", "scroll"] {
        browser::listen(editor, leaving, move |_| close(offered));
    }
    browser::listen(editor, "keydown", move |event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>()
            && !key.is_composing()
            && press(store, offered, key)
        {
            key.prevent_default();
        }
    });
}

/// What a key does to the list. False if the key is none of its keys.
fn press(store: Store, offered: Offered, key: &KeyboardEvent) -> bool {
    let name = key.key();
    if name == " " && key.ctrl_key() {
        offer(offered, true);
        return true;
    }
    let Some(open) = offered.get_untracked() else { return false };
    let count = open.completions.members.len();
    match name.as_str() {
        "ArrowDown" => choose(offered, (open.chosen + 1) % count),
        "ArrowUp" => choose(offered, (open.chosen + count - 1) % count),
        "Enter" | "Tab" if !key.shift_key() => take(store, offered),
        "Escape" => close(offered),
        "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown" => {
            close(offered);
            return false;
        }
        _ => return false,
    }
    true
}

/// Offers what can stand at the cursor; without `asked` only once a name has begun.
fn offer(offered: Offered, asked: bool) {
    let found = super::editor().and_then(|editor| {
        let cursor = usize::try_from(editor.selection_start().ok()??).ok()?;
        let is_selected = editor.selection_end() != editor.selection_start();
        let completions = complete(&editor.value(), cursor).filter(|_| !is_selected)?;
        let is_open = !completions.members.is_empty() && (asked || completions.from < cursor);
        is_open.then_some(Offer { completions, chosen: 0 })
    });
    if let Some(found) = &found {
        place(found.completions.from);
    }
    if found.is_some() || offered.with_untracked(Option::is_some) {
        offered.set(found);
    }
}

fn close(offered: Offered) {
    if offered.with_untracked(Option::is_some) {
        offered.set(None);
    }
}

fn choose(offered: Offered, chosen: usize) {
    offered.update(|offer| {
        if let Some(offer) = offer {
            offer.chosen = chosen;
        }
    });
}

/// Writes the chosen name into the text, as if it had been typed.
fn take(store: Store, offered: Offered) {
    let Some(open) = offered.get_untracked() else { return };
    close(offered);
    let (Some(editor), Some(chosen)) = (super::editor(), open.chosen()) else { return };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let (from, to) = (unit(open.completions.from), unit(open.completions.to));
    let _ = editor.focus();
    let _ = editor.set_selection_range(from, to);
    // The one way that the browser's "undo" knows; an event `input` follows.
    let page = browser::document().and_then(|page| page.dyn_into::<HtmlDocument>().ok());
    let typed = page.map(|page| page.exec_command_with_show_ui_and_value("insertText", false, &chosen.insert));
    if typed != Some(Ok(true)) {
        let _ = editor.set_range_text(&chosen.insert);
        store.take_body(&editor.value());
    }
    let cursor = from.saturating_add(unit(chosen.caret));
    let _ = editor.set_selection_range(cursor, cursor);
    close(offered);
}

/// Puts the list below the place where the name begins.
fn place(from: usize) {
    let Some(editor) = super::editor() else { return };
    let mut line = 1_i32;
    let mut column = 0_i32;
    for unit in editor.value().encode_utf16().take(from) {
        (line, column) = match unit {
            0x0A => (line + 1, 0),
            // Chinese signs are as wide as two letters.
            0x2E80..0xD800 | 0xF900.. => (line, column + 2),
            _ => (line, column + 1),
        };
    }
    let (top, left) = (editor.scroll_top(), editor.scroll_left());
    dom::set_style(LIST, "top", &format!("calc({line} * 1.5em + 0.75rem - {top}px)"));
    dom::set_style(LIST, "left", &format!("max(0px, min(calc(3.75rem + {column}ch - {left}px), 100% - 20rem))"));
}

fn add_list(store: Store, editor: &HtmlTextAreaElement, offered: Offered) {
    let list = dom::element("ul", "ps-editor__members").attribute("id", LIST).attribute("role", "listbox");
    if let (Some(frame), Some(list)) = (editor.parent_element(), list.attribute("hidden", "").into_node()) {
        let _ = frame.append_child(&list);
    }
    for (name, value) in [("aria-autocomplete", "list"), ("aria-haspopup", "listbox"), ("aria-controls", LIST)] {
        browser::set_attribute(editor, name, Some(value));
    }
    bind::attribute(LIST, "aria-label", move || Some(store.say(&words::BODY_MEMBERS).to_owned()));
    bind::hidden(LIST, move || offered.with(Option::is_none));
    bind::content(LIST, move || {
        offered.with(|offer| offer.as_ref().map(|offer| members(store, offered, offer)).unwrap_or_default())
    });
    bind::attribute(EDITOR, "aria-activedescendant", move || {
        offered.with(|offer| offer.as_ref().map(|offer| option_id(offer.chosen)))
    });
}

fn option_id(index: usize) -> String {
    format!("{LIST}-{index}")
}

fn members(store: Store, offered: Offered, offer: &Offer) -> Vec<Built> {
    let item = |(index, member): (usize, &Completion)| {
        let note = if member.is_documented { "" } else { store.say(&words::BODY_SDK_ONLY) };
        let item = dom::element("li", "ps-editor__member")
            .attribute("id", &option_id(index))
            .attribute("role", "option")
            .attribute("aria-selected", if index == offer.chosen { "true" } else { "false" })
            .child(dom::element("code", "").text(member.name))
            .child(dom::element("span", "ps-editor__type").text(member.type_name).text(" ").text(note));
        if let Some(element) = item.as_element::<web_sys::Element>() {
            // Before the text loses the keyboard.
            browser::listen(&element, "pointerdown", move |event| {
                event.prevent_default();
                choose(offered, index);
                take(store, offered);
            });
        }
        item
    };
    offer.completions.members.iter().enumerate().map(item).collect()
}
