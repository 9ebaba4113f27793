//! # Versions of tools agree
//!
//! wasm-bindgen is named in Cargo.lock and Trunk.toml, Trunk in xtask and Trunk.toml.
//!
//! ```text
//! Trunk.toml: lacks `wasm_bindgen = "0.2.129"`, as Cargo.lock has it
//! ```

use super::{Finding, Source};
use crate::tools::pins;

/// Lines that are missing in Trunk.toml.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let text = |path: &str| sources.iter().find(|source| source.path == path).map_or("", |source| source.text.as_str());
    let bindgen = pins::locked_crate(text("Cargo.lock"), "wasm-bindgen").unwrap_or_default();
    let wanted = [
        ("Trunk.toml", format!("wasm_bindgen = \"{bindgen}\""), "Cargo.lock"),
        ("Trunk.toml", format!("trunk-version = \"^{}\"", minor(pins::TRUNK)), "xtask"),
    ];
    let lacking = wanted.into_iter().filter(|(path, line, _)| !text(path).contains(line.as_str()));
    let finding = |(path, line, source): (&str, String, &str)| Finding {
        path: path.into(),
        line: 0,
        message: format!("lacks `{line}`, as {source} has it"),
    };
    lacking.map(finding).collect()
}

/// The 0.21 of 0.21.14.
fn minor(version: &str) -> &str {
    version.rsplit_once('.').map_or(version, |(minor, _)| minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    const LOCK: (&str, &str) = ("Cargo.lock", "name = \"wasm-bindgen\"\nversion = \"0.2.129\"\n");

    #[test]
    fn finds_every_disagreement() {
        let trunk = ("Trunk.toml", "trunk-version = \"^0.1\"\nwasm_bindgen = \"0.2.128\"");
        let found = shown(find, &[LOCK, trunk]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0], "Trunk.toml: lacks `wasm_bindgen = \"0.2.129\"`, as Cargo.lock has it");
    }

    #[test]
    fn agreement_is_right() {
        let trunk = ("Trunk.toml", "trunk-version = \"^0.21\"\nwasm_bindgen = \"0.2.129\"");
        assert_eq!(shown(find, &[LOCK, trunk]), [""; 0]);
    }
}
