//! `cargo xtask bench [name…]`: speed and memory of the npm package beside that of others, in one process and run.
//!
//! ```text
//! cargo xtask bench           # everything, some minutes
//! cargo xtask bench salt sign # these two
//! ```
//!
//! Speeds are ratios, since they differ between machines; a ratio above its budget is a failure.

use super::npm;
use crate::place::Place;
use crate::process;
use crate::tools::{self, Tools};
use anyhow::{Result, anyhow};
use xshell::cmd;

/// Builds the package if it has changed, installs what it is compared with, and measures.
pub(crate) fn run(place: &Place, names: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    npm::build_if_changed(place, &tools)?;
    let rivals = tools::rivals(place)?;
    let sh = place.shell()?;
    let bench = cmd!(sh, "node --expose-gc tests/bench/bench.mjs {names...}")
        .env("POOLSYNC_NPM", place.package())
        .env("POOLSYNC_RIVALS", rivals);
    let (_, good) = process::tee(bench)?;
    if good { Ok(()) } else { Err(anyhow!("a ratio is above its budget, or a measurement failed")) }
}
