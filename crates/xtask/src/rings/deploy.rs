//! nginx and Caddy with the files of `deploy/`, in front of the sandbox. Where one of them is missing, its tests are
//! skipped by name; with `CI=true` they fail.
//!
//! ```text
//! POOLSYNC_DEPLOY=true cargo test --package poolsync-server --test deploy
//! ```

use super::{Tally, counts};
use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;

/// Compiles the tests, which shows its progress, then runs them.
pub(super) fn run(place: &Place) -> Result<Tally> {
    let cargo = || {
        let cargo = Program::new("cargo").folder(place.root()).env("POOLSYNC_DEPLOY", "true");
        cargo.args(["test", "--locked", "--package", "poolsync-server", "--test", "deploy"])
    };
    cargo().arg("--no-run").run()?;
    let (output, good) = cargo().echo()?;
    Ok(counts::cargo(&output).ended(good))
}
