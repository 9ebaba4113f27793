//! `cargo xtask finish-page`: what Trunk calls when it has put the page together.
//!
//! ```toml
//! [[hooks]]
//! stage = "post_build"
//! command = "cargo"
//! command_arguments = ["xtask", "finish-page"]
//! ```

use crate::help::Help as _;
use crate::page::{self, Stage};
use crate::place::Place;
use crate::tools;
use anyhow::{Context as _, Result};
use std::env;
use std::path::PathBuf;

/// Finishes the page in Trunk's staging folder; Trunk names it, and the profile, in the environment.
pub(crate) fn run(place: &Place) -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder
        .context("TRUNK_STAGING_DIR is not set")
        .help("this command is a hook of Trunk; to build the page: cargo xtask site")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let stage = if release { Stage::Release } else { Stage::Development };
    let profile = if release { "page" } else { "debug" };
    let program = place.target().join(format!("wasm32-unknown-unknown/{profile}/poolsync-console.wasm"));
    page::finish(place, &folder, &program, stage, &tools::npm_only(place)?)
}
