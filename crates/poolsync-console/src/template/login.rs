//! How to log in to the nodes: a password or a key pair. The fields of the other method keep what was typed.

use leptos::prelude::*;
use poolsync_form::{LoginMethod, field};

use crate::components::field::{FieldNotes, SecretField, TextField};
use crate::components::{RadioOption, say, use_store};

/// The method, and its fields.
#[component]
pub(super) fn Login() -> impl IntoView {
    let store = use_store();
    let field = &field::LOGIN;
    let method = Memo::new(move |_| store.draft.with(|draft| draft.login));
    let [password, key_pair] = field::LOGIN_METHODS;
    let is = move |wanted| Signal::derive(move || method.get() == wanted);
    let choose = move |chosen| move || store.draft.update(|draft| draft.login = chosen);
    view! {
        <fieldset id=field.id tabindex="-1" class="ps-field ps-choice" aria-describedby=field.help_id()>
            <legend class="ps-field__label">{say(field.label)}</legend>
            <div class="ps-choice__options">
                <RadioOption name="login" checked=is(LoginMethod::Password) on_choose=choose(LoginMethod::Password)>
                    {say(password)}
                </RadioOption>
                <RadioOption name="login" checked=is(LoginMethod::KeyPair) on_choose=choose(LoginMethod::KeyPair)>
                    {say(key_pair)}
                </RadioOption>
            </div>
            <FieldNotes field=field />
        </fieldset>
        <Show
            when=move || method.get() == LoginMethod::Password
            fallback=|| view! { <TextField field=&field::SSH_KEY /> }
        >
            <div class="ps-fields ps-fields--inner">
                <TextField field=&field::USERNAME />
                <SecretField field=&field::PASSWORD />
            </div>
        </Show>
    }
}
