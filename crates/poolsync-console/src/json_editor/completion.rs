//! The names of members, offered where one can be typed: while it is typed, and on Ctrl+Space or Alt+/. Arrow keys choose, Enter and
//! Tab take over, Escape closes the list.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::edit::{Completion as Member, Completions, complete};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement, KeyboardEvent};

use crate::components::{say, use_store};
use crate::platform::document;
use crate::words;

/// The id of the list.
pub(super) const LIST: &str = "body_json-members";

/// What is offered, which of it is chosen, and where the list stands.
#[derive(Debug, Clone, PartialEq)]
struct Offer {
    completions: Completions,
    chosen: usize,
    top: String,
    left: String,
}

/// The list of members at the cursor. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(super) struct Completion {
    editor: NodeRef<html::Textarea>,
    offered: RwSignal<Option<Offer>>,
    take: Callback<String>,
}

impl Completion {
    /// `take` is called with the whole text when the browser cannot type the chosen name itself.
    pub(super) fn new(editor: NodeRef<html::Textarea>, take: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self { editor, offered: RwSignal::new(None), take: Callback::new(take) }
    }

    /// Returns the id of the chosen member while the list is open.
    pub(super) fn active_id(self) -> Option<String> {
        self.offered.with(|offer| offer.as_ref().map(|offer| option_id(offer.chosen)))
    }

    /// Offers what can stand at the cursor; without `asked` only once a name has begun.
    pub(super) fn offer(self, asked: bool) {
        let offer = self.editor.get_untracked().and_then(|editor| offer_at_cursor(&editor, asked));
        if offer.is_some() || self.is_open() {
            self.offered.set(offer);
        }
    }

    /// Closes the list.
    pub(super) fn close(self) {
        if self.is_open() {
            self.offered.set(None);
        }
    }

    /// Does what a key does to the list, and keeps it from the text then.
    pub(super) fn press(self, event: &KeyboardEvent) {
        if !event.is_composing() && self.takes_key(event) {
            event.prevent_default();
        }
    }

    fn is_open(self) -> bool {
        self.offered.with_untracked(Option::is_some)
    }

    fn takes_key(self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        // Ctrl+Space changes the input method on many Chinese keyboards.
        if key == " " && event.ctrl_key() || key == "/" && event.alt_key() {
            self.offer(true);
            return true;
        }
        let Some(open) = self.offered.get_untracked() else { return false };
        let count = open.completions.members.len();
        match key.as_str() {
            "ArrowDown" => self.choose((open.chosen + 1) % count),
            "ArrowUp" => self.choose((open.chosen + count - 1) % count),
            "Enter" | "Tab" if !event.shift_key() => self.take_chosen(),
            "Escape" => self.close(),
            "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown" => {
                self.close();
                return false;
            }
            _ => return false,
        }
        true
    }

    fn choose(self, chosen: usize) {
        self.offered.update(|offer| {
            if let Some(offer) = offer {
                offer.chosen = chosen;
            }
        });
    }

    /// Writes the chosen name into the text, as if it had been typed.
    fn take_chosen(self) {
        let Some(open) = self.offered.get_untracked() else { return };
        self.close();
        let (Some(editor), Some(chosen)) = (self.editor.get_untracked(), open.completions.members.get(open.chosen))
        else {
            return;
        };
        let (from, to) = (unit(open.completions.from), unit(open.completions.to));
        let _ = editor.focus();
        let _ = editor.set_selection_range(from, to);
        // The one way that the browser's "undo" knows; an event `input` follows.
        let page = document::document().and_then(|page| page.dyn_into::<HtmlDocument>().ok());
        let typed = page.map(|page| page.exec_command_with_show_ui_and_value("insertText", false, &chosen.insert));
        if typed != Some(Ok(true)) {
            let _ = editor.set_range_text(&chosen.insert);
            self.take.run(editor.value());
        }
        let cursor = from.saturating_add(unit(chosen.caret));
        let _ = editor.set_selection_range(cursor, cursor);
        self.close();
    }
}

/// The list, below the place where the name begins.
#[component]
pub(super) fn Members(completion: Completion) -> impl IntoView {
    let store = use_store();
    let offered = completion.offered;
    let style = move |read: fn(&Offer) -> &String| {
        move || offered.with(|offer| offer.as_ref().map(|offer| read(offer).clone()).unwrap_or_default())
    };
    let members = move || {
        let members = offered.with(|offer| offer.as_ref().map(|offer| offer.completions.members.clone()));
        members.unwrap_or_default().into_iter().enumerate().collect::<Vec<_>>()
    };
    let item = move |(at, member): (usize, Member)| {
        let is_chosen =
            move || offered.with(|offer| offer.as_ref().is_some_and(|offer| offer.chosen == at)).to_string();
        // Before the text loses the keyboard.
        let press = move |event: web_sys::PointerEvent| {
            event.prevent_default();
            completion.choose(at);
            completion.take_chosen();
        };
        view! {
            <li id=option_id(at) class="ps-editor__member" role="option" aria-selected=is_chosen on:pointerdown=press>
                <code>{member.name}</code>
                <span class="ps-editor__type">
                    {member.type_name} " "
                    {(!member.is_documented).then(|| say(&words::BODY_SDK_ONLY))}
                </span>
            </li>
        }
    };
    view! {
        <ul
            id=LIST
            class="ps-editor__members"
            role="listbox"
            aria-label=move || store.say(&words::BODY_MEMBERS)
            hidden=move || offered.with(Option::is_none)
            style:top=style(|offer| &offer.top)
            style:left=style(|offer| &offer.left)
        >
            <For
                each=members
                key=|(at, member)| (*at, member.name)
                children=item
            />
        </ul>
    }
}

fn option_id(index: usize) -> String {
    format!("{LIST}-{index}")
}

fn unit(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn offer_at_cursor(editor: &HtmlTextAreaElement, asked: bool) -> Option<Offer> {
    let cursor = usize::try_from(editor.selection_start().ok()??).ok()?;
    let is_selected = editor.selection_end() != editor.selection_start();
    let text = editor.value();
    let completions = complete(&text, cursor).filter(|_| !is_selected)?;
    let is_open = !completions.members.is_empty() && (asked || completions.from < cursor);
    let (line, column) = line_and_column(&text, completions.from);
    let top = format!("calc({line} * 1.5em + 0.75rem - {}px)", editor.scroll_top());
    let left = format!("max(0px, min(calc(3.75rem + {column}ch - {}px), 100% - 20rem))", editor.scroll_left());
    is_open.then_some(Offer { completions, chosen: 0, top, left })
}

/// The line, counted from 1, and the width in letters of what stands before a place (UTF-16 units) in it.
fn line_and_column(text: &str, place: usize) -> (usize, usize) {
    text.encode_utf16().take(place).fold((1, 0), |(line, column), unit| match unit {
        0x0A => (line + 1, 0),
        // Chinese signs are as wide as two letters.
        0x2E80..0xD800 | 0xF900.. => (line, column + 2),
        _ => (line, column + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_signs_are_two_letters_wide() {
        assert_eq!(line_and_column("{\n  \"a", 6), (2, 4));
        assert_eq!(line_and_column("中a", 2), (1, 3));
    }
}
