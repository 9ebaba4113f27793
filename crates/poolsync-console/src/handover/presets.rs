//! The presets: drafts that are kept in this browser by a name.

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::{CopyButton, Dialog, say, use_store};
use crate::state::{Preset, Presets, presets};
use crate::words;

/// The id of the dialog.
const DIALOG: &str = "presets-dialog";
/// The id of what it says about itself.
const ABOUT: &str = "presets-about";
/// The id of the name of a new preset.
const NAME: &str = "preset_name";
/// The id of the text of other presets.
const TEXT: &str = "presets_text";

/// The dialog.
#[component]
pub(crate) fn PresetsDialog(
    /// True while it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let kept = RwSignal::new(Presets::default());
    // Another tab may have changed them.
    Effect::new(move |_| {
        if open.get() {
            kept.set(presets::read());
        }
    });
    let is_empty = Memo::new(move |_| kept.with(|kept| kept.entries().is_empty()));
    view! {
        <Dialog id=DIALOG open=open wide=true described_by=ABOUT>
            <h2 id=format!("{DIALOG}-title")>{say(&words::PRESETS_TITLE)}</h2>
            <p id=ABOUT class="ps-field__help">{say(&words::PRESETS_ABOUT)}</p>
            <NewPreset kept=kept />
            <Show when=move || !is_empty.get() fallback=|| view! { <p>{say(&words::PRESETS_NONE)}</p> }>
                <ul class="ps-found">
                    <For
                        each=move || kept.get().entries().to_vec()
                        key=Clone::clone
                        children=move |preset| view! { <Line preset=preset kept=kept open=open /> }
                    />
                </ul>
            </Show>
            <Exchange kept=kept />
            <div class="ps-actions ps-dialog__actions">
                <button type="button" class="ps-button" on:click=move |_| open.set(false)>{say(&words::DIALOG_CLOSE)}</button>
            </div>
        </Dialog>
    }
}

/// Keeps the draft that the form shows.
#[component]
fn NewPreset(kept: RwSignal<Presets>) -> impl IntoView {
    let store = use_store();
    let name = RwSignal::new(String::new());
    let is_nameless = move || name.with(|name| name.trim().is_empty());
    let keep = move || {
        if is_nameless() {
            return;
        }
        let name = name.get_untracked();
        kept.set(store.draft.with_untracked(|draft| presets::change(|presets| presets.put(&name, draft))));
    };
    view! {
        <label class="ps-field__label" for=NAME>{say(&words::PRESET_NAME)}</label>
        <div class="ps-line">
            <input
                id=NAME
                class="ps-field__input"
                type="text"
                autocomplete="off"
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { keep() }
            />
            <button
                type="button"
                class="ps-button ps-button--primary"
                aria-disabled=move || is_nameless().to_string()
                on:click=move |_| keep()
            >
                {say(&words::PRESET_KEEP)}
            </button>
        </div>
    }
}

#[component]
fn Line(preset: Preset, kept: RwSignal<Presets>, open: RwSignal<bool>) -> impl IntoView {
    let store = use_store();
    let about = preset.draft().map(|draft| {
        let pool = if draft.default_pool { "DefaultPool" } else { draft.nodepool_id.trim() };
        format!("{} {pool}", draft.host())
    });
    let name = preset.name.clone();
    let (gone, label) = (name.clone(), name.clone());
    let fill_in = move |_| {
        presets::fill_in(store, &preset);
        open.set(false);
    };
    let delete = move |_| kept.set(presets::change(|presets| presets.remove(&gone)));
    view! {
        <li class="ps-line">
            <button type="button" class="ps-found__item" on:click=fill_in>
                <span class="ps-found__name">{name}</span> " "
                <span class="ps-found__id">{about}</span>
            </button>
            <button
                type="button"
                class="ps-button ps-button--small"
                aria-label=move || store.fill(&words::PRESET_DELETE_NAMED, &[("name", Arg::text(&label))])
                on:click=delete
            >
                {say(&words::PRESET_DELETE)}
            </button>
        </li>
    }
}

/// All presets as a text, out of this browser and into it.
#[component]
fn Exchange(kept: RwSignal<Presets>) -> impl IntoView {
    let store = use_store();
    let text = NodeRef::<html::Textarea>::new();
    let taken = RwSignal::new(None::<Option<usize>>);
    let take = move |_| {
        let Some(area) = text.get_untracked() else { return };
        let mut count = None;
        kept.set(presets::change(|presets| count = presets.take(&area.value())));
        taken.set(Some(count));
        if count.is_some() {
            area.set_value("");
        }
    };
    let told = move || match taken.get() {
        None => String::new(),
        Some(None) => store.say(&words::PRESETS_NOT_READ).to_owned(),
        Some(Some(count)) => store.fill(&words::PRESETS_TAKEN, &[("count", Arg::count(count))]),
    };
    view! {
        <details class="ps-details">
            <summary>{say(&words::PRESETS_EXCHANGE)}</summary>
            <p><CopyButton text=move || kept.with_untracked(Presets::save) label=&words::PRESETS_COPY small=true /></p>
            <label class="ps-field__label" for=TEXT>{say(&words::PRESETS_TEXT)}</label>
            <textarea
                node_ref=text
                id=TEXT
                class="ps-field__input ps-field__input--lines"
                rows="4"
                autocomplete="off"
                spellcheck="false"
            ></textarea>
            <p>
                <button type="button" class="ps-button ps-button--small" on:click=take>{say(&words::PRESETS_TAKE)}</button> " "
                <span role="status">{told}</span>
            </p>
        </details>
    }
}
