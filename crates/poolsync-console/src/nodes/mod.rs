//! How many nodes at once, and which.

mod pace;

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_form::field;

use crate::components::field::{LinesField, NumberField};
use crate::components::{Lockable, Section, use_store};
use crate::words;
use pace::Pace;

/// The section of the nodes.
#[component]
pub(crate) fn NodesSection(
    /// The look-up of nodes.
    lookup: AnyView,
) -> impl IntoView {
    let (pace, below) = (view! { <Pace /> }, view! { <NodeCount /> {lookup} });
    view! {
        <Section id="settings" title=&words::SETTINGS_TITLE about=&words::SETTINGS_ABOUT>
            <Lockable>
                <NumberField field=&field::MAX_UNAVAILABLE below=Some(pace.into_any()) />
                <LinesField field=&field::NODE_IDS below=below.into_any() />
            </Lockable>
        </Section>
    }
}

/// How many nodes are named, counted as they are sent.
#[component]
fn NodeCount() -> impl IntoView {
    let store = use_store();
    let named = Memo::new(move |_| store.checked.with(|checked| checked.named_nodes));
    let text = move || match named.get() {
        None => store.say(&words::NODE_IDS_NONE).to_owned(),
        Some(0) => store.say(&words::NODE_IDS_ALL).to_owned(),
        Some(count) => store.fill(&words::NODE_IDS_COUNT, &[("count", Arg::count(count))]),
    };
    view! { <div class="ps-field__more">{text}</div> }
}
