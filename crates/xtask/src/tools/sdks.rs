//! The cloud's SDKs that samples are run with, as `tests/sdk/pins` pins them.
//!
//! ```ignore
//! let folder = sdks::ensure(&place)?; // …/sdk-1f3a…/python-newest/bin/python, …/java-3.1.130/classpath
//! ```
//!
//! A language whose tools are not here is left out with its reason. Where `CI` is set that is an error.

use super::path;
use crate::digest;
use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::say;
use anyhow::{Result, anyhow};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const PINS: &str = "tests/sdk/pins";

/// Finds the SDKs in the cache, else installs them there. The folder carries the digest of the pins.
pub(crate) fn ensure(place: &Place) -> Result<PathBuf> {
    let pins = place.root().join(PINS);
    let mut pinned = Vec::new();
    for file in files::below(&pins, &|_| false)? {
        pinned.extend(files::read(&file)?);
    }
    let home = place.cache().join(format!("sdk-{}", digest::short(&pinned)));
    for version in ["newest", "page"] {
        let name = format!("python-{version}");
        let what = "Python, with the part for virtual environments: apt-get install python3 python3-venv";
        one(&home, &name, "python3", what, |folder| python(&pins.join(&name), folder))?;
    }
    for version in ["3.1.130", "3.1.107"] {
        let name = format!("java-{version}");
        let what = "Java and Maven: apt-get install default-jdk-headless maven";
        one(&home, &name, "mvn", what, |folder| java(&pins.join(&name), &home.join("maven"), folder))?;
    }
    for version in ["v0.1.211", "v0.1.168"] {
        let name = format!("go-{version}");
        one(&home, &name, "go", "Go 1.23 or later: https://go.dev/dl", |folder| go(&pins.join(&name), folder))?;
    }
    Ok(home)
}

/// One SDK, installed into its folder. A file that is written last tells a whole installation from half of one; a folder
/// cannot be moved into its place at the end, since virtual environments hold their own path.
fn one(home: &Path, name: &str, program: &str, what: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let (folder, whole) = (home.join(name), home.join(format!("{name}.whole")));
    if whole.is_file() {
        return Ok(());
    }
    let installed = if path::find(program).is_some() {
        files::remove(&folder)?;
        files::make_folder(&folder)?;
        say::step(format_args!("samples: installing the SDK {name}"), || install(&folder))
    } else {
        Err(anyhow!("`{program}` was not found")).help(format_args!("install {what}"))
    };
    match installed {
        Ok(()) => files::write(&whole, ""),
        Err(failure) if env::var_os("CI").is_some() => Err(failure),
        Err(failure) => {
            say::error(format_args!("samples for {name} are not run: {failure:#}"));
            files::remove(&folder)
        }
    }
}

fn python(pins: &Path, folder: &Path) -> Result<()> {
    let sh = Shell::new()?;
    cmd!(sh, "python3 -m venv {folder}").run().help("apt-get install python3-venv")?;
    let (python, requirements) = (folder.join("bin/python"), pins.join("requirements.txt"));
    cmd!(sh, "{python} -m pip install --quiet --disable-pip-version-check --requirement {requirements}")
        .run()
        .help("check the network (pip must reach its registry), then start the same command again")
}

/// Maven's own repository lies in the cache, so that the class path stays true.
fn java(pins: &Path, repository: &Path, folder: &Path) -> Result<()> {
    let pom = folder.join("pom.xml");
    files::copy(&pins.join("pom.xml"), &pom)?;
    let sh = Shell::new()?;
    sh.change_dir(folder);
    cmd!(sh, "mvn --quiet --batch-mode dependency:build-classpath -Dmdep.outputFile=classpath")
        .arg(format!("-Dmaven.repo.local={}", repository.display()))
        .run()
        .help("check the network (Maven must reach its registry), then start the same command again")
}

/// Into Go's own cache of modules, which is the user's.
fn go(pins: &Path, folder: &Path) -> Result<()> {
    for name in ["go.mod", "go.sum"] {
        files::copy(&pins.join(name), &folder.join(name))?;
    }
    let sh = Shell::new()?;
    sh.change_dir(folder);
    cmd!(sh, "go mod download")
        .run()
        .help("check the network (Go must reach its proxy), then start the same command again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;
    use std::cell::Cell;

    #[test]
    fn what_is_whole_is_not_installed_again() {
        let scratch = Scratch::new("sdks");
        let times = Cell::new(0);
        for _ in 0..2 {
            one(scratch.path(), "a", "cargo", "", |folder| {
                times.set(times.get() + 1);
                files::write(&folder.join("file"), "")
            })
            .unwrap();
        }
        assert_eq!(times.get(), 1);
        assert!(scratch.path().join("a/file").is_file());
    }

    #[test]
    fn every_pin_is_installed() {
        let pins = Place::find().unwrap().root().join(PINS);
        let mut found: Vec<_> = files::below(&pins, &|_| false).unwrap();
        found.retain(|file| !file.ends_with("go.sum"));
        let names: Vec<_> = found.iter().map(|file| files::relative(file, &pins)).collect();
        let installed = ["go-v0.1.168/go.mod", "go-v0.1.211/go.mod", "java-3.1.107/pom.xml", "java-3.1.130/pom.xml"];
        assert_eq!(names[..4], installed);
        assert_eq!(names[4..], ["python-newest/requirements.txt", "python-page/requirements.txt"]);
    }
}
