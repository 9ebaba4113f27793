//! Where things are: the repository, the build folder, the user's cache of tools.
//!
//! ```ignore
//! let place = Place::find()?;
//! let page = place.root().join("dist");
//! ```

use crate::help::Help as _;
use anyhow::{Context as _, Result};
use std::env;
use std::path::{Path, PathBuf};
use xshell::Shell;

/// The folders of this run.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Place {
    /// Finds the folders from the environment. `CARGO_TARGET_DIR` moves the build folder,
    /// `POOLSYNC_CACHE` the cache of tools.
    pub(crate) fn find() -> Result<Self> {
        let crate_folder =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = crate_folder.ancestors().nth(2).map(Path::to_path_buf);
        let root = root.context("could not find the repository").help("start with `cargo xtask`")?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
        let cache = cache_folder(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
            .context("no place for tools: HOME is not set")
            .help("set POOLSYNC_CACHE to a folder")?;
        Ok(Self { root, target, cache })
    }

    /// Another repository, for tests.
    #[cfg(test)]
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf(), target: root.join("target"), cache: root.join("cache") }
    }

    /// The repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The built page.
    pub(crate) fn page(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built npm package.
    pub(crate) fn package(&self) -> PathBuf {
        self.target.join("npm")
    }

    /// A shell whose commands run in the repository.
    pub(crate) fn shell(&self) -> Result<Shell> {
        let sh = Shell::new()?;
        sh.change_dir(&self.root);
        Ok(sh)
    }

    /// The cache of tools, outside the clone.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }
}

/// Whether a folder belongs to the sources: neither built, nor installed, nor of the version control. A module may be called
/// `target`, as that of the console is.
pub(crate) fn is_source_folder(place: &Place, folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default();
    let is_module = folder.parent().is_some_and(|parent| parent.ends_with("src"));
    let is_other = ["target", "node_modules", ".git", "dist"].iter().any(|other| name == *other);
    (is_module || !is_other) && folder != place.target()
}

fn cache_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    variable("POOLSYNC_CACHE")
        .or_else(|| variable("XDG_CACHE_HOME").map(|folder| folder.join("poolsync")))
        .or_else(|| variable("HOME").map(|folder| folder.join(".cache/poolsync")))
}

/// A folder for one test, removed at its end.
#[cfg(test)]
pub(crate) struct Scratch(PathBuf);

#[cfg(test)]
impl Scratch {
    /// A new empty folder; `name` keeps tests apart.
    pub(crate) fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("poolsync-xtask-{name}-{}", std::process::id()));
        crate::files::remove(&folder).unwrap();
        crate::files::make_folder(&folder).unwrap();
        Self(folder)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

#[cfg(test)]
impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = crate::files::remove(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_called_target_is_a_source() {
        let place = Place::find().unwrap();
        let is_source = |folder: &str| is_source_folder(&place, &place.root().join(folder));
        assert!(is_source("crates/poolsync-console/src/target") && is_source("web/npm"));
        assert!(!is_source("target") && !is_source("web/examples/node/node_modules") && !is_source(".git"));
    }

    #[test]
    fn finds_the_repository() {
        assert!(Place::find().unwrap().root().join("rust-toolchain.toml").is_file());
    }

    #[test]
    fn the_nearest_wish_decides_on_the_cache() {
        let all = |name: &str| Some(PathBuf::from(format!("/{name}")));
        assert_eq!(cache_folder(all), Some("/POOLSYNC_CACHE".into()));
        assert_eq!(
            cache_folder(|name| all(name).filter(|_| name != "POOLSYNC_CACHE")),
            Some("/XDG_CACHE_HOME/poolsync".into())
        );
        assert_eq!(cache_folder(|name| all(name).filter(|_| name == "HOME")), Some("/HOME/.cache/poolsync".into()));
        assert_eq!(cache_folder(|_| None), None);
    }
}
