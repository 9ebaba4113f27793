//! A line of text.

use leptos::html;
use leptos::prelude::*;
use poolsync_form::Field;

use super::{FieldFrame, MOST_CHARACTERS, invalid, text_of};
use crate::components::use_store;

/// A line of text, as it is typed: no help of the browser with the spelling of ids.
#[component]
pub(crate) fn TextField(
    field: &'static Field,
    /// What stands below its problems.
    #[prop(optional, into)]
    below: Option<AnyView>,
) -> impl IntoView {
    let store = use_store();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        store.replaced.track();
        let Some(input) = input.get() else { return };
        store.draft.with_untracked(|draft| {
            let text = text_of(draft, field);
            if input.value() != text {
                input.set_value(text);
            }
        });
    });
    let invalid = invalid(store, field);
    // Programs that fill in forms send one event or the other.
    let read = move |event| store.type_text(field, event_target_value(&event));
    view! {
        <FieldFrame field=field below=below>
            <input
                node_ref=input
                id=field.id
                class="ps-field__input"
                type="text"
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                maxlength=MOST_CHARACTERS
                aria-describedby=field.described_by()
                aria-invalid=move || invalid.get()
                on:input=read
                on:change=read
            />
        </FieldFrame>
    }
}
