//! The lazy parts. A function with `#[wasm_split(name)]` begins the part `name`: code and data that only such functions need are
//! in the part's file.

#![expect(clippy::unnecessary_wraps, reason = "the macro turns the result into whether the file came")]

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::commands::commands;
use super::wishes::Wishes;
use crate::before::KubectlLines;
use crate::commands::{CommandsDialog, KeyboardDialog};
use crate::components::use_store;
use crate::credential::{CredentialFields, SignatureDoctor};
use crate::guide::{Guide, GuideStep};
use crate::handover::{ForgetDialog, PresetsDialog};
use crate::import::ImportDialog;
use crate::json_editor::JsonEditor;
use crate::lookup::{FoundNodes, FoundPlaces, Place};
use crate::rollout::RolloutSection;
use crate::run::{self, RunSection, RunsSection};
use crate::samples::SamplesPanel;
use crate::send::{Answer, ConfirmDialog};
use crate::state::guide::Step;
use crate::state::{Store, progress};

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn import_dialog(importing: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ImportDialog open=importing /> }.into_any())
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn json_editor(editing: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <JsonEditor open=editing /> }.into_any())
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn samples(sampling: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <SamplesPanel open=sampling /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn credential_fields() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <CredentialFields /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn signature_doctor() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <SignatureDoctor /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn found_places(
    place: Place,
    presses: RwSignal<u32>,
    next: RwSignal<u32>,
) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <FoundPlaces place=place presses=presses next=next /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn found_nodes(presses: RwSignal<u32>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <FoundNodes presses=presses /> }.into_any())
}

#[wasm_split(rollout, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn rollouts() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <RolloutSection /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible, preload(load_call))]
pub(super) fn confirm_dialog(guided: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    let guide = view! {
        <Show when=move || guided.get()>
            <div class="ps-guide__line"><GuideStep step=Step::Question /></div>
        </Show>
    };
    Ok(view! { <ConfirmDialog guide=guide.into_any() /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn answer() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <Answer /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn runs() -> Result<AnyView, SplitLoaderError> {
    let store = use_store();
    let is_there = Memo::new(move |_| store.journal.with(|journal| !journal.entries().is_empty()));
    Ok(view! { <Show when=move || is_there.get()><RunsSection /></Show> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn followed_run(store: Store) -> Result<AnyView, SplitLoaderError> {
    progress::restore(store);
    progress::start(store);
    run::announce(store);
    Ok(view! { <RunSection /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn commands_dialog(store: Store, wishes: Wishes) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <CommandsDialog open=wishes.commands commands=commands(store, wishes) /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn keyboard_dialog(open: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <KeyboardDialog open=open /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn presets_dialog(open: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <PresetsDialog open=open /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn forget_dialog(open: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ForgetDialog open=open /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn kubectl_lines() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <KubectlLines /> }.into_any())
}

#[wasm_split(aside, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn guide_view(wishes: Wishes) -> Result<AnyView, SplitLoaderError> {
    let find_nodes = Callback::new(move |()| wishes.find_nodes());
    Ok(view! { <Show when=move || wishes.guiding.get()><Guide open=wishes.guiding find_nodes=find_nodes /></Show> }
        .into_any())
}
