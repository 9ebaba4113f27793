//! Scripts: typed as text or pasted as Base64, shown both ways, with what is left of their common limit.

use poolsync_core::Arg;
use poolsync_core::script::{budget, decode_script};
use poolsync_form::{Draft, Script, ScriptForm};

use crate::bind;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

/// One of the two scripts: the ids of its elements, and where it stands in the draft.
#[derive(Clone, Copy)]
struct Part {
    as_text: &'static str,
    as_base64: &'static str,
    other: &'static str,
    encoded_title: &'static str,
    decoded_title: &'static str,
    read: fn(&Draft) -> &Script,
    write: fn(&mut Draft) -> &mut Script,
}

const PARTS: [Part; 2] = [
    Part {
        as_text: "pre_install_text",
        as_base64: "pre_install_base64",
        other: "pre_install-other",
        encoded_title: "pre_install-encoded",
        decoded_title: "pre_install-decoded",
        read: |draft| &draft.pre_install,
        write: |draft| &mut draft.pre_install,
    },
    Part {
        as_text: "post_install_text",
        as_base64: "post_install_base64",
        other: "post_install-other",
        encoded_title: "post_install-encoded",
        decoded_title: "post_install-decoded",
        read: |draft| &draft.post_install,
        write: |draft| &mut draft.post_install,
    },
];

pub(super) fn adopt(store: Store) {
    for part in PARTS {
        adopt_part(store, part);
    }
    show_budget(store);
}

fn adopt_part(store: Store, part: Part) {
    let form = bind::memo(move || store.draft.with(|draft| (part.read)(draft).form));
    for (id, value) in [(part.as_text, ScriptForm::Text), (part.as_base64, ScriptForm::Base64)] {
        bind::choice(id, move || store.draft.update(|draft| (part.write)(draft).form = value));
        bind::checked(id, move || form.get() == value);
    }
    let is_empty = bind::memo(move || store.draft.with(|draft| (part.read)(draft).text.is_empty()));
    bind::hidden(part.encoded_title, move || is_empty.get() || form.get() != ScriptForm::Text);
    bind::hidden(part.decoded_title, move || is_empty.get() || form.get() != ScriptForm::Base64);
    bind::hidden(part.other, move || is_empty.get());
    bind::attribute(part.other, "aria-labelledby", move || {
        let title = if form.get() == ScriptForm::Text { part.encoded_title } else { part.decoded_title };
        Some(title.to_owned())
    });
    let other = bind::memo(move || store.draft.with(|draft| other_form((part.read)(draft))));
    bind::text(part.other, move || other.get().unwrap_or_else(|| store.say(&words::SCRIPT_UNREADABLE).to_owned()));
}

/// The script in the form in which it was not typed; none if it cannot be decoded.
fn other_form(script: &Script) -> Option<String> {
    match script.form {
        ScriptForm::Text => Some(script.encoded()),
        ScriptForm::Base64 => decode_script(&script.text).ok(),
    }
}

/// What both scripts take of their limit, counted while typing.
fn show_budget(store: Store) {
    let budget = bind::memo(move || {
        store.draft.with(|draft| budget(&draft.pre_install.encoded(), &draft.post_install.encoded()))
    });
    bind::text("budget-text", move || {
        let budget = budget.get();
        let args = [
            ("used", Arg::count(budget.used)),
            ("limit", Arg::count(budget.limit)),
            ("left", Arg::Number(budget.left)),
        ];
        words::SCRIPT_BUDGET.fill(store.locale.get(), &args)
    });
    bind::attribute("budget-meter", "value", move || Some(budget.get().used.to_string()));
    bind::attribute("budget", "class", move || {
        Some(if budget.get().left < 0 { "ps-budget ps-budget--over" } else { "ps-budget" }.to_owned())
    });
}
