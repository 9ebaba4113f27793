//! The samples in the hands of the cloud's real SDKs.
//!
//! ```text
//! POOLSYNC_SAMPLES=target/debug/examples/samples POOLSYNC_SDK=… node --test tests/sdk/*.test.mjs
//! ```

use super::{Ground, Tally, node};
use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;
use crate::tools;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

/// `tests/sdk`, with the program that writes samples in `POOLSYNC_SAMPLES` and the SDKs below `POOLSYNC_SDK`.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let samples = writer(&ground.place)?;
    let sdks = tools::sdks(&ground.place)?;
    node::run_folder(ground, "tests/sdk", |node| node.env("POOLSYNC_SAMPLES", samples).env("POOLSYNC_SDK", sdks))
}

/// The example of the core that writes samples.
fn writer(place: &Place) -> Result<PathBuf> {
    let cargo = Program::new("cargo").folder(place.root());
    cargo.args(["build", "--quiet", "--locked", "--package=poolsync-core", "--example=samples"]).run()?;
    Ok(place.target().join("debug/examples").join(format!("samples{EXE_SUFFIX}")))
}
