//! A masked line whose text lives in memory only, with a button to look at it.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_form::{Field, field};

use super::{FieldFrame, MOST_CHARACTERS, invalid};
use crate::components::{IS_STATIC, Slot, SlotPlace, say, use_store};
use crate::platform::document;
use crate::words;

/// The place of the button that shows the token, the one secret that stands in the built page.
const SHOW_TOKEN: Slot = Slot("token-show");

/// Returns the place of the button that shows a secret of the built page.
pub(crate) fn show_slot(field: &Field) -> Option<Slot> {
    (*field == field::TOKEN).then_some(SHOW_TOKEN)
}

/// A masked line.
#[component]
pub(crate) fn SecretField(
    field: &'static Field,
    /// What stands below its problems.
    #[prop(optional, into)]
    below: Option<AnyView>,
) -> impl IntoView {
    let store = use_store();
    let input = NodeRef::<html::Input>::new();
    let shown = RwSignal::new(false);
    Effect::new(move |_| {
        store.secrets.track();
        if let Some(input) = input.get() {
            store.secrets.with_untracked(|secrets| write(&input, secrets.typed(field)));
        }
    });
    Effect::watch(
        move || store.forgotten.track(),
        move |(), _, _| {
            shown.set(false);
            if let Some(input) = input.get_untracked() {
                document::clear_masked_input(&input);
            }
        },
        false,
    );
    let invalid = invalid(store, field);
    let read = move |event| store.type_secret(field, Secret::new(event_target_value(&event)));
    let button = move || view! { <ShowButton field=field shown=shown /> };
    let button = match show_slot(field) {
        Some(slot) => view! { <SlotPlace place=slot class="ps-field__show">{button()}</SlotPlace> }.into_any(),
        None => button().into_any(),
    };
    // Password managers are told to keep out: this is no login of a person to this page.
    view! {
        <FieldFrame field=field below=below>
            <div class="ps-field__row">
                <input
                    node_ref=input
                    id=field.id
                    class="ps-field__input"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    spellcheck="false"
                    autocapitalize="off"
                    maxlength=MOST_CHARACTERS
                    data-1p-ignore=""
                    data-lpignore="true"
                    data-bwignore=""
                    aria-describedby=field.described_by()
                    aria-invalid=move || invalid.get()
                    on:input=read
                    on:change=read
                />
                {button}
            </div>
        </FieldFrame>
    }
}

/// The button that shows a secret. Forgetting masks it again.
#[component]
pub(crate) fn ShowButton(field: &'static Field, shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="ps-button"
            aria-pressed=move || shown.get().to_string()
            disabled=IS_STATIC
            on:click=move |_| shown.update(|shown| *shown = !*shown)
        >
            {say(&words::SHOW_BUTTON)}
            " "
            <span class="ps-hidden">{say(field.label)}</span>
        </button>
    }
}

/// Writes a secret into its field, unless it stands there.
pub(super) fn write(input: &web_sys::HtmlInputElement, secret: &Secret) {
    // EXPOSE: compared with the field, where it stands already, or written there.
    let text = secret.expose();
    if input.value() != text {
        input.set_value(text);
    }
}
