//! A script: typed as text or pasted as Base64, shown both ways.

use leptos::prelude::*;
use poolsync_core::script::decode_script;
use poolsync_form::{Draft, Field, Script, ScriptForm};

use crate::components::field::LinesField;
use crate::components::{RadioOption, say, use_store};
use crate::words;

/// Where a script stands in the draft.
#[derive(Clone, Copy)]
pub(super) struct ScriptSlot {
    name: &'static str,
    read: fn(&Draft) -> &Script,
    write: fn(&mut Draft) -> &mut Script,
}

/// The script before Kubernetes is installed.
pub(super) const PRE_INSTALL: ScriptSlot =
    ScriptSlot { name: "pre_install_form", read: |draft| &draft.pre_install, write: |draft| &mut draft.pre_install };
/// The script after it.
pub(super) const POST_INSTALL: ScriptSlot =
    ScriptSlot { name: "post_install_form", read: |draft| &draft.post_install, write: |draft| &mut draft.post_install };

/// A script with its other form.
#[component]
pub(super) fn ScriptField(field: &'static Field, script: ScriptSlot) -> impl IntoView {
    view! { <LinesField field=field below=view! { <Forms field=field script=script /> }.into_any() /> }
}

#[component]
fn Forms(field: &'static Field, script: ScriptSlot) -> impl IntoView {
    let store = use_store();
    let form = Memo::new(move |_| store.draft.with(|draft| (script.read)(draft).form));
    let is = move |wanted| Signal::derive(move || form.get() == wanted);
    let choose = move |chosen| move || store.draft.update(|draft| (script.write)(draft).form = chosen);
    let is_empty = Memo::new(move |_| store.draft.with(|draft| (script.read)(draft).text.is_empty()));
    view! {
        <fieldset class="ps-choice ps-choice--inline">
            <legend>{say(&words::SCRIPT_FORM)} " " <span class="ps-hidden">{say(field.label)}</span></legend>
            <RadioOption name=script.name checked=is(ScriptForm::Text) on_choose=choose(ScriptForm::Text)>
                {say(&words::SCRIPT_TEXT)}
            </RadioOption>
            <RadioOption name=script.name checked=is(ScriptForm::Base64) on_choose=choose(ScriptForm::Base64)>
                {say(&words::SCRIPT_BASE64)}
            </RadioOption>
        </fieldset>
        <Show when=move || !is_empty.get()><OtherForm field=field script=script /></Show>
    }
}

/// The script in the form in which it was not typed.
#[component]
fn OtherForm(field: &'static Field, script: ScriptSlot) -> impl IntoView {
    let store = use_store();
    let title = move || match store.draft.with(|draft| (script.read)(draft).form) {
        ScriptForm::Text => store.say(&words::SCRIPT_ENCODED),
        ScriptForm::Base64 => store.say(&words::SCRIPT_DECODED),
    };
    let other = Memo::new(move |_| store.draft.with(|draft| other_form((script.read)(draft))));
    let text = move || other.get().unwrap_or_else(|| store.say(&words::SCRIPT_UNREADABLE).to_owned());
    view! {
        <p id=format!("{}-other", field.id) class="ps-script__title">{title}</p>
        <pre class="ps-code" tabindex="0" aria-labelledby=format!("{}-other", field.id)>{text}</pre>
    }
}

/// Returns the script in the form in which it was not typed; none if it cannot be decoded.
fn other_form(script: &Script) -> Option<String> {
    match script.form {
        ScriptForm::Text => Some(script.encoded()),
        ScriptForm::Base64 => decode_script(&script.text).ok(),
    }
}
