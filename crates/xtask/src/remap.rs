//! The same bytes on every machine: no path of this machine gets into a built module.
//!
//! ```ignore
//! let build = remap::reproducible(cmd!(sh, "cargo build --target wasm32-unknown-unknown"), &place, remap::WASM)?;
//! ```
//!
//! The compiler writes paths of source files into messages of panics. They are given fixed names here. Flags of the
//! user's own are left out for the same reason.

use crate::place::Place;
use crate::rustc;
use anyhow::Result;
use std::env;
use std::fs;
use std::path::PathBuf;
use xshell::{Cmd, cmd};

/// The target of the page and of the package.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The command with an environment in which its builds for this target are reproducible.
pub(crate) fn reproducible<'a>(command: Cmd<'a>, place: &Place, target: &str) -> Result<Cmd<'a>> {
    let renames = renames(place)?;
    let (flags, c_flags) = (flags(&renames), c_flags(&renames));
    let command = command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_RUSTFLAGS")
        .env("SOURCE_DATE_EPOCH", "0");
    let command = match target {
        WASM => command,
        _ => command.env(format!("CFLAGS_{}", target.replace('-', "_")), c_flags),
    };
    // The variable for one target leaves build scripts and xtask itself alone, but splits at spaces.
    Ok(if flags.iter().any(|flag| flag.contains(' ')) {
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
    } else {
        command.env(format!("CARGO_TARGET_{}_RUSTFLAGS", target.replace('-', "_").to_uppercase()), flags.join(" "))
    })
}

/// Folders of this machine and the names they get; a later one wins over an earlier one.
fn renames(place: &Place) -> Result<Vec<(PathBuf, String)>> {
    let mut renames = Vec::new();
    if let Some(home) = cargo_home() {
        // The registry's folder carries the digest of its address, which differs where a mirror is used.
        let registries = fs::read_dir(home.join("registry/src"));
        let mut folders: Vec<_> = registries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        folders.sort();
        renames.push((home, "/cargo".into()));
        renames.extend(folders.into_iter().map(|folder| (folder, "/crates".to_owned())));
    }
    let sh = place.shell()?;
    let sysroot = cmd!(sh, "rustc --print sysroot").read()?;
    let commit = rustc::says(place, "commit-hash")?;
    renames.push((PathBuf::from(sysroot).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")));
    renames.push((place.target().to_path_buf(), "/poolsync/target".into()));
    renames.push((place.root().to_path_buf(), "/poolsync".into()));
    Ok(renames)
}

fn flags(renames: &[(PathBuf, String)]) -> Vec<String> {
    renames.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect()
}

/// The same for the C compiler, which the crate `ring` calls.
fn c_flags(renames: &[(PathBuf, String)]) -> String {
    let flags = renames.iter().map(|(from, to)| format!("-ffile-prefix-map={}={to}", from.display()));
    flags.filter(|flag| !flag.contains(' ')).collect::<Vec<_>>().join(" ")
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo").into()))
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_repository_and_the_crates() {
        let place = Place::find().unwrap();
        let flags = flags(&renames(&place).unwrap());
        let root = format!("--remap-path-prefix={}=/poolsync", place.root().display());
        assert!(flags.contains(&root), "{flags:?}");
        assert!(flags.iter().any(|flag| flag.ends_with("=/crates")), "{flags:?}");
    }
}
