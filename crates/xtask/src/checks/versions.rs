//! # Versions of tools agree
//!
//! wasm-bindgen is named in Cargo.lock and Trunk.toml, wasm-opt in tools/package.json and Trunk.toml, and what wasm-opt
//! may use in xtask and index.html.
//!
//! ```text
//! Trunk.toml: lacks `wasm_bindgen = "0.2.129"`, as Cargo.lock has it
//! ```

use super::{Finding, Source};
use crate::tools::pins;
use crate::wasm_opt;

/// Lines that are missing in Trunk.toml or index.html.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let text = |path: &str| sources.iter().find(|source| source.path == path).map_or("", |source| source.text.as_str());
    let bindgen = pins::locked_crate(text("Cargo.lock"), "wasm-bindgen").unwrap_or_default();
    let binaryen = major_of(text("tools/package.json"), "binaryen").unwrap_or_default();
    let wanted = [
        ("Trunk.toml", format!("wasm_bindgen = \"{bindgen}\""), "Cargo.lock"),
        ("Trunk.toml", format!("wasm_opt = \"version_{binaryen}\""), "tools/package.json"),
        ("Trunk.toml", format!("trunk-version = \"^{}\"", minor(pins::TRUNK)), "xtask"),
        ("index.html", format!("data-wasm-opt-params=\"{}\"", wasm_opt::FEATURES.join(" ")), "xtask"),
    ];
    let lacking = wanted.into_iter().filter(|(path, line, _)| !text(path).contains(line.as_str()));
    let finding = |(path, line, source): (&str, String, &str)| Finding {
        path: path.into(),
        line: 0,
        message: format!("lacks `{line}`, as {source} has it"),
    };
    lacking.map(finding).collect()
}

/// The 132 of `"binaryen": "132.0.0"`.
fn major_of(package: &str, name: &str) -> Option<String> {
    let (_, after) = package.split_once(&format!("\"{name}\": \""))?;
    after.split('.').next().map(Into::into)
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
    const NPM: (&str, &str) = ("tools/package.json", "\"binaryen\": \"132.0.0\"");

    #[test]
    fn finds_every_disagreement() {
        let trunk = ("Trunk.toml", "trunk-version = \"^0.1\"\nwasm_bindgen = \"0.2.128\"\nwasm_opt = \"version_131\"");
        let found = shown(find, &[LOCK, NPM, trunk, ("index.html", "data-wasm-opt-params=\"--all-features\"")]);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], "Trunk.toml: lacks `wasm_bindgen = \"0.2.129\"`, as Cargo.lock has it");
    }

    #[test]
    fn agreement_is_right() {
        let trunk = ("Trunk.toml", "trunk-version = \"^0.21\"\nwasm_bindgen = \"0.2.129\"\nwasm_opt = \"version_132\"");
        let index = format!("data-wasm-opt-params=\"{}\"", wasm_opt::FEATURES.join(" "));
        assert_eq!(shown(find, &[LOCK, NPM, trunk, ("index.html", &index)]), [""; 0]);
    }
}
