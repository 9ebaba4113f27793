//! The tests of the crates that know no browser, with the examples of their documentation.
//!
//! ```text
//! cargo test --workspace --exclude poolsync-wasm --exclude poolsync-console
//! ```

use super::{Tally, counts};
use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;

/// Runs them all, also after one has failed.
pub(super) fn run(place: &Place) -> Result<Tally> {
    let cargo = Program::new("cargo").folder(place.root()).args([
        "test",
        "--quiet",
        "--locked",
        "--no-fail-fast",
        "--workspace",
        "--exclude=poolsync-wasm",
        "--exclude=poolsync-console",
    ]);
    let (output, good) = cargo.echo()?;
    Ok(counts::cargo(&output).ended(good))
}
