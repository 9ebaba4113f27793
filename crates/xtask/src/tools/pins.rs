//! Which versions the tools must have, read from the one place that says so.
//!
//! ```ignore
//! assert_eq!(pins::wasm_bindgen(&place)?, "0.2.129");
//! ```

use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use anyhow::{Context as _, Result};

/// The page builder.
pub(crate) const TRUNK: &str = "0.21.14";

/// The judge of licences, sources and advisories.
pub(crate) const CARGO_DENY: &str = "0.20.2";

/// The fuzzer's driver.
pub(crate) const CARGO_FUZZ: &str = "0.13.2";

/// The oldest Node.js that will do.
pub(crate) const NODE_MAJOR: u32 = 20;

/// The version of wasm-bindgen in Cargo.lock; the tool must have the very same.
pub(crate) fn wasm_bindgen(place: &Place) -> Result<String> {
    let lock = files::read_text(&place.root().join("Cargo.lock"))?;
    locked_crate(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen")
        .help("a crate of the workspace must depend on it")
}

/// The version of a crate in the text of a Cargo.lock.
pub(crate) fn locked_crate(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_exactly_this_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_crate(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_crate(lock, "bindgen"), None);
    }
}
