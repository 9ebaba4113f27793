//! The body as JSON text, beside the form. Both are live: each follows the other.
//!
//! Problems are marked where they stand, and the names of members are offered where one can be typed.

mod completion;
mod marks;

use poolsync_core::Arg;
use web_sys::HtmlTextAreaElement;

use crate::bind;
use crate::browser;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const EDITOR: &str = "body_json";
/// What opens the editor.
pub(crate) const EDITING: &str = "body-editing";
/// The sections whose fields the text replaces while it says what they cannot.
const SECTIONS: [(&str, &str); 2] = [("settings-locked", "settings-fields"), ("template-locked", "template-fields")];

/// True once somebody edits the body as JSON, or has done so in a way that the fields cannot show.
pub(crate) fn is_wanted(store: Store) -> bool {
    store.editing.get() || store.draft.with(|draft| draft.body_text.is_some() || !draft.others.is_empty())
}

/// Makes the editor work.
pub(crate) fn start(store: Store) {
    let shown = Trigger::new();
    if let Some(editor) = editor() {
        editor.set_disabled(false);
        let typed = editor.clone();
        browser::listen(&editor, "input", move |_| store.take_body(&typed.value()));
        // What was typed is shown as it counts once the text is left.
        browser::listen(&editor, "focusout", move |_| show(store, shown));
        marks::start(store, &editor, shown);
        completion::start(store, &editor);
    }
    bind::watch(move || {
        store.draft.track();
        store.secrets.track();
        if store.editing.get() && !browser::has_focus(EDITOR) {
            show(store, shown);
        }
    });
    lock_fields(store);
    show_others(store);
}

fn editor() -> Option<HtmlTextAreaElement> {
    browser::element(EDITOR)
}

/// What stands in the editor.
fn text() -> String {
    editor().map(|editor| editor.value()).unwrap_or_default()
}

/// Writes the body into the editor, unless it stands there; `shown` tells who wants to know.
fn show(store: Store, shown: Trigger) {
    let text = store.draft.with_untracked(|draft| store.secrets.with_untracked(|secrets| draft.shown_body(secrets)));
    if let Some(editor) = editor().filter(|editor| editor.value() != text) {
        editor.set_value(&text);
        shown.notify();
    }
}

/// While the text says what the fields cannot, they keep what they have and wait.
fn lock_fields(store: Store) {
    let locked = bind::memo(move || store.draft.with(|draft| draft.body_text.is_some()));
    for (notice, fields) in SECTIONS {
        bind::attribute(fields, "inert", move || locked.get().then(String::new));
        bind::content(notice, move || {
            if !locked.get() {
                return Vec::new();
            }
            let unlock = dom::button("ps-button ps-button--small", store.say(&words::BODY_UNLOCK), move || {
                store.drop_body_text();
                browser::focus("max_unavailable");
            });
            vec![dom::element("p", "ps-notice").text(store.say(&words::BODY_LOCKED)).text(" ").child(unlock)]
        });
    }
}

/// Names the members that are sent without having a field.
fn show_others(store: Store) {
    let others = bind::memo(move || {
        store.draft.with(|draft| {
            let full =
                |parent: &str, name: &str| if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
            let names = draft.others.iter().map(|other| full(&other.parent, &other.name));
            names.collect::<Vec<_>>().join(", ")
        })
    });
    bind::content("body-others", move || {
        let members = others.get();
        if members.is_empty() {
            return Vec::new();
        }
        let text = words::BODY_OTHERS.fill(store.locale.get(), &[("members", Arg::Text(members))]);
        vec![dom::element("p", "ps-notice").text(&text)]
    });
}
