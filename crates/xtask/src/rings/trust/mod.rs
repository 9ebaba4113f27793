//! The tests that keep the promises of `SECURITY.md`, and no others, with a table of them.
//!
//! ```text
//! no   promise                                                          tests result   figure
//! S1   a strict policy, and nothing that violates it                        4 ok       0 violations in 4 flows
//! ```
//! A test says its figure by a line `S1 = …`: in JavaScript `t.diagnostic`, in Rust `println!`.

mod results;
mod table;

use super::node::Suite;
use super::{Ground, Tally, sdk};
use crate::checks;
use crate::command::reproduce;
use crate::place::Place;
use crate::process;
use crate::product::Product;
use crate::promises::{Named, Runner, named};
use crate::say;
use crate::supply::judge;
use anyhow::{Result, anyhow};
use results::Results;
use std::collections::{BTreeMap, BTreeSet};
use xshell::cmd;

/// A title that begins with numbers of promises.
const TITLES: &str = "--test-name-pattern=/^S\\d+[:,]/";

/// Runs them all, then builds twice, and prints the table. A runner that cannot start fails its promises and not the others.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let mut by_runner: BTreeMap<Runner, Vec<Named>> = BTreeMap::new();
    for source in checks::written(&ground.place)? {
        for test in named(&source.path, &source.text) {
            by_runner.entry(test.runner.clone()).or_default().push(test);
        }
    }
    let mut results = Results::default();
    for (runner, tests) in &by_runner {
        let output = match runner {
            Runner::Cargo(package, target) => cargo(&ground.place, package, target, tests),
            Runner::Node(folder) => node(ground, folder, tests),
        };
        match output {
            Ok(output) => results.read(&output),
            Err(failure) => {
                say::error(format_args!("error: {failure:#}"));
                for test in tests {
                    results.did_not_run(test);
                }
            }
        }
    }
    supply(&ground.place, &mut results);
    two_builds(&ground.place, &mut results);
    say::line(table::text(&results));
    Ok(table::tally(&results))
}

/// What comes from elsewhere.
fn supply(place: &Place, results: &mut Results) {
    let title = "S25: what comes from elsewhere is what deny.toml lets in";
    match judge::fails(place) {
        Ok(()) => results.passed(title),
        Err(failure) => {
            say::error(format_args!("error: {failure:#}"));
            results.failed(title);
        }
    }
}

/// Page and package, built in two folders.
fn two_builds(place: &Place, results: &mut Results) {
    let title = "S18: page and package, built in two folders of different names, are equal";
    let equal = reproduce::compare(place, &[Product::Page, Product::Package]).and_then(|report| {
        say::line(report.text());
        if report.differences.is_empty() { Ok(report.files.len()) } else { Err(anyhow!("two builds differ")) }
    });
    match equal {
        Ok(files) => {
            results.passed(title);
            results.read(&format!("S18 = {files} files of page and package equal\n"));
        }
        Err(failure) => {
            say::error(format_args!("error: {failure:#}"));
            results.failed(title);
        }
    }
}

/// Runs the tests of one target by their names.
fn cargo(place: &Place, package: &str, target: &[String], tests: &[Named]) -> Result<String> {
    let sh = place.shell()?;
    let names: BTreeSet<_> = tests.iter().map(|test| test.title.clone()).collect();
    // The harness of the tests with nginx and Caddy takes one name at a time.
    let (runs, options): (Vec<Vec<String>>, &[&str]) = if target.iter().any(|part| part == "deploy") {
        sh.set_var("POOLSYNC_DEPLOY", "true");
        (names.into_iter().map(|name| vec![name]).collect(), &[])
    } else {
        (vec![names.into_iter().collect()], &["--show-output"])
    };
    let mut output = String::new();
    for names in runs {
        let run =
            cmd!(sh, "cargo test --locked --no-fail-fast --package {package} {target...} -- {options...} {names...}");
        let (text, good) = process::tee(run)?;
        if !good && !text.contains("FAILED") {
            return Err(anyhow!("the tests of {package} could not be run"));
        }
        output.push_str(&text);
    }
    Ok(output)
}

/// Runs the files of a folder that have such tests.
fn node(ground: &Ground, folder: &str, tests: &[Named]) -> Result<String> {
    let suite = match folder {
        "packaging" => Suite::packaging(ground)?,
        "consumers" => Suite::consumers(ground)?,
        "e2e" => Suite::e2e(ground)?,
        "sdk" => sdk::suite(ground)?,
        other => return Err(anyhow!("no ring runs tests/{other}")),
    };
    let files: BTreeSet<_> = tests.iter().map(|test| ground.place.root().join(&test.path)).collect();
    suite.output(ground, files.into_iter().collect(), &[TITLES]).map(|(output, _)| output)
}
