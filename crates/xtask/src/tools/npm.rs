//! The programs and libraries that come by npm, as `crates/xtask/tools/package-lock.json` pins them.
//!
//! ```ignore
//! let tools = npm::ensure(&place)?;
//! let esbuild = tools.program("esbuild");
//! ```

use crate::digest;
use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::say;
use anyhow::{Context as _, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// An installed `node_modules` folder.
pub(crate) struct NpmTools {
    modules: PathBuf,
}

impl NpmTools {
    /// A program by its name.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.programs().join(name)
    }

    /// The folder of the programs.
    pub(crate) fn programs(&self) -> PathBuf {
        self.modules.join(".bin")
    }
}

/// Finds the tools in the cache, else installs them there. The folder carries the digest of the lock file,
/// so that clones with the same lock share it and a changed lock gets a new one.
pub(super) fn ensure(place: &Place) -> Result<NpmTools> {
    let home = installed(place, "crates/xtask/tools", "npm", "esbuild, binaryen and the test tools", How::Exactly)?;
    Ok(NpmTools { modules: home.join("node_modules") })
}

/// How closely npm keeps to a lock file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As it says (`npm ci`).
    Exactly,
    /// As it says, but binaries for other machines may be missing in it (`npm install`): some bundlers name platforms for
    /// which nothing was published, and `npm ci` refuses every lock file that lacks those.
    ButForOtherMachines,
}

impl How {
    fn word(self) -> &'static str {
        match self {
            Self::Exactly => "ci",
            Self::ButForOtherMachines => "install",
        }
    }
}

/// The folder into which the packages that `folder` of the repository pins are installed.
pub(super) fn installed(place: &Place, folder: &str, name: &str, what: &str, how: How) -> Result<PathBuf> {
    let source = place.root().join(folder);
    let lock = files::read(&source.join("package-lock.json"))?;
    let home = place.cache().join(format!("{name}-{}", digest::short(&lock)));
    if !home.join("node_modules").is_dir() {
        say::step(format_args!("npm: installing {what}"), || install(place, &source, &home, how))?;
    }
    Ok(home)
}

/// Lets tests import the tools: a link `node_modules` in the repository, the way Node.js looks for modules.
pub(super) fn link(place: &Place, tools: &NpmTools) -> Result<()> {
    let link = place.root().join("node_modules");
    if fs::read_link(&link).is_ok_and(|target| target == tools.modules) {
        return Ok(());
    }
    if fs::symlink_metadata(&link).is_ok_and(|about| about.is_dir()) {
        return Err(anyhow!("node_modules is a folder, but must be a link to the tools"))
            .help("remove the folder node_modules in the repository");
    }
    files::remove(&link)?;
    make_link(&tools.modules, &link)
}

/// Installs beside the final folder and moves it there at the end, so that half an installation is never found.
fn install(place: &Place, source: &Path, home: &Path, how: How) -> Result<()> {
    let unfinished = place.cache().join(format!("unfinished-npm-{}", std::process::id()));
    files::remove(&unfinished)?;
    for name in ["package.json", "package-lock.json"] {
        files::copy(&source.join(name), &unfinished.join(name))?;
    }
    files::copy(&place.root().join(".npmrc"), &unfinished.join(".npmrc"))?;
    let (sh, install) = (Shell::new()?, how.word());
    sh.change_dir(&unfinished);
    cmd!(sh, "npm {install} --ignore-scripts --loglevel=error --no-update-notifier")
        .run()
        .help("check the network (npm must reach its registry), then start the same command again")?;
    files::remove(home)?;
    files::rename(&unfinished, home)
}

#[cfg(unix)]
fn make_link(target: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(target, link).with_context(|| not_linked(link))
}

#[cfg(windows)]
fn make_link(target: &Path, link: &Path) -> Result<()> {
    std::os::windows::fs::symlink_dir(target, link).with_context(|| not_linked(link))
}

fn not_linked(link: &Path) -> String {
    format!("could not make the link {}", link.display())
}
