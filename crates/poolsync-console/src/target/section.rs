//! The section as it stands in the page before the program comes.

use leptos::prelude::*;
use poolsync_core::Word;
use poolsync_form::{Field, field};

use super::{CLUSTER_LOOKUP, POOL_LOOKUP, PROJECT_LOOKUP};
use crate::components::field::{FieldNotes, TextField};
use crate::components::{LookupButton, Section, Slot, SlotPlace, say};
use crate::words;

/// The section as it stands in the page before the program comes.
#[component]
pub(crate) fn TargetSection() -> impl IntoView {
    view! {
        <Section id="target" title=&words::TARGET_TITLE about=&words::TARGET_ABOUT>
            <div class="ps-fields">
                <IdField field=&field::PROJECT_ID lookup=PROJECT_LOOKUP word=&words::FIND_PROJECTS_BUTTON />
                <IdField field=&field::CLUSTER_ID lookup=CLUSTER_LOOKUP word=&words::FIND_CLUSTERS_BUTTON />
                <IdField field=&field::NODEPOOL_ID lookup=POOL_LOOKUP word=&words::FIND_POOLS_BUTTON />
                <DefaultPool />
            </div>
        </Section>
    }
}

/// An id, with the place of its look-up.
#[component]
fn IdField(field: &'static Field, lookup: Slot, word: &'static Word) -> impl IntoView {
    let below = view! { <SlotPlace place=lookup class="ps-lookup"><LookupButton word=word /></SlotPlace> };
    view! { <TextField field=field below=below.into_any() /> }
}

/// The box for the default pool.
#[component]
fn DefaultPool() -> impl IntoView {
    let field = &field::DEFAULT_POOL;
    view! {
        <div class="ps-field ps-field--box">
            <input id=field.id type="checkbox" autocomplete="off" aria-describedby=field.described_by() />
            <label class="ps-field__label" for=field.id>{say(field.label)}</label>
            <FieldNotes field=field />
        </div>
    }
}
