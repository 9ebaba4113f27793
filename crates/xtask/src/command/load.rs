//! `cargo xtask load`: the program `poolsync` under load, beside nginx with its file.
//!
//! ```text
//! cargo xtask load
//! ```
//! Prints requests a second and times, what idle and slow connections, silent services and endless answers do to them, memory,
//! and how many calls arrived of those that were made. It fails if one of them arrived twice.

use super::{server, site};
use crate::place::Place;
use crate::process;
use crate::rings;
use crate::tools::{self, Tools};
use anyhow::{Result, anyhow};
use std::path::Path;
use xshell::cmd;

/// Builds the program as it is released, and measures.
pub(crate) fn run(place: &Place) -> Result<()> {
    let tools = Tools::for_building(place)?;
    site::build_if_changed(place, &tools)?;
    let server = server::build(place)?;
    let sh = place.shell()?;
    let load = cmd!(sh, "node tests/bench/load.mjs").env("POOLSYNC_SERVER", server.program);
    let has_nginx = tools::program("nginx").is_some() || Path::new("/usr/sbin/nginx").is_file();
    let load = if has_nginx { load.env("POOLSYNC_FRONTS", rings::fronts(place)?) } else { load };
    let (_, good) = process::tee(load)?;
    if good { Ok(()) } else { Err(anyhow!("something was forwarded more than once, or a measurement failed")) }
}
