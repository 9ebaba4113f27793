//! What is deliberately absent from this repository, each with the check that keeps it so.
//!
//! ```text
//! crates/poolsync-core/src/sign.rs:12: the core asks for the time; it must be given it (core-is-pure)
//! ```
//!
//! A check reads text and returns findings; it changes nothing and needs no build.

mod built_scripts;
mod colours;
mod core_is_pure;
mod documents;
mod expose;
mod fetch;
mod file_size;
mod layers;
mod lock_files;
mod no_paths;
mod no_unsafe;
mod package;
mod promises;
mod unfinished;
mod versions;
mod words;

use crate::files;
use crate::place::{Place, is_source_folder};
use anyhow::Result;
use std::fmt;
use std::path::Path;
use xshell::cmd;

/// A text file of the repository or of a build.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Where it is, from the root, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl Source {
    /// Every line with its number, counted from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    fn is_rust_of(&self, package: &str) -> bool {
        self.path.starts_with(&format!("crates/{package}/src/")) && has_extension(&self.path, "rs")
    }

    fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, message: message.into() }
    }
}

/// A place where something is that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    path: String,
    /// Counted from 1; 0 means the file as a whole.
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// A check by its name.
pub(crate) struct Check {
    /// What it is called in outputs.
    pub(crate) name: &'static str,
    /// Reads all files, returns what is wrong.
    pub(crate) find: fn(&[Source]) -> Vec<Finding>,
}

/// All checks of the text of the repository.
pub(crate) const CHECKS: [Check; 17] = [
    Check { name: "built scripts make no code or markup out of text", find: built_scripts::find },
    Check { name: "the core has no browser, clock, randomness or network", find: core_is_pure::find },
    Check {
        name: "the core depends on no crate for a browser, clock or randomness",
        find: core_is_pure::find_dependencies,
    },
    Check { name: "the console calls the network in one file", find: fetch::find },
    Check { name: "the console's modules import downwards only", find: layers::find },
    Check { name: "every expose() has its reason", find: expose::find },
    Check { name: "no colour outside web/styles/tokens.css", find: colours::find },
    Check { name: "lock files name no registry host", find: lock_files::find },
    Check { name: "no path of somebody's machine", find: no_paths::find },
    Check { name: "our crates have no `unsafe`", find: no_unsafe::find },
    Check { name: "nothing unfinished", find: unfinished::find },
    Check { name: "Rust files are under 12 kB", find: file_size::find },
    Check { name: "what the documents name is there", find: documents::find },
    Check { name: "every word of the page is used", find: words::find },
    Check { name: "versions of tools agree", find: versions::find },
    Check { name: "the npm package says the truth about itself", find: package::find },
    Check { name: "every promise of SECURITY.md has its tests", find: promises::find },
];

/// The name under which the list of the core's dependencies is found among the sources.
const CORE_TREE: &str = "`cargo tree --package poolsync-core`";

/// Every text file of the repository.
pub(crate) fn written(place: &Place) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in files::below(place.root(), &|folder| !is_source_folder(place, folder))? {
        add(&mut sources, &path, files::relative(&path, place.root()))?;
    }
    Ok(sources)
}

/// Every text file of the repository, the core's dependencies, and the scripts that were built from it.
pub(crate) fn sources(place: &Place) -> Result<Vec<Source>> {
    let mut sources = written(place)?;
    for (folder, name) in [(place.page(), "dist"), (place.package(), "target/npm")] {
        for path in files::below(&folder, &|_| false)? {
            add(&mut sources, &path, format!("{name}/{}", files::relative(&path, &folder)))?;
        }
    }
    let sh = place.shell()?;
    let tree =
        cmd!(sh, "cargo tree --locked --package poolsync-core --edges normal --target all --prefix none").read()?;
    sources.push(Source { path: CORE_TREE.into(), text: tree });
    Ok(sources)
}

/// Adds a file if it is text.
fn add(sources: &mut Vec<Source>, path: &Path, name: String) -> Result<()> {
    if let Ok(text) = String::from_utf8(files::read(path)?) {
        sources.push(Source { path: name, text });
    }
    Ok(())
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// Whether a file was built and not written.
fn is_built(path: &str) -> bool {
    path.starts_with("dist/") || path.starts_with("target/")
}

/// The findings as text, for tests.
#[cfg(test)]
fn shown(find: fn(&[Source]) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<_> =
        files.iter().map(|(path, text)| Source { path: (*path).into(), text: (*text).into() }).collect();
    find(&sources).iter().map(ToString::to_string).collect()
}
