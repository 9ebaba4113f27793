//! The tests that Node.js runs: the npm package in the hands of a stranger, the page in the hands of a user.
//!
//! ```text
//! POOLSYNC_NPM=target/npm POOLSYNC_SERVER=target/debug/poolsync node --test tests/packaging/*.test.mjs
//! CHROMIUM=/usr/bin/chromium POOLSYNC_SERVER=target/debug/poolsync node --test tests/e2e/*.test.mjs
//! ```

use super::{Ground, Tally, build, counts};
use crate::command::serve;
use crate::files;
use crate::process;
use crate::tools;
use anyhow::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// A folder of tests with what they need.
pub(super) struct Suite {
    /// The folder, from the root.
    pub(super) folder: &'static str,
    /// Variables of the environment.
    pub(super) environment: Vec<(&'static str, OsString)>,
    /// Options of Node.js.
    pub(super) options: &'static [&'static str],
}

/// One file at a time: they share two processors.
const ONE_BY_ONE: &[&str] = &["--test-concurrency=1"];

impl Suite {
    /// `tests/packaging`, with the folder of the package in `POOLSYNC_NPM` and the command line in `POOLSYNC_SERVER`, whatever
    /// page is in it. Builds both.
    pub(super) fn packaging(ground: &Ground) -> Result<Self> {
        build::package(ground)?;
        let server = serve::build_server(&ground.place)?;
        let environment = vec![("POOLSYNC_SERVER", server.into())];
        Ok(Self { folder: "tests/packaging", environment, options: &[] })
    }

    /// `tests/consumers`, with the sandbox in `POOLSYNC_SERVER` and the tools in `POOLSYNC_CONSUMERS`.
    pub(super) fn consumers(ground: &Ground) -> Result<Self> {
        build::package(ground)?;
        let server = build::server(ground)?;
        let home = tools::consumers(&ground.place)?;
        let environment = vec![("POOLSYNC_SERVER", server.into()), ("POOLSYNC_CONSUMERS", home.into())];
        Ok(Self { folder: "tests/consumers", environment, options: ONE_BY_ONE })
    }

    /// `tests/e2e`, with the program of the server in `POOLSYNC_SERVER`.
    pub(super) fn e2e(ground: &Ground) -> Result<Self> {
        let environment = vec![("POOLSYNC_SERVER", build::server(ground)?.into())];
        Ok(Self { folder: "tests/e2e", environment, options: ONE_BY_ONE })
    }

    /// All test files of the folder.
    fn tests(&self, ground: &Ground) -> Result<Vec<PathBuf>> {
        tests(&ground.place.root().join(self.folder))
    }

    /// Runs all tests of the folder.
    pub(super) fn run(&self, ground: &Ground) -> Result<Tally> {
        let (output, good) = self.output(ground, self.tests(ground)?, &[])?;
        Ok(counts::node(&output).ended(good))
    }

    /// Runs these files with more options. Returns what was printed, and whether all is well.
    pub(super) fn output(&self, ground: &Ground, tests: Vec<PathBuf>, more: &[&str]) -> Result<(String, bool)> {
        let sh = ground.place.shell()?;
        let node = cmd!(sh, "node --test --test-reporter=spec --test-reporter-destination=stdout")
            .args(self.options)
            .args(more)
            .env("POOLSYNC_NPM", ground.place.package())
            .env("POOLSYNC_TOOLS", ground.tools.npm().programs())
            .env("CHROMIUM", ground.browser.chromium());
        let node = self.environment.iter().fold(node, |node, (name, value)| node.env(name, value));
        process::tee(node.args(tests))
    }
}

/// The table of credentials and ways in `tests/e2e`. `fronts`: the program that starts nginx and Caddy.
pub(super) fn ways(ground: &Ground, fronts: &Path) -> Result<Tally> {
    let environment = vec![("POOLSYNC_SERVER", build::server(ground)?.into()), ("POOLSYNC_FRONTS", fronts.into())];
    let suite = Suite { folder: "tests/e2e", environment, options: &[] };
    let test = ground.place.root().join("tests/e2e/ways.test.mjs");
    let (output, good) = suite.output(ground, vec![test], &[])?;
    Ok(counts::node(&output).ended(good))
}

/// The test files in a folder, named one by one: Node.js 20 and 22 do not agree on what a folder means.
fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    let skip = |folder: &Path| folder.ends_with("node_modules");
    let ends = [".test.js", ".test.mjs", ".test.cjs"];
    let is_test = |path: &PathBuf| ends.iter().any(|end| path.to_string_lossy().ends_with(end));
    Ok(files::below(folder, &skip)?.into_iter().filter(is_test).collect())
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
