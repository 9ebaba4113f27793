//! The tests of the crates that know no browser, with the examples of their documentation.
//!
//! ```text
//! cargo test --workspace --exclude poolsync-wasm --exclude poolsync-console
//! ```

use super::{Tally, counts};
use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;

const CRATES: [&str; 3] = ["--workspace", "--exclude=poolsync-wasm", "--exclude=poolsync-console"];

/// Compiles them, which shows its progress, then runs them all, also after one has failed.
pub(super) fn run(place: &Place) -> Result<Tally> {
    let cargo = || Program::new("cargo").folder(place.root()).args(["test", "--locked"]).args(CRATES);
    cargo().arg("--no-run").run()?;
    let (output, good) = cargo().args(["--quiet", "--no-fail-fast"]).echo()?;
    Ok(counts::cargo(&output).ended(good))
}
