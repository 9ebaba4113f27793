//! The body as JSON text, beside the form. Both are live: each follows the other.

use poolsync_core::Arg;
use web_sys::HtmlTextAreaElement;

use crate::bind;
use crate::browser;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const EDITOR: &str = "body_json";
const EDITING: &str = "body-editing";
/// The sections whose fields the text replaces while it says what they cannot.
const SECTIONS: [(&str, &str); 2] = [("settings-locked", "settings-fields"), ("template-locked", "template-fields")];

/// Notes when the editor is opened: the rest of it comes then.
pub(super) fn notice_opening(store: Store) {
    bind::opening(EDITING, store.editing);
}

pub(super) fn adopt(store: Store) {
    if let Some(editor) = editor() {
        editor.set_disabled(false);
        let typed = editor.clone();
        browser::listen(&editor, "input", move |_| store.take_body(&typed.value()));
        // What was typed is shown as it counts once the text is left.
        browser::listen(&editor, "focusout", move |_| show(store));
    }
    bind::watch(move || {
        store.draft.track();
        store.secrets.track();
        if store.editing.get() && !browser::has_focus(EDITOR) {
            show(store);
        }
    });
    lock_fields(store);
    show_others(store);
}

fn editor() -> Option<HtmlTextAreaElement> {
    browser::element(EDITOR)
}

/// Writes the body into the editor, unless it stands there.
fn show(store: Store) {
    let text = store.draft.with_untracked(|draft| store.secrets.with_untracked(|secrets| draft.shown_body(secrets)));
    if let Some(editor) = editor().filter(|editor| editor.value() != text) {
        editor.set_value(&text);
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
