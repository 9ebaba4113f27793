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
//! | `call` | the last question, the answer, following a run |
//! | `aside` | other credentials than a token, look-ups; presets, commands, questions to the cluster, the guide of the first visit |
//! | `rollout` | several calls as one operation |
//!
//! What several parts need is in a file for each set of them: a part more may double their number.

#![expect(clippy::unnecessary_wraps, reason = "the macro turns the result into whether the file came")]

mod commands;
mod parts;
mod wishes;

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use poolsync_core::Word;
use poolsync_form::{CredentialKind, Field, field};

use crate::before::BeforeSection;
use crate::commands::listen;
use crate::components::field::{complete_adopted, watch_leaving};
use crate::components::{Lazy, LookupButton, Slot, tell_missing_parts, use_store};
use crate::connection::{CREDENTIAL_FIELDS, TOKEN_NOTES, TokenNotes};
use crate::handover::HandoverSection;
use crate::header::{NOTICE, Notice, TOOLS, Tools};
use crate::json_editor::JsonSection;
use crate::lookup::Place;
use crate::nodes::NodesSection;
use crate::platform::document;
use crate::platform::page_config::PageConfig;
use crate::review::{PlanSection, ProblemsSection, RequestSection};
use crate::rollout::{OpenButton, is_open_at_start};
use crate::samples::SamplesSection;
use crate::send::{AnswerSection, RouteSection, SendBar};
use crate::state::{CallState, Store, checks, idle, journal, link, persistence, progress};
use crate::static_page::{BAR, OUTCOME, REST, REVIEW};
use crate::target::{CLUSTER_LOOKUP, POOL_LOOKUP, PROJECT_LOOKUP};
use crate::template::TemplateSection;
use crate::words;
use crate::{connection, json_editor, target};
use parts::{
    answer, commands_dialog, confirm_dialog, credential_fields, followed_run, forget_dialog, found_nodes, found_places,
    guide_view, import_dialog, json_editor, keyboard_dialog, kubectl_lines, load_call, presets_dialog, rollouts, runs,
    samples, signature_doctor,
};
use wishes::Wishes;

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
    let wishes = owner.with(Wishes::new);
    let steps: [&dyn Fn(); 5] = [
        &|| connection::adopt(store),
        &|| target::adopt(store),
        &|| {
            watch_leaving(store);
            persistence::start(store);
            tell_missing_parts(store);
        },
        &|| document::set_root_attribute("data-live", ""),
        &|| REST.fill(store, move || view! { <Lazy when=true is_styled=false load=move || rest(store, wishes) /> }),
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
fn rest(store: Store, wishes: Wishes) -> Result<AnyView, SplitLoaderError> {
    checks::start(store);
    journal::start(store);
    link::start(store);
    idle::start(store);
    store.rolling.set(is_open_at_start());
    for field in ADOPTED {
        complete_adopted(store, field);
    }
    listen(wishes.commands, wishes.keyboard);
    let has_sandbox = store.config.with_value(|config| config.sandbox.is_some());
    let guiding = has_sandbox.then_some(wishes.guiding);
    TOOLS.fill(store, move || view! { <Tools importing=wishes.importing commands=wishes.commands guiding=guiding /> });
    NOTICE.fill(store, || view! { <Notice /> });
    TOKEN_NOTES.fill(store, || view! { <TokenNotes /> });
    offer_credentials(store);
    let [projects, clusters, pools, nodes] = wishes.lookups;
    let lookups = [(projects, clusters), (clusters, pools), (pools, nodes)];
    for ((slot, word, found_id, place), (presses, next)) in PLACE_LOOKUPS.into_iter().zip(lookups) {
        slot.fill(store, move || {
            let found = move || found_places(place, presses, next);
            view! {
                <LookupButton word=word found_id=found_id presses=presses>
                    <Lazy when=Signal::derive(move || presses.get() > 0) load=found />
                </LookupButton>
            }
        });
    }
    OUTCOME.fill(store, move || view! { <Asides wishes=wishes /> <Outcome /> });
    REVIEW.fill(store, move || view! { <Review wishes=wishes /> });
    BAR.fill(store, move || {
        let confirm = move || confirm_dialog(wishes.guiding);
        let question = view! { <Lazy when=store.confirming load=confirm /> };
        view! { <SendBar question=question.into_any() /> }
    });
    preload_call(store);
    Effect::new(|_| document::set_root_attribute("data-live", "whole"));
    Ok(view! { <Rest wishes=wishes /> }.into_any())
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

/// What stands beside the form: the guide, and dialogs about the whole page.
#[component]
fn Asides(wishes: Wishes) -> impl IntoView {
    let store = use_store();
    let Wishes { commands, keyboard, presets, forgetting, guiding, .. } = wishes;
    view! {
        <Lazy when=guiding load=move || guide_view(wishes) />
        <Lazy when=commands load=move || commands_dialog(store, wishes) />
        <Lazy when=keyboard load=move || keyboard_dialog(keyboard) />
        <Lazy when=presets load=move || presets_dialog(presets) />
        <Lazy when=forgetting load=move || forget_dialog(forgetting) />
    }
}

/// What became of the call, and the run that follows from it.
#[component]
fn Outcome() -> impl IntoView {
    let store = use_store();
    let is_run_there = Signal::derive(move || progress::is_saved(store) || store.tracking.with(Option::is_some));
    let was_called = Signal::derive(move || store.confirming.get() || store.call.with(|it| *it != CallState::Idle));
    let is_refused = Signal::derive(move || store.refused_signature.with(Option::is_some));
    let answer = view! { <Lazy when=was_called load=answer /> };
    view! {
        <Lazy when=store.rolling load=rollouts />
        <Lazy when=is_run_there load=move || followed_run(store) />
        <AnswerSection answer=answer.into_any() />
        <Lazy when=is_refused load=signature_doctor />
    }
}

/// The form after its first section.
#[component]
fn Rest(wishes: Wishes) -> impl IntoView {
    let store = use_store();
    let Wishes { editing, importing, lookups: [.., presses], .. } = wishes;
    let nodes = view! {
        <LookupButton word=&words::FIND_NODES_BUTTON found_id="found-nodes" presses=presses>
            <Lazy when=Signal::derive(move || presses.get() > 0) load=move || found_nodes(presses) />
        </LookupButton>
    };
    let is_json_wanted = Signal::derive(move || json_editor::is_wanted(store, editing));
    let editor = view! { <Lazy when=is_json_wanted load=move || json_editor(editing) /> };
    view! {
        <NodesSection lookup=nodes.into_any() />
        <TemplateSection />
        <JsonSection open=editing editor=editor.into_any() />
        <Lazy when=importing load=move || import_dialog(importing) />
    }
}

/// What will happen: the plan, what stands in its way, and the bytes.
#[component]
fn Review(wishes: Wishes) -> impl IntoView {
    let store = use_store();
    let Wishes { sampling, asking, .. } = wishes;
    let was_called = Signal::derive(move || store.journal.with(|journal| !journal.entries().is_empty()));
    let samples = view! { <Lazy when=sampling load=move || samples(sampling) /> };
    let lines = view! { <Lazy when=asking load=kubectl_lines /> };
    view! {
        <PlanSection />
        <OpenButton />
        <ProblemsSection />
        <BeforeSection open=asking lines=lines.into_any() />
        <RouteSection />
        <RequestSection />
        <SamplesSection open=sampling panel=samples.into_any() />
        <HandoverSection presets=wishes.presets forgetting=wishes.forgetting />
        <Lazy when=was_called load=runs />
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
