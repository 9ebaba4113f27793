//! `cargo xtask screenshots [state…]`: pictures of every state of the page, into `target/screenshots/`.
//!
//! ```text
//! cargo xtask screenshots            # all states, some minutes
//! cargo xtask screenshots question   # the last question: two sizes, two languages, light and dark
//! ```

use super::{serve, site};
use crate::place::Place;
use crate::process;
use crate::say;
use crate::tools::{self, Tools};
use anyhow::{Result, anyhow};
use xshell::cmd;

/// Builds page and server if they have changed, and takes the pictures with the browser of the tests.
pub(crate) fn run(place: &Place, states: &[String]) -> Result<()> {
    let tools = Tools::for_building(place)?;
    site::build_if_changed(place, &tools)?;
    let server = serve::build_server(place)?;
    let browser = tools::for_testing(place, &tools)?;
    let folder = place.target().join("screenshots");
    say::line(format_args!("• screenshots: into {}", folder.display()));
    let sh = place.shell()?;
    let node = cmd!(sh, "node tests/screenshots/screenshots.mjs {folder} {states...}")
        .env("POOLSYNC_TOOLS", tools.npm().programs())
        .env("POOLSYNC_SERVER", server)
        .env("CHROMIUM", browser.chromium());
    let (_, good) = process::tee(node)?;
    if good { Ok(()) } else { Err(anyhow!("a state could not be reached")) }
}
