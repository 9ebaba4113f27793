//! Carries a rollout out: tells the machine of the core what happens, one thing after the other, and does what it says.
//!
//! Before a call is made its pool is read: whoever has no credential that is taken learns it from a read, which changes nothing.
//! Then the state is written down, with the call in it, and then the call is made.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::follow::Pace;
use poolsync_core::rollout::{Action, Command, Event, EventKind, PoolReading, RolloutState};

use super::board::{Board, Engine, Role, Trouble};
use super::engine::with;
use super::kept::{self, Kept};
use super::{carry_out, poll, preflight};
use crate::platform::{random, time};

/// The first look, milliseconds after a call: the service needs a moment to begin.
const FIRST_POLL_MS: f64 = 1_000.0;
/// A timer that waits longer is set anew: browsers count milliseconds in 31 bits.
const LONGEST_WAIT_MS: f64 = 3_600_000.0;

/// Tells the machine what happened, as soon as it has noted what happened before.
pub(super) fn push(board: Board, kind: EventKind) {
    if board.role.get_untracked() != Role::Driving {
        return;
    }
    with(board, |engine| engine.queue.push_back(kind));
    pump(board);
}

fn pump(board: Board) {
    let is_busy = with(board, |engine| std::mem::replace(&mut engine.is_busy, true));
    if is_busy {
        return;
    }
    spawn_local(async move {
        while let Some(kind) = with(board, |engine| engine.queue.pop_front()) {
            step(board, kind).await;
        }
        with(board, |engine| engine.is_busy = false);
        plan_next(board);
    });
}

/// Tells the machine of one event.
async fn step(board: Board, kind: EventKind) {
    let Some(kept) = board.kept.get_untracked() else { return };
    let (next, actions) = after(&kept.state, [&kind]);
    if !has_call(&actions) {
        commit(board, &kept, next, actions);
        return;
    }
    let readings = preflight::read(board, &actions).await;
    // What the person said meanwhile comes first.
    if let Some(urgent) = with(board, take_urgent) {
        with(board, |engine| {
            engine.queue.push_front(kind);
            engine.queue.push_front(urgent);
        });
        return;
    }
    let pools = match readings {
        Ok(pools) => pools,
        Err(trouble) => return hold(board, &kept, &kind, trouble),
    };
    with(board, |engine| engine.retry_at = None);
    if matches!(board.trouble.get_untracked(), Some(Trouble::Busy(_) | Trouble::Unread(_))) {
        board.trouble.set(None);
    }
    let (next, actions) = after_preflight(&kept.state, &kind, pools);
    if !commit(board, &kept, next, actions) {
        hold(board, &kept, &kind, Trouble::Storage);
    }
}

/// The state after an event that a call follows from, and what is to be done then, with the pools of the call as they were read
/// just now: nodes that somebody else has synchronized hold it.
fn after_preflight(state: &RolloutState, kind: &EventKind, pools: Vec<PoolReading>) -> (RolloutState, Vec<Action>) {
    let at = time::now();
    let noted = state.clone().take_note(&Event { at, kind: kind.clone() }).up_to_calls(at);
    let read =
        pools.into_iter().fold(noted, |state, pool| state.take_note(&Event { at, kind: EventKind::Read { pool } }));
    read.next(&Event { at, kind: EventKind::Time })
}

/// Notes what happened, but so that no call follows from it.
fn hold(board: Board, kept: &Kept, kind: &EventKind, trouble: Trouble) {
    let brake = match &trouble {
        Trouble::Credential(_) => EventKind::CredentialLost,
        Trouble::Busy(_) | Trouble::Unread(_) => {
            board.trouble.set(Some(trouble));
            return wait(board, kept, kind);
        }
        Trouble::Storage | Trouble::Damaged(_) => EventKind::Command { command: Command::Pause },
    };
    board.trouble.set(Some(trouble));
    let resumes = matches!(kind, EventKind::Command { command: Command::Resume });
    let (next, actions) = if resumes { after(&kept.state, [&brake]) } else { after(&kept.state, [&brake, kind]) };
    // Without a call it is noted, written down or not.
    commit(board, kept, next, actions);
}

/// Notes what happened, and goes on after a while: the pool that is to be called is busy, or does not answer.
fn wait(board: Board, kept: &Kept, kind: &EventKind) {
    let noted = kept.state.clone().take_note(&Event { at: time::now(), kind: kind.clone() });
    with(board, |engine| {
        let mut pace = engine.pace.unwrap_or(Pace::new(false));
        let wait = match kind {
            EventKind::Time => pace.after_failure(None, random::percent()),
            // Something has happened: the first try after it comes soon.
            _ => pace.after_answer(0),
        };
        engine.pace = Some(pace);
        engine.retry_at = Some(time::now_ms() + f64::from(wait));
    });
    // What is under way is followed meanwhile, as in a pause.
    let (_, actions) = after(&noted, [&EventKind::Command { command: Command::Pause }]);
    commit(board, kept, noted, actions);
}

/// The state after these events, and what is to be done then.
fn after<'e>(state: &RolloutState, kinds: impl IntoIterator<Item = &'e EventKind>) -> (RolloutState, Vec<Action>) {
    let mut next = (state.clone(), Vec::new());
    for kind in kinds {
        next = next.0.next(&Event { at: time::now(), kind: kind.clone() });
    }
    next
}

/// Writes a state down, then does what it says. Returns false if nothing was done, since it could not be written down and holds
/// a call.
fn commit(board: Board, before: &Kept, next: RolloutState, actions: Vec<Action>) -> bool {
    let is_ours = with(board, |engine| engine.ownership.as_ref().is_some_and(super::owner::Ownership::holds));
    if !is_ours {
        stand_back(board);
        return true;
    }
    let kept = Kept { state: next, ..before.clone() };
    if kept.state != before.state && !kept.write() {
        board.trouble.set(Some(Trouble::Storage));
        if has_call(&actions) {
            return false;
        }
    }
    let has_call = has_call(&actions);
    board.kept.set(Some(kept.clone()));
    for action in &actions {
        if let Action::Call { stage, target, request, needs_password } = action {
            let tell = move |kind| push(board, kind);
            carry_out::make(board, *stage, *target, request, *needs_password, &kept.names, tell);
        }
    }
    with(board, |engine| {
        engine.actions = actions;
        if has_call {
            engine.next_poll = time::now_ms() + FIRST_POLL_MS;
        }
    });
    if kept.state.end.is_some() {
        finish(board);
    }
    true
}

/// Gives the rollout back: it is over.
fn finish(board: Board) {
    with(board, |engine| {
        engine.ownership = None;
        engine.actions.clear();
        engine.queue.clear();
    });
    board.role.set(Role::Free);
    board.listed.set(kept::list());
}

/// Lets another tab carry it out: this one has lost the right to.
fn stand_back(board: Board) {
    with(board, |engine| *engine = Engine::default());
    board.role.set(Role::Watching);
}

/// Sets the timer for what comes next: a look at the pools, or a time that is waited for.
fn plan_next(board: Board) {
    if board.role.get_untracked() != Role::Driving {
        return;
    }
    let now = time::now_ms();
    let is_credential_lost =
        board.kept.with_untracked(|kept| kept.as_ref().is_none_or(|kept| kept.state.credential_lost));
    let wait = with(board, |engine| {
        let reads = engine.actions.iter().any(|action| matches!(action, Action::Read { .. }));
        let poll = (reads && !is_credential_lost && !engine.is_polling).then_some(engine.next_poll - now);
        let time = engine.actions.iter().filter_map(|action| match action {
            #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit into 53 bits")]
            Action::Wait { until: Some(until), .. } => Some(*until as f64 * 1_000.0 - now),
            _ => None,
        });
        let again = engine.retry_at.map(|at| at - now);
        poll.into_iter().chain(time).chain(again).min_by(f64::total_cmp)
    });
    let Some(wait) = wait else { return with(board, |engine| drop(engine.timer.take())) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and an hour")]
    let timer = Timeout::new(wait.clamp(0.0, LONGEST_WAIT_MS).ceil() as u32, move || wake(board));
    with(board, |engine| engine.timer = Some(timer));
}

fn wake(board: Board) {
    // A timer that has run must not be cancelled.
    with(board, |engine| drop(engine.timer.take().map(Timeout::forget)));
    let is_due = with(board, |engine| engine.next_poll <= time::now_ms());
    let reads = with(board, |engine| engine.actions.iter().any(|action| matches!(action, Action::Read { .. })));
    let is_retried = with(board, |engine| engine.retry_at.take_if(|at| *at <= time::now_ms()).is_some());
    if is_due && reads && !is_retried {
        poll::poll(board, move |kind| push(board, kind), move |wait| polled(board, wait));
    } else {
        push(board, EventKind::Time);
    }
}

/// Goes on after a look. `wait`: milliseconds until the next one.
fn polled(board: Board, wait: f64) {
    with(board, |engine| {
        engine.is_polling = false;
        engine.next_poll = time::now_ms() + wait;
    });
    push(board, EventKind::Time);
}

/// Looks at once: the person has resumed.
pub(super) fn poll_soon(board: Board) {
    with(board, |engine| engine.next_poll = 0.0);
}

fn has_call(actions: &[Action]) -> bool {
    actions.iter().any(|action| matches!(action, Action::Call { .. }))
}

/// Takes what the person has said to hold the rollout out of the queue.
fn take_urgent(engine: &mut Engine) -> Option<EventKind> {
    let is_urgent = |kind: &EventKind| {
        matches!(kind, EventKind::Command { command: Command::Pause | Command::Abort } | EventKind::CredentialLost)
    };
    let at = engine.queue.iter().position(is_urgent)?;
    engine.queue.remove(at)
}
