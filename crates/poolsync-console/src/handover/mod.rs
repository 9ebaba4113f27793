//! What is kept by a name, passed on by a link, or forgotten.

mod forget;
mod presets;

pub(crate) use forget::ForgetDialog;
pub(crate) use presets::PresetsDialog;

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::{CopyButton, Section, say, use_store};
use crate::state::{idle, link};
use crate::words;

/// After how long secrets are forgotten when nobody works here.
#[component]
fn IdleMenu() -> impl IntoView {
    let store = use_store();
    let line = move |minutes: u32| {
        let words = move || match minutes {
            0 => store.say(&words::IDLE_NEVER).to_owned(),
            minutes => store.fill(&words::IDLE_MINUTES, &[("minutes", Arg::Number(minutes.into()))]),
        };
        view! { <option value=minutes.to_string() selected=idle::minutes() == minutes>{words}</option> }
    };
    view! {
        <label class="ps-menu">
            {say(&words::IDLE_LABEL)} " "
            <select
                class="ps-menu__select"
                autocomplete="off"
                on:change=|event| idle::choose(event_target_value(&event).parse().unwrap_or_default())
            >
                {idle::CHOICES.map(line).collect_view()}
            </select>
        </label>
    }
}

/// The section.
#[component]
pub(crate) fn HandoverSection(
    /// Becomes true when the presets are wanted.
    presets: RwSignal<bool>,
    /// Becomes true when everything is to be forgotten.
    forgetting: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    view! {
        <Section id="handover" title=&words::HANDOVER_TITLE about=&words::HANDOVER_ABOUT>
            <div class="ps-actions ps-actions--start">
                <CopyButton text=move || link::link(store) label=&words::LINK_COPY />
                <button type="button" class="ps-button" on:click=move |_| presets.set(true)>
                    {say(&words::PRESETS_BUTTON)}
                </button>
                <button type="button" class="ps-button" on:click=move |_| forgetting.set(true)>
                    {say(&words::EVERYTHING_BUTTON)}
                </button>
            </div>
            <IdleMenu />
            // In a tab of its own: leaving this one would forget the secrets.
            <p class="ps-field__help"><a href="offline.html" target="_blank" rel="noopener">{say(&words::OFFLINE_LINK)}</a></p>
        </Section>
    }
}
