//! The builds as rings: they pass when they are done.
//!
//! ```text
//! cargo xtask test site npm size
//! ```

use super::{Ground, Tally};
use crate::command::{npm, serve, site, size};
use anyhow::Result;
use std::path::PathBuf;

/// The page.
pub(super) fn page(ground: &Ground) -> Result<Tally> {
    site::build_if_changed(&ground.place, &ground.tools).map(|()| ONE)
}

/// The npm package.
pub(super) fn package(ground: &Ground) -> Result<Tally> {
    npm::build_if_changed(&ground.place, &ground.tools).map(|()| ONE)
}

/// The sizes of both.
pub(super) fn sizes(ground: &Ground) -> Result<Tally> {
    page(ground)?;
    package(ground)?;
    size::compare(&ground.place)
}

/// The server with the page in it.
pub(super) fn server(ground: &Ground) -> Result<PathBuf> {
    page(ground)?;
    serve::build_server(&ground.place)
}

const ONE: Tally = Tally { passed: 1, failed: 0 };
