//! The tests that Node.js runs: the npm package in the hands of a stranger, the page in the hands of a user.
//!
//! ```text
//! POOLSYNC_NPM=target/npm node --test tests/packaging/*.test.mjs
//! CHROMIUM=/usr/bin/chromium POOLSYNC_SERVER=target/debug/poolsync node --test tests/e2e/*.test.mjs
//! ```

use super::{Ground, Tally, build, counts};
use crate::files;
use crate::process;
use crate::say;
use crate::tools;
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::{Cmd, cmd};

/// `tests/packaging`, with the folder of the package in `POOLSYNC_NPM`.
pub(super) fn packaging(ground: &Ground) -> Result<Tally> {
    let tests = tests(&ground.place.root().join("tests/packaging"))?;
    if tests.is_empty() {
        return Ok(none("tests/packaging"));
    }
    build::package(ground)?;
    run(ground, tests, |node| node)
}

/// `tests/consumers`, with the sandbox in `POOLSYNC_SERVER` and the tools in `POOLSYNC_CONSUMERS`. One file at a time.
pub(super) fn consumers(ground: &Ground) -> Result<Tally> {
    let tests = tests(&ground.place.root().join("tests/consumers"))?;
    if tests.is_empty() {
        return Ok(none("tests/consumers"));
    }
    build::package(ground)?;
    let server = build::server(ground)?;
    let home = tools::consumers(&ground.place)?;
    run(ground, tests, |node| {
        node.arg("--test-concurrency=1").env("POOLSYNC_SERVER", server).env("POOLSYNC_CONSUMERS", home)
    })
}

/// `tests/e2e`, with the program of the server in `POOLSYNC_SERVER`. One file at a time: they share two processors.
pub(super) fn e2e(ground: &Ground) -> Result<Tally> {
    let tests = tests(&ground.place.root().join("tests/e2e"))?;
    if tests.is_empty() {
        return Ok(none("tests/e2e"));
    }
    let server = build::server(ground)?;
    run(ground, tests, |node| node.arg("--test-concurrency=1").env("POOLSYNC_SERVER", server))
}

/// The table of credentials and ways in `tests/e2e`. `fronts`: the program that starts nginx and Caddy.
pub(super) fn ways(ground: &Ground, fronts: &Path) -> Result<Tally> {
    let server = build::server(ground)?;
    let test = ground.place.root().join("tests/e2e/ways.test.mjs");
    run(ground, vec![test], |node| node.env("POOLSYNC_SERVER", server).env("POOLSYNC_FRONTS", fronts))
}

/// The tests of a folder that needs no build of ours.
pub(super) fn run_folder(ground: &Ground, folder: &str, with: impl FnOnce(Cmd<'_>) -> Cmd<'_>) -> Result<Tally> {
    run(ground, tests(&ground.place.root().join(folder))?, with)
}

fn run(ground: &Ground, tests: Vec<PathBuf>, with: impl FnOnce(Cmd<'_>) -> Cmd<'_>) -> Result<Tally> {
    let sh = ground.place.shell()?;
    let node = cmd!(sh, "node --test --test-reporter=spec --test-reporter-destination=stdout")
        .env("POOLSYNC_NPM", ground.place.package())
        .env("POOLSYNC_TOOLS", ground.tools.npm().programs())
        .env("CHROMIUM", ground.browser.chromium());
    let (output, good) = process::tee(with(node).args(tests))?;
    Ok(counts::node(&output).ended(good))
}

/// The test files in a folder, named one by one: Node.js 20 and 22 do not agree on what a folder means.
fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let skip = |folder: &Path| folder.ends_with("node_modules");
    let ends = [".test.js", ".test.mjs", ".test.cjs"];
    let is_test = |path: &PathBuf| ends.iter().any(|end| path.to_string_lossy().ends_with(end));
    Ok(files::below(folder, &skip)?.into_iter().filter(is_test).collect())
}

fn none(folder: &str) -> Tally {
    say::line(format_args!("  there are no tests in {folder}"));
    Tally::default()
}

#[cfg(test)]
mod unit_tests {
    use super::*;
    use crate::place::Scratch;

    #[test]
    fn finds_test_files_and_no_others() {
        let scratch = Scratch::new("node-tests");
        for name in ["a.test.mjs", "page.mjs", "deep/b.test.js", "node_modules/c.test.js"] {
            files::write(&scratch.path().join(name), "").unwrap();
        }
        let found = tests(scratch.path()).unwrap();
        let names: Vec<_> = found.iter().map(|path| files::relative(path, scratch.path())).collect();
        assert_eq!(names, ["a.test.mjs", "deep/b.test.js"]);
    }
}
