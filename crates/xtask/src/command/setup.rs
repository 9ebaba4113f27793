//! `cargo xtask setup [--tests]`: installs what building (and testing) needs, and nothing else.
//!
//! ```text
//! cargo xtask setup --tests
//! ```

use crate::place::Place;
use crate::say;
use crate::tools::{self, Tools};
use anyhow::Result;

/// Installs what is missing.
pub(crate) fn run(place: &Place, tests: bool) -> Result<()> {
    let tools = Tools::for_building(place)?;
    if tests {
        let browser = tools::for_testing(place, &tools)?;
        say::line(format_args!("• browser: {}", browser.chromium().display()));
    }
    say::line(format_args!("Everything is there. Tools are kept in {}", place.cache().display()));
    Ok(())
}
