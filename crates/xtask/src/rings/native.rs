//! The tests that need no browser, with the examples of their documentation.
//!
//! ```text
//! cargo test --workspace --exclude poolsync-wasm
//! ```

use super::{Tally, counts};
use crate::place::Place;
use crate::process;
use anyhow::Result;
use xshell::cmd;

const CRATES: [&str; 2] = ["--workspace", "--exclude=poolsync-wasm"];

/// Compiles them, which shows its progress, then runs them all, also after one has failed.
pub(super) fn run(place: &Place) -> Result<Tally> {
    let sh = place.shell()?;
    cmd!(sh, "cargo test --locked {CRATES...} --no-run").run()?;
    let (output, good) = process::tee(cmd!(sh, "cargo test --locked {CRATES...} --quiet --no-fail-fast"))?;
    Ok(counts::cargo(&output).ended(good))
}
