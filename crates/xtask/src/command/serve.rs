//! `cargo xtask serve [-- options of the server]`: the page with relay and sandbox on 127.0.0.1:8080.
//!
//! ```text
//! cargo xtask serve
//! cargo xtask serve -- --listen 127.0.0.1:9000
//! ```

use super::site;
use crate::place::Place;
use crate::process;
use crate::say;
use crate::tools::Tools;
use anyhow::Result;
use std::path::PathBuf;
use xshell::cmd;

/// Builds what is missing and becomes the server.
pub(crate) fn run(place: &Place, options: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    site::build_if_changed(place, &tools)?;
    let server = build_server(place)?;
    say::line("• server: starting it; Ctrl+C ends it");
    let sh = place.shell()?;
    Err(process::replace(cmd!(sh, "{server} --sandbox {options...}")))
}

/// Builds the server in the profile that compiles fastest, and returns the program.
pub(crate) fn build_server(place: &Place) -> Result<PathBuf> {
    say::step("server: building it", || {
        let sh = place.shell()?;
        Ok(cmd!(sh, "cargo build --locked --package poolsync-server").run()?)
    })?;
    Ok(place.target().join("debug").join(format!("poolsync{}", std::env::consts::EXE_SUFFIX)))
}
