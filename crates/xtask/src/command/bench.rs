//! `cargo xtask bench [name…]`: speed and memory of the npm package beside that of others, in one process and run.
//!
//! ```text
//! cargo xtask bench           # everything, some minutes
//! cargo xtask bench salt sign # these two
//! ```
//!
//! Speeds are ratios, since they differ between machines; a ratio above its budget is a failure.

use super::npm;
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::program::Program;
use crate::tools::{self, Tools};

/// Builds the package if it has changed, installs what it is compared with, and measures.
pub(crate) fn run(place: &Place, names: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    npm::build_if_changed(place, &tools)?;
    let rivals = tools::rivals(place)?;
    let (_, good) = Program::new("node")
        .folder(place.root())
        .arg("--expose-gc")
        .arg(place.root().join("tests/bench/bench.mjs"))
        .args(names)
        .env("POOLSYNC_NPM", place.package())
        .env("POOLSYNC_RIVALS", rivals)
        .echo()?;
    if good { Ok(()) } else { Err(Failure::new("a ratio is above its budget, or a measurement failed")) }
}
