//! The crates that are compiled into a product, by what cargo says of its target and features.
//!
//! ```ignore
//! let shipped = shipped(&place, Product::Package)?;
//! ```
//! What runs at build time only (build scripts, macros, xtask) is not among them.

use crate::files;
use crate::place::Place;
use crate::product::Product;
use crate::remap::WASM;
use crate::rustc;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use xshell::cmd;

/// Name and version.
pub(super) type Id = (String, String);

/// A crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Crate {
    /// Its name and version.
    pub(super) id: Id,
    /// Its licences, as its manifest says.
    pub(super) licence: String,
    /// Who made it.
    pub(super) authors: Vec<String>,
    /// What it is.
    pub(super) description: String,
    /// Where its source is kept; empty if it does not say.
    pub(super) repository: String,
    /// Where its source is on this machine.
    pub(super) folder: PathBuf,
    /// SHA-256 of its archive at crates.io; nothing for crates of this repository.
    pub(super) checksum: Option<String>,
    /// What it uses, of the crates of the same product.
    pub(super) uses: Vec<Id>,
}

impl Crate {
    /// Whether it comes from elsewhere.
    pub(super) fn is_foreign(&self) -> bool {
        self.checksum.is_some()
    }
}

/// The builds of a product: package and more options.
fn builds(product: Product) -> &'static [(&'static str, &'static [&'static str])] {
    match product {
        Product::Page => &[("poolsync-console", &[])],
        Product::Package => &[
            ("poolsync-wasm", &["--no-default-features", "--features=call"]),
            ("poolsync-wasm", &["--no-default-features", "--features=samples"]),
            ("poolsync-wasm", &["--no-default-features", "--features=rollout"]),
        ],
        Product::Server => &[("poolsync-server", &[])],
    }
}

/// The crates of a product, sorted.
pub(super) fn shipped(place: &Place, product: Product) -> Result<Vec<Crate>> {
    let sh = place.shell()?;
    let target = if product == Product::Server { rustc::says(place, "host")? } else { WASM.to_owned() };
    let mut wanted = BTreeSet::new();
    for (package, options) in builds(product) {
        let tree = cmd!(
            sh,
            "cargo tree --locked --edges=normal,no-proc-macro --prefix=none --target={target} --package={package}"
        );
        wanted.extend(tree.args(*options).read()?.lines().filter_map(id_of_line));
    }
    let all = cmd!(sh, "cargo metadata --locked --format-version=1 --filter-platform={target}").read()?;
    let all = serde_json::from_str(&all).context("cargo metadata printed no JSON")?;
    let lock = files::read_text(&place.root().join("Cargo.lock"))?;
    Ok(described(&all, &checksums(&lock)?, &wanted))
}

/// The `serde` and `1.0.1` of the line `serde v1.0.1 (/a/path) (*)`.
fn id_of_line(line: &str) -> Option<Id> {
    let mut words = line.split(' ');
    Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
}

/// What `Cargo.lock` says the archives must be.
fn checksums(lock: &str) -> Result<BTreeMap<Id, String>> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is no TOML")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let one = |package: &toml::Value| {
        let text = |name: &str| package.get(name).and_then(toml::Value::as_str).map(str::to_owned);
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    Ok(packages.filter_map(one).collect())
}

/// What the metadata says of the wanted crates.
fn described(all: &Value, checksums: &BTreeMap<Id, String>, wanted: &BTreeSet<Id>) -> Vec<Crate> {
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let packages = list(all, "packages");
    let id_of = |package: &Value| (text(package, "name"), text(package, "version"));
    let ids: BTreeMap<String, Id> = packages.iter().map(|package| (text(package, "id"), id_of(package))).collect();
    let nodes = all.get("resolve").map(|resolve| list(resolve, "nodes")).unwrap_or_default();
    let uses: BTreeMap<String, Vec<Id>> = nodes
        .iter()
        .map(|node| {
            let names = list(node, "dependencies");
            let used = names.iter().filter_map(Value::as_str).filter_map(|id| ids.get(id).cloned());
            let used: BTreeSet<_> = used.filter(|id| wanted.contains(id)).collect();
            (text(node, "id"), used.into_iter().collect())
        })
        .collect();
    let mut crates: Vec<_> = packages
        .iter()
        .filter(|package| wanted.contains(&id_of(package)))
        .map(|package| Crate {
            id: id_of(package),
            licence: text(package, "license"),
            authors: list(package, "authors").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            description: text(package, "description").split_whitespace().collect::<Vec<_>>().join(" "),
            repository: text(package, "repository"),
            folder: PathBuf::from(text(package, "manifest_path")).parent().map(PathBuf::from).unwrap_or_default(),
            checksum: checksums.get(&id_of(package)).cloned(),
            uses: uses.get(&text(package, "id")).cloned().unwrap_or_default(),
        })
        .collect();
    crates.sort_by(|a, b| a.id.cmp(&b.id));
    crates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_made_with_leptos_and_not_with_its_macros() {
        let page = shipped(&Place::find().unwrap(), Product::Page).unwrap();
        let named = |name: &str| page.iter().find(|it| it.id.0 == name);
        let leptos = named("leptos").unwrap();
        assert!(leptos.is_foreign() && leptos.licence == "MIT" && leptos.uses.iter().any(|(name, _)| name == "tachys"));
        assert!(!named("poolsync-core").unwrap().is_foreign());
        // A macro, a tool of the build, a part of the server.
        for other in ["leptos_macro", "lol_html", "axum"] {
            assert!(named(other).is_none(), "{other}");
        }
    }

    #[test]
    fn reads_lines_of_cargo_tree() {
        let id = |name: &str, version: &str| Some((name.to_owned(), version.to_owned()));
        assert_eq!(id_of_line("serde v1.0.1"), id("serde", "1.0.1"));
        assert_eq!(id_of_line("poolsync-core v0.1.0 (/a/b c) (*)"), id("poolsync-core", "0.1.0"));
        assert_eq!(id_of_line(""), None);
    }
}
