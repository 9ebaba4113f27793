//! `cargo xtask trunk …`: Trunk itself, with the tools of this project on its PATH.
//!
//! ```text
//! cargo xtask trunk serve        # the page on 127.0.0.1:8080, built again at every change
//! ```

use crate::place::Place;
use crate::process;
use crate::tools::Tools;
use anyhow::Result;
use xshell::cmd;

/// Becomes Trunk.
pub(crate) fn run(place: &Place, arguments: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    let (sh, trunk) = (place.shell()?, tools.trunk());
    let trunk = cmd!(sh, "{trunk} {arguments...}").env("PATH", tools.path()?);
    // Trunk 0.21 takes no other value than true and false.
    Err(process::replace(trunk.env_remove("NO_COLOR")))
}
