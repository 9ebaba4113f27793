//! The page as it stands in its HTML: the console's own components, rendered natively.
//!
//! ```ignore
//! assert!(static_page::render(&place)?.contains("<h1>"));
//! ```
//!
//! A program of its own and not a dependency of this one: it takes Leptos a minute to compile, and whoever only runs a test
//! does not wait for it.

use crate::failure::Result;
use crate::place::Place;
use crate::program::Program;

/// Returns the HTML of the page's content.
pub(super) fn render(place: &Place) -> Result<String> {
    Program::new("cargo")
        .folder(place.root())
        .args(["run", "--quiet", "--locked", "--package=poolsync-console", "--bin=static_page"])
        .args(["--no-default-features", "--features=ssr"])
        .read()
}
