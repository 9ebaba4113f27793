//! The application: takes the first section over, then mounts everything else. The one place that names features and lazy
//! parts.
//!
//! # Lazy parts
//! A function with `#[wasm_split(name)]` begins the part `name`: code and data that only such functions need are in the
//! part's file. It is what Leptos' `#[lazy]` becomes, with `fallible` beside it: a file that does not come must not end the
//! program, which holds what was typed. Parts are cut by what a person does:
//!
//! | part | with it |
//! |---|---|
//! | `rest` | the form after its first section, checks, review, the button: comes with every visit |
//! | `request` | import, the body as JSON, the call as code |
//! | `access` | other credentials than a token, look-ups |
//! | `call` | the last question, the answer, following a run |

#![expect(clippy::unnecessary_wraps, reason = "the macro turns the result into whether the file came")]

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use poolsync_core::Word;
use poolsync_form::{CredentialKind, Field, field};

use crate::components::field::{complete_adopted, watch_leaving};
use crate::components::{Lazy, LookupButton, Slot};
use crate::connection::{CREDENTIAL_FIELDS, TOKEN_NOTES, TokenNotes};
use crate::credential::{CredentialFields, SignatureDoctor};
use crate::header::{NOTICE, Notice, TOOLS, Tools};
use crate::import::ImportDialog;
use crate::json_editor::{JsonEditor, JsonSection};
use crate::lookup::{FoundNodes, FoundPlaces, Place};
use crate::nodes::NodesSection;
use crate::platform::document;
use crate::platform::page_config::PageConfig;
use crate::review::{ProblemsSection, RequestSection};
use crate::run::RunSection;
use crate::samples::{SamplesPanel, SamplesSection};
use crate::send::{Answer, AnswerSection, ConfirmDialog, SendSection};
use crate::state::{CallState, Store, checks, persistence, progress};
use crate::static_page::REST;
use crate::target::{CLUSTER_LOOKUP, POOL_LOOKUP, PROJECT_LOOKUP};
use crate::template::TemplateSection;
use crate::words;
use crate::{connection, json_editor, run, target};

/// Takes the page over for as long as it lives.
pub(crate) fn start() {
    // Fails only if it was done already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let store = owner.with(|| Store::new(persistence::load_draft(), PageConfig::read(), document::locale()));
    leptos::task::spawn_local(take_over(owner, store));
}

/// Takes over what stands in the page, step by step: a key that is pressed meanwhile waits for one of them at most.
async fn take_over(owner: Owner, store: Store) {
    let importing = owner.with(|| RwSignal::new(false));
    let steps: [&dyn Fn(); 5] = [
        &|| connection::adopt(store),
        &|| target::adopt(store),
        &|| {
            watch_leaving(store);
            persistence::start(store);
        },
        &|| document::set_root_attribute("data-live", ""),
        &|| REST.fill(store, move || view! { <Lazy when=true is_styled=false load=move || rest(store, importing) /> }),
    ];
    for step in steps {
        owner.with(step);
        TimeoutFuture::new(0).await;
    }
    // Nothing of the page is ever taken down, so the owner of its signals stays.
    std::mem::forget(owner);
}

/// What comes with every visit, after the first section.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn rest(store: Store, importing: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    checks::start(store);
    for field in ADOPTED {
        complete_adopted(store, field);
    }
    TOOLS.fill(store, move || view! { <Tools importing=importing /> });
    NOTICE.fill(store, || view! { <Notice /> });
    TOKEN_NOTES.fill(store, || view! { <TokenNotes /> });
    offer_credentials(store);
    for (slot, word, found_id, place) in PLACE_LOOKUPS {
        slot.fill(store, move || {
            let presses = RwSignal::new(0);
            let found = move || found_places(place, presses);
            view! {
                <LookupButton word=word found_id=found_id presses=presses>
                    <Lazy when=Signal::derive(move || presses.get() > 0) load=found />
                </LookupButton>
            }
        });
    }
    Ok(view! { <Rest importing=importing /> }.into_any())
}

/// The fields of the first section that can have problems.
const ADOPTED: [&Field; 6] = [
    &field::ENDPOINT,
    &field::TOKEN,
    &field::PROJECT_ID,
    &field::CLUSTER_ID,
    &field::NODEPOOL_ID,
    &field::DEFAULT_POOL,
];

/// The look-ups of the target: where each stands, and the id of the place below it.
const PLACE_LOOKUPS: [(Slot, &Word, &str, Place); 3] = [
    (PROJECT_LOOKUP, &words::FIND_PROJECTS_BUTTON, "found-projects", Place::Project),
    (CLUSTER_LOOKUP, &words::FIND_CLUSTERS_BUTTON, "found-clusters", Place::Cluster),
    (POOL_LOOKUP, &words::FIND_POOLS_BUTTON, "found-pools", Place::Pool),
];

/// Shows the fields of other credentials than a token once one is chosen.
fn offer_credentials(store: Store) {
    CREDENTIAL_FIELDS.fill(store, move || {
        let is_other = Signal::derive(move || store.draft.with(|draft| draft.credential != CredentialKind::Token));
        view! { <Lazy when=is_other load=credential_fields /> }
    });
}

/// Everything after the first section.
#[component]
fn Rest(importing: RwSignal<bool>) -> impl IntoView {
    let store = crate::components::use_store();
    let (editing, sampling, presses) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(0));
    let is_run_there = {
        let is_saved = progress::is_saved();
        Signal::derive(move || is_saved || store.tracking.with(Option::is_some))
    };
    let was_called = Signal::derive(move || store.confirming.get() || store.call.with(|it| *it != CallState::Idle));
    let is_refused = Signal::derive(move || store.refused_signature.with(Option::is_some));
    preload_call(store);
    Effect::new(|_| document::set_root_attribute("data-live", "whole"));
    let nodes = view! {
        <LookupButton word=&words::FIND_NODES_BUTTON found_id="found-nodes" presses=presses>
            <Lazy when=Signal::derive(move || presses.get() > 0) load=move || found_nodes(presses) />
        </LookupButton>
    };
    let is_json_wanted = Signal::derive(move || json_editor::is_wanted(store, editing));
    let editor = view! { <Lazy when=is_json_wanted load=move || json_editor(editing) /> };
    let samples = view! { <Lazy when=sampling load=move || samples(sampling) /> };
    let question = view! { <Lazy when=store.confirming load=confirm_dialog /> };
    let answer = view! { <Lazy when=was_called load=answer /> };
    view! {
        <NodesSection lookup=nodes.into_any() />
        <TemplateSection />
        <JsonSection open=editing editor=editor.into_any() />
        <ProblemsSection />
        <RequestSection />
        <SamplesSection open=sampling panel=samples.into_any() />
        <SendSection question=question.into_any() />
        <AnswerSection answer=answer.into_any() />
        <Lazy when=is_run_there load=move || followed_run(store) />
        <Lazy when=is_refused load=signature_doctor />
        <Lazy when=importing load=move || import_dialog(importing) />
    }
}

/// Loads the part of the call because it will probably be needed. A failure shows when it is.
fn preload_call(store: Store) {
    let is_done = Cell::new(false);
    Effect::new(move |_| {
        if store.checked.with(|checked| checked.report.sendable() && !checked.preview.body.is_empty())
            && !is_done.replace(true)
        {
            leptos::task::spawn_local(async {
                let _ = load_call().await;
            });
        }
    });
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn import_dialog(importing: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ImportDialog open=importing /> }.into_any())
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn json_editor(editing: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <JsonEditor open=editing /> }.into_any())
}

#[wasm_split(request, wasm_split_path = leptos::wasm_split, fallible)]
fn samples(sampling: RwSignal<bool>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <SamplesPanel open=sampling /> }.into_any())
}

#[wasm_split(access, wasm_split_path = leptos::wasm_split, fallible)]
fn credential_fields() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <CredentialFields /> }.into_any())
}

#[wasm_split(access, wasm_split_path = leptos::wasm_split, fallible)]
fn signature_doctor() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <SignatureDoctor /> }.into_any())
}

#[wasm_split(access, wasm_split_path = leptos::wasm_split, fallible)]
fn found_places(place: Place, presses: RwSignal<u32>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <FoundPlaces place=place presses=presses /> }.into_any())
}

#[wasm_split(access, wasm_split_path = leptos::wasm_split, fallible)]
fn found_nodes(presses: RwSignal<u32>) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <FoundNodes presses=presses /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible, preload(load_call))]
fn confirm_dialog() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <ConfirmDialog /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible)]
fn answer() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <Answer /> }.into_any())
}

#[wasm_split(call, wasm_split_path = leptos::wasm_split, fallible)]
fn followed_run(store: Store) -> Result<AnyView, SplitLoaderError> {
    progress::restore(store);
    progress::start(store);
    run::announce(store);
    Ok(view! { <RunSection /> }.into_any())
}
