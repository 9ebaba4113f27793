//! The service worker of those who keep the page: it is told which files the page is made of.
//!
//! ```ignore
//! offline::fill(folder)?; // `service-worker.js` names every file of the folder
//! ```

use super::FIRST_VISIT;
use crate::digest;
use crate::files;
use anyhow::{Context as _, Result, bail};
use std::path::Path;

/// The worker. It names the other files, and is none of them.
const WORKER: &str = "service-worker.js";
/// Places in the worker that the build fills.
const VERSION: &str = "{{version}}";
const FILES: &str = "\"{{files}}\"";

/// Writes the list of the finished files, and a version that follows from them, into the worker. A page without a worker
/// stays without one.
pub(super) fn fill(folder: &Path) -> Result<()> {
    let worker = folder.join(WORKER);
    if !worker.is_file() {
        return Ok(());
    }
    let mut names = Vec::new();
    let mut contents = Vec::new();
    for path in files::below(folder, &|_| false)? {
        let name = files::relative(&path, folder);
        let is_own = name == WORKER || name == FIRST_VISIT || name == "index.html";
        contents.extend(files::read(&path)?);
        if !is_own {
            names.push(name);
        }
    }
    names.sort();
    let list =
        names.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>().context("could not write names")?;
    let text = files::read_text(&worker)?;
    if text.matches(VERSION).count() != 1 || text.matches(FILES).count() != 1 {
        bail!("{WORKER} must have {VERSION} and {FILES} exactly once");
    }
    files::write(&worker, text.replace(VERSION, &digest::short(&contents)).replace(FILES, &list.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;

    #[test]
    fn the_worker_names_every_file_but_the_page_and_itself() {
        let scratch = Scratch::new("offline");
        let written = "const VERSION = \"{{version}}\";\nconst FILES = [\"{{files}}\"];\n";
        for (name, text) in [("index.html", "<p>"), ("a-1.js", "a"), ("b.svg", "b"), (WORKER, written)] {
            files::write(&scratch.path().join(name), text).unwrap();
        }
        fill(scratch.path()).unwrap();
        let text = files::read_text(&scratch.path().join(WORKER)).unwrap();
        assert!(text.contains("const FILES = [\"a-1.js\", \"b.svg\"];"), "{text}");
        files::write(&scratch.path().join(WORKER), written).unwrap();
        files::write(&scratch.path().join("index.html"), "<p>new").unwrap();
        fill(scratch.path()).unwrap();
        assert_ne!(files::read_text(&scratch.path().join(WORKER)).unwrap(), text, "another page is another version");
    }

    #[test]
    fn a_worker_without_its_places_is_not_built() {
        let scratch = Scratch::new("offline-places");
        files::write(&scratch.path().join(WORKER), "").unwrap();
        assert!(fill(scratch.path()).is_err());
    }
}
