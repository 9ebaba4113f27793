//! The rollout while it runs, and when it is over: how far it is, what it waits for, what can be done, and what happened.

use leptos::prelude::*;
use poolsync_core::rollout::{End, NodeCounts, digest_groups};
use poolsync_core::{Arg, Locale};

use super::controls::Controls;
use super::log::Log;
use super::picture::RunningPicture;
use super::stages::RunningStages;
use super::use_board;
use super::waits::Waits;
use crate::components::{say, use_store};
use crate::platform::{document, notifications, time};
use crate::state::rollout::{Board, Role, total};
use crate::words;
use crate::words::rollout as own;

/// The rollout that is shown.
#[component]
pub(super) fn Running() -> impl IntoView {
    let board = use_board();
    view! {
        <Head />
        <Waits />
        <Controls />
        <RunningPicture />
        <RunningStages />
        <Digest />
        <Log />
        <LastLook board=board />
    }
}

/// How far it is.
#[component]
fn Head() -> impl IntoView {
    let board = use_board();
    let store = use_store();
    let counts = Memo::new(move |_| board.kept.with(|kept| kept.as_ref().map(|kept| kept.state.node_counts())));
    let end = Memo::new(move |_| board.kept.with(|kept| kept.as_ref().and_then(|kept| kept.state.end)));
    let status = move || {
        board.kept.with(|kept| {
            let kept = kept.as_ref()?;
            let args = [
                ("name", Arg::Text(kept.state.rollout.name.clone())),
                ("status", Arg::Text(kept.state.status().get(store.locale.get()).to_owned())),
            ];
            Some(store.fill(&own::STATUS, &args))
        })
    };
    let class = move || match end.get() {
        None => "ps-answer__title",
        Some(End::Done) => "ps-answer__title ps-good",
        Some(End::Failed | End::Aborted) => "ps-answer__title ps-bad",
    };
    let nodes = move || {
        counts.get().map(|NodeCounts { done, failed, total: all, .. }| {
            let args = [("done", Arg::count(done)), ("all", Arg::count(all)), ("failed", Arg::count(failed))];
            store.fill(if failed > 0 { &own::NODES_FAILED } else { &own::NODES_DONE }, &args)
        })
    };
    let role = move || match (end.get(), board.role.get()) {
        (None, Role::Watching) => Some(view! { <p class="ps-notice">{say(&own::WATCHING)}</p> }),
        _ => None,
    };
    view! {
        <div class="ps-rollout__head">
            <p class=class data-end=move || end.get().map(id) role="status">{status}</p>
            <p>{nodes}</p>
            <progress
                class="ps-progress"
                max=move || counts.get().map_or(1, |counts| counts.total.max(1)).to_string()
                value=move || counts.get().map_or(0, |counts| counts.done).to_string()
                aria-label=move || store.say(&words::FOLLOW_BAR)
            ></progress>
            {role}
        </div>
    }
}

fn id(end: End) -> &'static str {
    match end {
        End::Done => "done",
        End::Failed => "failed",
        End::Aborted => "aborted",
    }
}

/// Under which digest it runs, and what that is about.
#[component]
fn Digest() -> impl IntoView {
    let board = use_board();
    let sum = move || {
        let locale = board.store().locale.get();
        board.kept.with(|kept| kept.as_ref().map(|kept| total(&kept.state.rollout, &kept.names, locale)))
    };
    let digest = move || board.kept.with(|kept| kept.as_ref().map(|kept| digest_groups(&kept.state.digest)));
    view! {
        <p class="ps-field__help">{sum}</p>
        <p class="ps-field__help">
            <strong>{say(&own::DIGEST)}</strong>
            " "
            <code data-digest="">{digest}</code>
        </p>
    }
}

#[component]
fn LastLook(board: Board) -> impl IntoView {
    let looked = move || {
        let locale: Locale = board.store().locale.get();
        board.looked.get().map(|at| words::FOLLOW_LOOKED.fill(locale, &[("time", Arg::Text(time::moment(at, locale)))]))
    };
    view! { <p class="ps-field__help">{looked}</p> }
}

/// Tells beside the page how far the rollout is that this tab carries out: in its title, and where a person is wanted or it is
/// over by a notification, where those were allowed.
pub(super) fn announce(board: Board) {
    let store = board.store();
    let title = Memo::new(move |_| {
        let is_shown = board.role.get() == Role::Driving;
        board.kept.with(|kept| {
            let kept = kept.as_ref().filter(|kept| is_shown || kept.state.end.is_some())?;
            let NodeCounts { done, total: all, .. } = kept.state.node_counts();
            let status = kept.state.status().get(store.locale.get());
            Some(format!("{done}/{all} {} · {status}", kept.state.rollout.name))
        })
    });
    let was_shown = StoredValue::new(false);
    Effect::new(move |_| match title.get() {
        Some(title) => {
            was_shown.set_value(true);
            document::set_title(&format!("{title} · Poolsync"));
        }
        None if was_shown.get_value() => document::set_title(store.say(&words::FOLLOW_PAGE_TITLE)),
        None => {}
    });
    let moment = Memo::new(move |_| {
        let is_driven = board.role.get() == Role::Driving;
        board.kept.with(|kept| {
            let state = &kept.as_ref()?.state;
            let phase = state.stages.get(state.stage).map(|stage| stage.phase);
            (is_driven || state.end.is_some()).then_some((state.end, phase, state.credential_lost))
        })
    });
    Effect::watch(
        move || moment.get(),
        move |now, before, _| {
            let is_gate = |moment: &Option<_>| {
                moment.is_some_and(|(_, phase, lost)| lost || phase == Some(poolsync_core::rollout::StagePhase::Gated))
            };
            let has_ended = now.is_some_and(|(end, ..)| end.is_some());
            let is_new = before.is_some_and(|before| before.is_some() && before != now);
            if is_new
                && (is_gate(now) || has_ended)
                && let Some(title) = title.get_untracked()
            {
                notifications::notify(&title);
            }
        },
        false,
    );
}
