//! What the rollout waits for: an approval, a decision, a credential, a time; with what a person does about it.

use leptos::prelude::*;
use poolsync_core::rollout::{Gate, RolloutState, StagePhase, TargetPhase};
use poolsync_core::{Arg, Word};

use super::use_board;
use crate::components::{MessageBox, say, use_store};
use crate::platform::time;
use crate::state::Service;
use crate::state::rollout::{Kept, Role, Trouble, approve, decide};
use crate::words::rollout as words;

const BY: &str = "rollout-by";

/// Something that a person is wanted for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Wanted {
    /// An approval: of which stage and gate, and what is approved.
    Approval { stage: usize, gate: usize, question: String, name: String },
    /// What became of a call whose answer was lost.
    Decision { stage: usize, target: usize, pool: String, reason: String },
    /// Whether nodes of the next call that somebody else has synchronized are to be reset again.
    AlreadyUpToDate { pool: String, nodes: Vec<String> },
    /// The time of a gate.
    NotBefore { at: i64, name: String },
    /// The end of a soak.
    Soak { until: i64, name: String },
}

/// What it waits for.
#[component]
pub(super) fn Waits() -> impl IntoView {
    let board = use_board();
    let wanted = Memo::new(move |_| {
        board.kept.with(|kept| kept.as_ref().filter(|kept| kept.state.end.is_none()).map(wanted).unwrap_or_default())
    });
    view! {
        <Hindrance />
        <For each=move || wanted.get() key=Clone::clone children=|wanted| view! { <Item wanted=wanted /> } />
    }
}

#[component]
fn Item(wanted: Wanted) -> impl IntoView {
    match wanted {
        Wanted::Approval { stage, gate, question, name } => {
            view! { <ApprovalItem stage=stage gate=gate question=question name=name /> }.into_any()
        }
        Wanted::Decision { stage, target, pool, reason } => {
            view! { <DecisionItem stage=stage target=target pool=pool reason=reason /> }.into_any()
        }
        Wanted::AlreadyUpToDate { pool, nodes } => view! { <AlreadyUpToDateItem pool=pool nodes=nodes /> }.into_any(),
        Wanted::NotBefore { at, name } => {
            view! { <TimeItem word=&words::WAITS_NOT_BEFORE at=at name=name /> }.into_any()
        }
        Wanted::Soak { until, name } => view! { <TimeItem word=&words::WAITS_SOAK at=until name=name /> }.into_any(),
    }
}

/// A time that a stage waits for. `at`: seconds since 1970.
#[component]
fn TimeItem(word: &'static Word, at: i64, name: String) -> impl IntoView {
    let store = use_store();
    let text = move || {
        let time = Arg::Text(time::moment(at, store.locale.get()));
        store.fill(word, &[("stage", Arg::Text(name.clone())), ("time", time)])
    };
    view! { <p class="ps-notice">{text}</p> }
}

/// An approval that is wanted.
#[component]
fn ApprovalItem(stage: usize, gate: usize, question: String, name: String) -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let by = RwSignal::new(String::new());
    let field = format!("{BY}-{stage}-{gate}");
    let text = move || {
        let args = [("stage", Arg::Text(name.clone())), ("question", Arg::Text(question.clone()))];
        store.fill(&words::WAITS_APPROVAL, &args)
    };
    let is_named = move || by.with(|by| !by.trim().is_empty());
    let press = move |_| {
        if is_named() {
            approve(board, stage, gate, by.get_untracked().trim().to_owned());
        }
    };
    let can_approve = Memo::new(move |_| board.role.get() != Role::Watching);
    view! {
        <div class="ps-notice ps-rollout__wanted" role="status">
            <p>{text}</p>
            <Show when=move || can_approve.get()>
                <div class="ps-field">
                    <label class="ps-field__label" for=field.clone()>{say(&words::APPROVED_BY)}</label>
                    <div class="ps-field__row">
                        <input
                            id=field.clone()
                            class="ps-field__input"
                            type="text"
                            autocomplete="off"
                            spellcheck="false"
                            maxlength="200"
                            prop:value=move || by.get()
                            on:input=move |event| by.set(event_target_value(&event))
                        />
                        <button
                            type="button"
                            class="ps-button ps-button--primary"
                            aria-disabled=move || (!is_named()).to_string()
                            on:click=press
                        >
                            {say(&words::APPROVE)}
                        </button>
                    </div>
                </div>
            </Show>
        </div>
    }
}

/// A call whose answer was lost: what the pool says settles it, or the person.
#[component]
fn DecisionItem(stage: usize, target: usize, pool: String, reason: String) -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let text = move || {
        let args = [("pool", Arg::Text(pool.clone())), ("reason", Arg::Text(reason.clone()))];
        store.fill(if reason.is_empty() { &words::LOST_AT_RESTART } else { &words::LOST_ANSWER }, &args)
    };
    let can_decide = Memo::new(move |_| board.role.get() == Role::Driving);
    view! {
        <div class="ps-problem ps-problem--warning" role="status">
            <p>{text}</p>
            <Show when=move || can_decide.get()>
                <div class="ps-actions">
                    <button
                        type="button"
                        class="ps-button ps-button--small"
                        on:click=move |_| decide(board, stage, target, true)
                    >
                        {say(&words::WAS_CARRIED_OUT)}
                    </button>
                    <button
                        type="button"
                        class="ps-button ps-button--small"
                        on:click=move |_| decide(board, stage, target, false)
                    >
                        {say(&words::WAS_NOT_CARRIED_OUT)}
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// Nodes of the next call that somebody else has synchronized meanwhile: who resumes has them reset again.
#[component]
fn AlreadyUpToDateItem(pool: String, nodes: Vec<String>) -> impl IntoView {
    let store = use_store();
    let text = move || {
        let args = [
            ("pool", Arg::Text(pool.clone())),
            ("count", Arg::count(nodes.len())),
            ("nodes", Arg::text(&store.locale.get().list(&nodes))),
        ];
        store.fill(&words::ALREADY_UP_TO_DATE, &args)
    };
    view! { <p class="ps-problem ps-problem--warning" role="status" data-already-up-to-date="">{text}</p> }
}

/// Why it does not go on by itself.
#[component]
pub(super) fn Hindrance() -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let is_left = Memo::new(move |_| {
        let goes_on = board.kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.state.end.is_none()));
        goes_on && board.role.get() == Role::Free
    });
    let is_lost = Memo::new(move |_| {
        board.kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.state.credential_lost && kept.state.end.is_none()))
    });
    let line = move || match board.trouble.get() {
        None if is_left.get() => Some(view! { <p class="ps-notice">{say(&words::NOBODY_DRIVES)}</p> }.into_any()),
        None if is_lost.get() => Some(view! { <p class="ps-notice">{say(&words::CREDENTIAL_WANTED)}</p> }.into_any()),
        None => None,
        Some(Trouble::Credential(missing)) => {
            let text = store.fill(&words::CREDENTIAL_LOST, &[("missing", Arg::Text(missing))]);
            Some(view! { <p class="ps-problem ps-problem--error" data-trouble="credential">{text}</p> }.into_any())
        }
        Some(Trouble::Unread(error)) => {
            let message = error.message(&store.host_of(Service::Cce), store.locale.get());
            Some(view! { <MessageBox message=message /> }.into_any())
        }
        Some(Trouble::Busy(pool)) => {
            let text = store.fill(&words::POOL_BUSY, &[("pool", Arg::Text(pool))]);
            Some(view! { <p class="ps-problem ps-problem--error" data-trouble="busy">{text}</p> }.into_any())
        }
        Some(Trouble::Storage) => Some(
            view! { <p class="ps-problem ps-problem--error" data-trouble="storage">{say(&words::CANNOT_WRITE)}</p> }
                .into_any(),
        ),
        Some(Trouble::Damaged(_)) => Some(
            view! { <p class="ps-problem ps-problem--error" data-trouble="damaged">{say(&words::DAMAGED)}</p> }
                .into_any(),
        ),
    };
    view! { <div role="alert">{line}</div> }
}

fn wanted(kept: &Kept) -> Vec<Wanted> {
    let rolled: &RolloutState = &kept.state;
    let present = rolled.stages.get(rolled.stage).zip(rolled.rollout.stages.get(rolled.stage));
    let Some((stage, planned)) = present else { return Vec::new() };
    let name = &planned.name;
    let mut wanted = Vec::new();
    let goes_on = !rolled.aborted && !rolled.stopped;
    if stage.phase == StagePhase::Gated && goes_on {
        let gates = stage.gates.iter().zip(&planned.gates).enumerate();
        wanted.extend(gates.filter(|(_, (gate, _))| gate.opened.is_none()).map(|(gate, (_, planned))| match planned {
            Gate::Approval(question) => {
                Wanted::Approval { stage: rolled.stage, gate, question: question.clone(), name: name.clone() }
            }
            Gate::NotBefore(at) => Wanted::NotBefore { at: *at, name: name.clone() },
        }));
    }
    if stage.phase == StagePhase::Soaking
        && let Some(until) = stage.soak_until
    {
        wanted.push(Wanted::Soak { until, name: name.clone() });
    }
    for (target, (lost, planned)) in stage.targets.iter().zip(&planned.targets).enumerate() {
        if lost.phase == TargetPhase::Lost {
            wanted.push(Wanted::Decision {
                stage: rolled.stage,
                target,
                pool: kept.names.pool(&planned.cluster_id, &planned.nodepool_id),
                reason: lost.reason.clone(),
            });
        }
    }
    if rolled.paused && goes_on {
        let already = rolled.already_up_to_date().into_iter().filter_map(|(target, nodes)| {
            let target = planned.targets.get(target)?;
            let nodes = nodes.iter().filter_map(|node| target.nodes.get(*node));
            Some(Wanted::AlreadyUpToDate {
                pool: kept.names.pool(&target.cluster_id, &target.nodepool_id),
                nodes: nodes.map(|node| node.called().to_owned()).collect(),
            })
        });
        wanted.extend(already);
    }
    wanted
}
