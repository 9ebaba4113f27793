//! What the page can do, by keyboard: the commands on Ctrl/⌘ K, and the list of keys on `?`.

mod keyboard;
mod palette;

pub(crate) use keyboard::KeyboardDialog;
pub(crate) use palette::CommandsDialog;

use leptos::prelude::*;
use poolsync_core::Word;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::platform::events;

/// Something that can be done.
#[derive(Clone, Copy)]
pub(crate) struct Command {
    /// What is done.
    pub(crate) name: &'static Word,
    /// Does it.
    pub(crate) run: Callback<()>,
}

/// Opens the dialogs by their keys, from now on. A sign that is typed into a field is text.
pub(crate) fn listen(commands: RwSignal<bool>, keyboard: RwSignal<bool>) {
    events::on_document("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_command = (key.ctrl_key() || key.meta_key()) && !key.alt_key() && !key.shift_key();
        let open = match key.key().as_str() {
            "k" | "K" if is_command => commands,
            "?" if !is_typing(event) => keyboard,
            _ => return,
        };
        event.prevent_default();
        open.set(true);
    });
}

/// Returns true if the key goes into a field.
fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || target.is_content_editable()
}
