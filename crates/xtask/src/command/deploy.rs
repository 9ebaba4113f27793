//! `cargo xtask deploy`: the configurations for nginx and Caddy, into `crates/poolsync-server/deploy/`.
//!
//! ```text
//! cargo xtask deploy
//! ```

use crate::deploy;
use crate::files;
use crate::place::Place;
use crate::say;
use anyhow::Result;

/// Writes the files.
pub(crate) fn run(place: &Place) -> Result<()> {
    for (path, text) in deploy::files() {
        files::write(&place.root().join(path), text)?;
        say::line(format_args!("• {path}"));
    }
    Ok(())
}
