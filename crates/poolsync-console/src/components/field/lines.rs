//! Several lines of text.

use leptos::html;
use leptos::prelude::*;
use poolsync_form::Field;

use super::{FieldFrame, MOST_CHARACTERS, invalid, text_of};
use crate::components::use_store;

/// Several lines of text, as they are typed.
#[component]
pub(crate) fn LinesField(
    field: &'static Field,
    /// What stands below its problems.
    #[prop(optional, into)]
    below: Option<AnyView>,
) -> impl IntoView {
    let store = use_store();
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        store.replaced.track();
        let Some(area) = area.get() else { return };
        store.draft.with_untracked(|draft| {
            let text = text_of(draft, field);
            if area.value() != text {
                area.set_value(text);
            }
        });
    });
    let invalid = invalid(store, field);
    let read = move |event| store.type_text(field, event_target_value(&event));
    view! {
        <FieldFrame field=field below=below>
            <textarea
                node_ref=area
                id=field.id
                class="ps-field__input ps-field__input--lines"
                rows="5"
                autocomplete="off"
                spellcheck="false"
                autocapitalize="off"
                maxlength=MOST_CHARACTERS
                aria-describedby=field.described_by()
                aria-invalid=move || invalid.get()
                on:input=read
                on:change=read
            ></textarea>
        </FieldFrame>
    }
}
