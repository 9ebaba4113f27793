//! Access to what carries a rollout out in this tab.

use leptos::prelude::*;
use poolsync_core::follow::Pace;

use super::board::{Board, Engine};

/// Returns how often pools are read.
pub(super) fn pace(board: Board) -> Pace {
    with(board, |engine| engine.pace).unwrap_or(Pace::new(false))
}

/// Changes or reads what carries the rollout out.
pub(super) fn with<T>(board: Board, change: impl FnOnce(&mut Engine) -> T) -> T
where
    T: Default,
{
    board.engine.try_update_value(change).unwrap_or_default()
}
