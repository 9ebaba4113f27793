//! The question before the first call: one verdict over everything that is known.

use leptos::prelude::*;
use poolsync_core::cloud::Level;
use poolsync_core::rollout::{ResolvedRollout, resolve_under};

use super::board::{Board, Reading};
use super::planning;
use super::preflight::{missing, needs_password};
use crate::api::ApiError;
use crate::platform::storage;
use crate::state::Verdict;

/// Why a rollout must not be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Something has to be entered first.
    Missing,
    /// The pools could not be read.
    Unread,
    /// The plan has errors.
    Plan,
    /// No call would be made.
    Nothing,
    /// It is not what was approved.
    Digest,
    /// A pool is being synchronized already.
    Busy,
    /// The service would refuse a call.
    Unfit,
    /// This browser keeps nothing, so that no call could be written down before it is made.
    Storage,
}

/// Returns whether the rollout may be started; tracked.
pub(crate) fn verdict(board: Board) -> Verdict<Stop> {
    // What the answer depends on beside what is read below.
    board.store().secrets.track();
    board.store().draft.track();
    if !storage::is_available() {
        return Verdict::Stop(Stop::Storage);
    }
    if still_missing(board).is_some() {
        return Verdict::Stop(Stop::Missing);
    }
    let places = match board.reading.get() {
        Reading::Idle | Reading::Pending => return Verdict::Wait,
        Reading::Failed(_) => return Verdict::Stop(Stop::Unread),
        Reading::Done(places) => places,
    };
    let has_warning = board.checked.with(|(_, report)| !report.problems().is_empty());
    board.resolved.with(|resolved| {
        let Some(resolved) = resolved else { return Verdict::Stop(Stop::Plan) };
        let Some(rollout) = &resolved.rollout else { return Verdict::Stop(Stop::Plan) };
        let mut targets = rollout.targets().peekable();
        if targets.peek().is_none() {
            return Verdict::Stop(Stop::Nothing);
        }
        if board.is_as_approved() == Some(false) {
            return Verdict::Stop(Stop::Digest);
        }
        if places.is_busy() {
            return Verdict::Stop(Stop::Busy);
        }
        match places.worst(targets) {
            Some(Level::Bad) => Verdict::Stop(Stop::Unfit),
            Some(Level::Look) => Verdict::Look,
            _ if !resolved.report.problems().is_empty() || has_warning => Verdict::Look,
            _ => Verdict::Ready,
        }
    })
}

/// Returns what has to be entered before the rollout can be started; tracked by its caller.
pub(crate) fn still_missing(board: Board) -> Option<String> {
    // Without it nothing could be read.
    if let Reading::Failed(ApiError::Incomplete(missing)) = board.reading.get() {
        return Some(missing);
    }
    board.resolved.with(|resolved| {
        let rollout = resolved.as_ref()?.rollout.as_ref()?;
        missing(board.store(), &rollout.endpoint, needs_password(rollout))
    })
}

/// Asks: everything is read anew first.
pub(crate) fn ask(board: Board) {
    board.asking.set(true);
    planning::read(board);
}

/// Returns the rollout to start: as it resolves now, under the digest that was approved; none if it must not be started.
pub(super) fn rollout_to_start(board: Board) -> Option<ResolvedRollout> {
    let may_start = untrack(|| verdict(board)).allows() && board.asking.get_untracked();
    let Reading::Done(places) = board.reading.get_untracked() else { return None };
    let approved = board.approved.get_untracked();
    board.checked.with_untracked(|(plan, _)| {
        let (plan, pools) = (plan.as_ref().filter(|_| may_start)?, places.pools());
        if approved.trim().is_empty() {
            poolsync_core::rollout::resolve(plan, &pools).0
        } else {
            resolve_under(plan, &pools, &approved).0
        }
    })
}
