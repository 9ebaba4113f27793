//! The page as it stands in its HTML: the console's own components, rendered natively.
//!
//! ```ignore
//! assert!(static_page::render(&place)?.contains("<h1>"));
//! ```
//!
//! A program of its own and not a dependency of this one: Leptos takes a minute to compile, and whoever only runs a test does
//! not wait for it.

use crate::place::Place;
use anyhow::Result;
use xshell::{Shell, cmd};

/// Returns the HTML of the page's content.
pub(super) fn render(place: &Place) -> Result<String> {
    let sh = Shell::new()?;
    sh.change_dir(place.root());
    let features = ["--no-default-features", "--features=ssr"];
    Ok(cmd!(sh, "cargo run --quiet --locked --package=poolsync-console --bin=static_page {features...}")
        .quiet()
        .read()?)
}
