//! `cargo xtask trunk …`: Trunk itself, with the tools of this project on its PATH.
//!
//! ```text
//! cargo xtask trunk serve        # the page on 127.0.0.1:8080, built again at every change
//! ```

use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;
use crate::tools::Tools;

/// Becomes Trunk.
pub(crate) fn run(place: &Place, arguments: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    let trunk = Program::new(tools.trunk()).folder(place.root()).args(arguments);
    Err(trunk.env("PATH", tools.path()?).without_env("NO_COLOR").replace())
}
