//! A whole number. Any text can be typed and stays; arrow keys count.

use leptos::html;
use leptos::prelude::*;
use poolsync_form::Field;
use poolsync_form::field::FieldKind;

use super::{FieldFrame, MOST_CHARACTERS, invalid, text_of};
use crate::components::use_store;

/// A text field in the role of a number field: it keeps what was typed, also when that is no number.
#[component]
pub(crate) fn NumberField(
    field: &'static Field,
    /// What stands below it.
    #[prop(optional_no_strip)]
    below: Option<AnyView>,
) -> impl IntoView {
    let store = use_store();
    let (min, max) = match field.kind {
        FieldKind::Number { min, max } => (min, max),
        _ => (i64::MIN, i64::MAX),
    };
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
    let number = move || store.draft.with(|draft| text_of(draft, field).trim().parse::<i64>().ok());
    let count = move |event: web_sys::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        event.prevent_default();
        let next = untrack(number).map_or(min, |number| number.saturating_add(by).clamp(min, max)).to_string();
        store.type_text(field, next);
        store.replaced.notify();
    };
    let read = move |event| store.type_text(field, event_target_value(&event));
    view! {
        <FieldFrame field=field below=below>
            <input
                node_ref=input
                id=field.id
                class="ps-field__input ps-field__input--number"
                type="text"
                role="spinbutton"
                inputmode="numeric"
                aria-valuemin=min
                aria-valuemax=max
                aria-valuenow=number
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                maxlength=MOST_CHARACTERS
                aria-describedby=field.described_by()
                aria-invalid=move || invalid.get()
                on:input=read
                on:change=read
                on:keydown=count
            />
        </FieldFrame>
    }
}
