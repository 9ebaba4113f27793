//! A tool that comes as source from crates.io and is compiled once.
//!
//! ```ignore
//! let tool = CargoTool { package: "trunk", version: "0.21.14".into(), programs: &["trunk"], options: &[], wait: "a while" };
//! let folder = tool.ensure(&place, &place.cache().join("building"))?;
//! ```
//!
//! A tool works for seconds but compiles for minutes, so it is compiled for the compiler's speed and not for its own.

use super::path;
use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::say;
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// One crate with programs.
pub(super) struct CargoTool {
    /// The crate's name on crates.io.
    pub(super) package: &'static str,
    /// The version it must have.
    pub(super) version: String,
    /// Its programs; the first is asked for its version.
    pub(super) programs: &'static [&'static str],
    /// More options for `cargo install`.
    pub(super) options: &'static [&'static str],
    /// How long compiling takes on a small machine.
    pub(super) wait: &'static str,
}

impl CargoTool {
    /// The folder of its programs: in the cache, else on PATH, else after installing it.
    /// `workshop` is where cargo builds; tools share it.
    pub(super) fn ensure(&self, place: &Place, workshop: &Path) -> Result<PathBuf> {
        let home = place.cache().join(format!("{}-{}", self.package, self.version));
        let kept = home.join("bin");
        if self.is_whole(&kept) {
            return Ok(kept);
        }
        if let Some(folder) = self.on_path() {
            super::found(&format!("{} {}", self.package, self.version), &folder);
            return Ok(folder);
        }
        let what = format!("{} {}: compiling it ({}, once per machine)", self.package, self.version, self.wait);
        say::step(what, || self.install(place, &home, workshop))?;
        Ok(kept)
    }

    /// Installs beside the final folder and moves it there at the end, so that half an installation is never found.
    fn install(&self, place: &Place, home: &Path, workshop: &Path) -> Result<()> {
        let unfinished = place.cache().join(format!("unfinished-{}-{}", self.package, std::process::id()));
        files::remove(&unfinished)?;
        let sh = place.shell()?;
        let (package, version, options) = (self.package, &self.version, self.options);
        cmd!(sh, "cargo install --locked {package} --version {version} {options...}")
            .args([Path::new("--root"), &unfinished, Path::new("--target-dir"), workshop])
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env_remove("CARGO_BUILD_TARGET")
            .run()
            .help(
                "check the network and the C compiler, then start the same command again: it goes on where it stopped",
            )?;
        files::remove(home)?;
        files::rename(&unfinished, home)
    }

    fn on_path(&self) -> Option<PathBuf> {
        let first = path::find(self.programs.first()?)?;
        let folder = first.parent()?;
        self.is_whole(folder).then(|| folder.to_path_buf())
    }

    /// Whether every program is in this folder and the first one says the right version.
    fn is_whole(&self, folder: &Path) -> bool {
        let program = |name: &str| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let says = |name: &str| {
            let (sh, program) = (Shell::new()?, program(name));
            cmd!(sh, "{program} --version").read()
        };
        self.programs.iter().all(|name| program(name).is_file())
            && self.programs.first().is_some_and(|name| {
                says(name).is_ok_and(|version| version.split_whitespace().any(|word| word == self.version))
            })
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::place::Scratch;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    fn tool() -> CargoTool {
        CargoTool { package: "tool", version: "1.2.3".into(), programs: &["one", "two"], options: &[], wait: "" }
    }

    fn put(folder: &Path, name: &str, version: &str) {
        let program = folder.join(name);
        files::write(&program, format!("#!/bin/sh\necho {name} {version}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn takes_a_whole_tool_of_the_right_version_only() {
        let scratch = Scratch::new("cargo-tool");
        assert!(!tool().is_whole(scratch.path()), "nothing there");
        put(scratch.path(), "one", "1.2.3");
        assert!(!tool().is_whole(scratch.path()), "half of it");
        put(scratch.path(), "two", "1.2.3");
        assert!(tool().is_whole(scratch.path()));
        put(scratch.path(), "one", "1.2.30");
        assert!(!tool().is_whole(scratch.path()), "another version");
    }
}
