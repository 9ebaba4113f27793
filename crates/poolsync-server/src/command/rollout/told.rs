//! What a person tells a rollout that a program drives, from another terminal: by a file beside the state.
//!
//! ```json
//! {"kind":"command","command":"abort"}
//! ```
//! The driver looks for it before each call, takes note, saves, and takes the file away.

use super::file;
use poolsync_core::rollout::{Command, EventKind};
use std::path::{Path, PathBuf};
use std::{fs, io};

fn path(state: &Path) -> PathBuf {
    file::beside(state, ".told")
}

/// Leaves word for the driver.
pub(super) fn leave(state: &Path, kind: &EventKind) -> io::Result<()> {
    file::write(&path(state), &serde_json::to_string(kind)?)
}

/// Returns true until the driver has heard the last word.
pub(super) fn is_waiting(state: &Path) -> bool {
    path(state).exists()
}

/// Returns the word that was left, if there is one; one that nobody could have left is taken away.
pub(super) fn hear(state: &Path) -> Option<EventKind> {
    let text = fs::read(path(state)).ok()?;
    let kind = serde_json::from_slice(&text).ok().filter(is_of_a_person);
    if kind.is_none() {
        take_away(state);
    }
    kind
}

/// Takes the word away, once it is saved what came of it.
pub(super) fn take_away(state: &Path) {
    // It may never have been there.
    let _ = fs::remove_file(path(state));
}

fn is_of_a_person(kind: &EventKind) -> bool {
    match kind {
        EventKind::Command { command } => *command != Command::Resume,
        EventKind::Approve { .. } | EventKind::Decide { .. } => true,
        _ => false,
    }
}
