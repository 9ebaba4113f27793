//! What the person does with a rollout, and how a tab comes to carry one out.

use gloo_timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::follow::Pace;
use poolsync_core::rollout::{Command, EventKind, Gate, RolloutState, StagePhase};

use super::board::{Board, Engine, Reading, Role, Trouble};
use super::drive::{self, push};
use super::kept::{self, Kept};
use super::opened;
use super::owner::{self, Ownership};
use super::preflight::missing;
use super::question;
use crate::platform::{events, random, time};

/// So often, in milliseconds, a tab that does not carry the rollout out looks whether another one does.
const WATCH_MS: u32 = 1_500;

/// Starts the rollout that the plan resolves to, if nothing speaks against it. It is written down before anything is done.
pub(crate) fn start(board: Board) {
    let Some(rollout) = question::rollout_to_start(board) else { return };
    let names = untrack(|| board.names());
    // Once: the button may be pressed again while it is started.
    board.asking.set(false);
    board.trouble.set(None);
    spawn_local(async move {
        let Some(id) = random::id() else { return board.trouble.set(Some(Trouble::Storage)) };
        let Some(ownership) = Ownership::take(&id).await else { return board.trouble.set(Some(Trouble::Storage)) };
        let kept = Kept { id: id.clone(), begun: time::now(), names, state: RolloutState::start(rollout) };
        kept::forget_old();
        if !kept.write() {
            return board.trouble.set(Some(Trouble::Storage));
        }
        opened::note(Some(&id));
        drive_it(board, kept, ownership);
        board.reading.set(Reading::Idle);
        board.approved.set(String::new());
        push(board, EventKind::Time);
    });
}

/// Goes on: after a pause, with another credential, or with a rollout that no tab carries out.
pub(crate) fn resume(board: Board) {
    let Some(kept) = board.kept.get_untracked() else { return };
    let endpoint = kept.state.rollout.endpoint.clone();
    let needs_password = super::preflight::needs_password(&kept.state.rollout);
    if let Some(missing) = missing(board.store(), &endpoint, needs_password) {
        return board.trouble.set(Some(Trouble::Credential(missing)));
    }
    board.trouble.set(None);
    with_right(board, move |board| {
        drive::poll_soon(board);
        push(board, EventKind::Command { command: Command::Resume });
    });
}

/// Makes no further call until the person resumes.
pub(crate) fn pause(board: Board) {
    with_right(board, |board| push(board, EventKind::Command { command: Command::Pause }));
}

/// Skips the rest of a soak, or opens the gates that wait for a time.
pub(crate) fn promote(board: Board) {
    with_right(board, |board| push(board, EventKind::Command { command: Command::Promote }));
}

/// Makes no further call, ever.
pub(crate) fn abort(board: Board) {
    with_right(board, |board| push(board, EventKind::Command { command: Command::Abort }));
}

/// Opens a gate in a person's name.
pub(crate) fn approve(board: Board, stage: usize, gate: usize, by: String) {
    with_right(board, move |board| push(board, EventKind::Approve { stage, gate, by }));
}

/// Says what became of a call whose answer was lost.
pub(crate) fn decide(board: Board, stage: usize, target: usize, carried_out: bool) {
    with_right(board, move |board| push(board, EventKind::Decide { stage, target, carried_out }));
}

/// Does something with the rollout in this tab; takes it up first if no tab carries it out.
fn with_right(board: Board, act: impl FnOnce(Board) + 'static) {
    match board.role.get_untracked() {
        Role::Driving => act(board),
        Role::Watching => {}
        Role::Free => spawn_local(async move {
            let Some(id) = board.kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.id.clone())) else { return };
            let Some(ownership) = Ownership::take(&id).await else {
                // A button that was pressed twice: this tab has it already.
                let is_ours = board.role.get_untracked() == Role::Driving;
                return if is_ours { act(board) } else { board.role.set(Role::Watching) };
            };
            // As it was left, not as it was shown.
            match Kept::read(&id) {
                Ok(kept) if kept.state.end.is_none() => {
                    drive_it(board, kept, ownership);
                    push(board, EventKind::Restarted);
                    act(board);
                }
                Ok(kept) => board.kept.set(Some(kept)),
                Err(error) => board.trouble.set(Some(Trouble::Damaged(error))),
            }
        }),
    }
}

fn drive_it(board: Board, kept: Kept, ownership: Ownership) {
    let is_sandbox = poolsync_core::endpoint::Endpoint::parse(&kept.state.rollout.endpoint)
        .is_ok_and(|endpoint| endpoint.is_loopback());
    let engine = Engine { ownership: Some(ownership), pace: Some(Pace::new(is_sandbox)), ..Engine::default() };
    board.engine.set_value(engine);
    board.trouble.set(None);
    board.role.set(Role::Driving);
    board.kept.set(Some(kept));
    board.listed.set(kept::list());
}

/// Shows a rollout of this browser. What another one is at in this tab goes on first.
pub(crate) fn show(board: Board, id: &str) {
    if board.role.get_untracked() == Role::Driving {
        return;
    }
    board.trouble.set(None);
    match Kept::read(id) {
        Ok(kept) => {
            opened::note(Some(id));
            board.kept.set(Some(kept));
            see_role(board);
        }
        Err(error) => board.trouble.set(Some(Trouble::Damaged(error))),
    }
}

/// Puts the rollout away that is shown: it stays in the list.
pub(crate) fn put_away(board: Board) {
    if board.role.get_untracked() != Role::Driving {
        board.kept.set(None);
        board.trouble.set(None);
        board.reading.set(Reading::Idle);
        opened::note(None);
        board.listed.set(kept::list());
    }
}

/// Forgets a rollout that is not shown, unless another tab carries it out.
pub(crate) fn forget(board: Board, id: &str) {
    let id = id.to_owned();
    spawn_local(async move {
        if !owner::is_owned(&id).await {
            kept::forget(&id);
            board.listed.set(kept::list());
        }
    });
}

/// Follows from now on what other tabs write, and whether one of them carries the rollout out.
pub(crate) fn watch(board: Board) {
    board.listed.set(kept::list());
    Effect::new(move |_| {
        let is_under_way = board.kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.state.end.is_none()));
        board.store().carries_out.set(board.role.get() == Role::Driving && is_under_way);
    });
    board.store().on_forget_everything(Callback::new(move |()| forget_everything(board)));
    if let Some(id) = opened::rollout().filter(|id| kept::is_there(id)) {
        show(board, &id);
    }
    events::on_window("storage", move |_| {
        board.listed.set(kept::list());
        let shown = board.kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.id.clone()));
        let Some(id) = shown.filter(|_| board.role.get_untracked() != Role::Driving) else { return };
        if let Ok(kept) = Kept::read(&id) {
            board.kept.maybe_update(|shown| {
                let differs = shown.as_ref() != Some(&kept);
                *shown = Some(kept);
                differs
            });
        }
    });
    StoredValue::new_local(Interval::new(WATCH_MS, move || see_role(board)));
    // The browser asks before a page is left whose call is under way: its answer would be lost.
    events::on_window("beforeunload", move |event| {
        let is_calling = board.role.get_untracked() == Role::Driving
            && board.kept.with_untracked(|kept| kept.as_ref().is_some_and(|kept| is_calling(&kept.state)));
        if is_calling {
            event.prevent_default();
        }
    });
    // A lease would last for a moment longer than its tab.
    events::on_window("pagehide", move |_| {
        if board.role.get_untracked() == Role::Driving {
            board.engine.set_value(Engine::default());
            board.role.set(Role::Free);
        }
    });
}

/// Lets go of what is carried out and of what was typed; what is kept is removed by who asks for it.
fn forget_everything(board: Board) {
    board.engine.set_value(Engine::default());
    board.role.set(Role::Free);
    board.kept.set(None);
    board.trouble.set(None);
    board.reading.set(Reading::Idle);
    board.handed.set(None);
    board.text.set(String::new());
    board.approved.set(String::new());
    board.listed.set(Vec::new());
    board.store().rolling.set(false);
}

/// Looks whether another tab carries out the rollout that is shown.
fn see_role(board: Board) {
    let unfinished = board
        .kept
        .with_untracked(|kept| kept.as_ref().filter(|kept| kept.state.end.is_none()).map(|kept| kept.id.clone()));
    let Some(id) = unfinished.filter(|_| board.role.get_untracked() != Role::Driving) else { return };
    spawn_local(async move {
        let role = if owner::is_owned(&id).await { Role::Watching } else { Role::Free };
        if board.role.get_untracked() != Role::Driving {
            board.role.maybe_update(|known| std::mem::replace(known, role) != role);
        }
    });
}

fn is_calling(state: &RolloutState) -> bool {
    let targets = state.targets();
    targets.into_iter().any(|target| target.phase == poolsync_core::rollout::TargetPhase::Calling)
}

/// Returns true while there is something to promote: a soak, or gates that wait for a time alone. Whoever approves says his name.
pub(crate) fn can_promote(state: &RolloutState) -> bool {
    let planned = state.rollout.stages.get(state.stage).map(|planned| planned.gates.as_slice()).unwrap_or_default();
    let is_promoted = state.stages.get(state.stage).is_some_and(|stage| match stage.phase {
        StagePhase::Soaking => true,
        StagePhase::Gated => {
            let mut gates = stage.gates.iter().zip(planned).filter(|(gate, _)| gate.opened.is_none());
            gates.all(|(_, planned)| matches!(planned, Gate::NotBefore(_)))
        }
        _ => false,
    });
    is_promoted && !state.aborted && !state.stopped
}
