//! nginx and Caddy with the files of `deploy/`, in front of the sandbox: first their rules one by one, then every kind of
//! credential by every way, from the page in a browser. Where one of them is missing, its tests are skipped by name; with
//! `CI=true` they fail.
//!
//! ```text
//! POOLSYNC_DEPLOY=true cargo test --package poolsync-server --test deploy
//! POOLSYNC_FRONTS=target/debug/deps/deploy-… node --test tests/e2e/ways.test.mjs
//! ```

use super::{Ground, Tally, counts, node};
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::program::Program;
use std::path::PathBuf;

/// Both parts.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let rules = rules(&ground.place)?;
    Ok(rules.and(node::ways(ground, &fronts(&ground.place)?)?))
}

/// The compiled tests, which start nginx or Caddy for the page.
fn fronts(place: &Place) -> Result<PathBuf> {
    let cargo = Program::new("cargo").folder(place.root());
    let build = ["test", "--locked", "--package", "poolsync-server", "--test", "deploy", "--no-run"];
    let told = cargo.args(build).arg("--message-format=json").read()?;
    executable(&told).ok_or_else(|| Failure::new("cargo does not tell where it put the tests of `deploy/`"))
}

/// The program in the last message of cargo that names one.
fn executable(told: &str) -> Option<PathBuf> {
    let messages = told.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    messages.filter_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?))).last()
}

/// Compiles the tests, which shows its progress, then runs them.
fn rules(place: &Place) -> Result<Tally> {
    let cargo = || {
        let cargo = Program::new("cargo").folder(place.root()).env("POOLSYNC_DEPLOY", "true");
        cargo.args(["test", "--locked", "--package", "poolsync-server", "--test", "deploy"])
    };
    cargo().arg("--no-run").run()?;
    let (output, good) = cargo().echo()?;
    Ok(counts::cargo(&output).ended(good))
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn finds_the_program_among_the_messages() {
        let told = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
            {\"reason\":\"compiler-artifact\",\"executable\":\"/target/debug/deps/deploy-1\"}\n\
            {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(executable(told), Some(PathBuf::from("/target/debug/deps/deploy-1")));
        assert_eq!(executable("{\"reason\":\"build-finished\"}"), None);
    }
}
