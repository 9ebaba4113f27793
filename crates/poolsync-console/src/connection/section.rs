//! The section as it stands in the page before the program comes.

use leptos::prelude::*;
use poolsync_core::region::{self, Region};
use poolsync_form::field;

use super::{BY_TOKEN, CREDENTIAL_FIELDS, TOKEN_NOTES};
use crate::components::field::{FieldFrame, SecretField, TextField};
use crate::components::{MenuLine, Section, SlotPlace};
use crate::words;

/// The section as it stands in the page before the program comes.
#[component]
pub(crate) fn ConnectionSection() -> impl IntoView {
    let kinds = field::CREDENTIALS.map(|(kind, word)| view! { <MenuLine value=kind.id() word=word /> });
    let notes = view! { <SlotPlace place=TOKEN_NOTES class="ps-field__more" /> };
    view! {
        <Section id="connection" title=&words::CONNECTION_TITLE about=&words::CONNECTION_ABOUT>
            <div class="ps-fields">
                <RegionField />
                <TextField field=&field::ENDPOINT />
                <FieldFrame field=&field::CREDENTIAL>
                    <select
                        id=field::CREDENTIAL.id
                        class="ps-field__input"
                        autocomplete="off"
                        aria-describedby=field::CREDENTIAL.described_by()
                    >
                        {kinds.into_iter().collect_view()}
                    </select>
                </FieldFrame>
                <div id=BY_TOKEN>
                    <SecretField field=&field::TOKEN below=notes.into_any() />
                </div>
                <SlotPlace place=CREDENTIAL_FIELDS />
            </div>
        </Section>
    }
}

/// The menu of regions.
#[component]
fn RegionField() -> impl IntoView {
    let field = &field::REGION;
    view! {
        <FieldFrame field=field>
            <select id=field.id class="ps-field__input" autocomplete="off" aria-describedby=field.described_by()>
                <MenuLine value="" word=&words::REGION_OWN />
                {region::REGIONS.iter().map(|region| view! { <RegionLine region=region /> }).collect_view()}
            </select>
        </FieldFrame>
    }
}

/// One region, with its id.
#[component]
fn RegionLine(region: &'static Region) -> impl IntoView {
    let id = region.id;
    let line = |name: &str| format!("{name} · {id}");
    match region.name {
        Some(name) => view! { <option value=id data-zh=line(name.zh)>{line(name.en)}</option> }.into_any(),
        None => view! { <option value=id>{id}</option> }.into_any(),
    }
}
