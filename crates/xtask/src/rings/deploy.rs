//! nginx and Caddy with our files, in front of the sandbox: first their rules one by one, then every kind of
//! credential by every way, from the page in a browser. Where one of them is missing, its tests are skipped by name; with
//! `CI=true` they fail.
//!
//! ```text
//! POOLSYNC_DEPLOY=true cargo test --package poolsync-server --test deploy
//! POOLSYNC_FRONTS=target/debug/deps/deploy-… node --test tests/e2e/ways.test.mjs
//! ```

use super::{Ground, Tally, counts, node};
use crate::place::Place;
use crate::process;
use anyhow::{Result, anyhow};
use std::path::PathBuf;
use xshell::cmd;

/// Both parts.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let rules = rules(&ground.place)?;
    Ok(rules.and(node::ways(ground, &fronts(&ground.place)?)?))
}

/// The compiled tests, which start nginx or Caddy for the page.
pub(crate) fn fronts(place: &Place) -> Result<PathBuf> {
    let sh = place.shell()?;
    let told = cmd!(sh, "cargo test --locked --package poolsync-server --test deploy --no-run --message-format=json")
        .read()?;
    executable(&told).ok_or_else(|| anyhow!("cargo does not tell where it put the tests with nginx and Caddy"))
}

/// The program of the tests among cargo's messages; it names the program `poolsync` too, which they need.
fn executable(told: &str) -> Option<PathBuf> {
    let mut messages = told.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    messages.find_map(|message| {
        let is_theirs = message.pointer("/target/name")?.as_str()? == "deploy";
        is_theirs.then(|| message.get("executable")?.as_str().map(PathBuf::from))?
    })
}

/// Compiles the tests, which shows its progress, then runs them.
fn rules(place: &Place) -> Result<Tally> {
    let sh = place.shell()?;
    sh.set_var("POOLSYNC_DEPLOY", "true");
    cmd!(sh, "cargo test --locked --package poolsync-server --test deploy --no-run").run()?;
    let (output, good) = process::tee(cmd!(sh, "cargo test --locked --package poolsync-server --test deploy"))?;
    Ok(counts::cargo(&output).ended(good))
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn finds_the_program_among_the_messages() {
        let message = |name: &str, executable: &str| {
            let target = serde_json::json!({ "name": name });
            serde_json::json!({ "reason": "compiler-artifact", "target": target, "executable": executable }).to_string()
        };
        let told = [message("deploy", "/target/debug/deps/deploy-1"), message("poolsync", "/target/debug/poolsync")];
        assert_eq!(executable(&told.join("\n")), Some(PathBuf::from("/target/debug/deps/deploy-1")));
        assert_eq!(executable("{\"reason\":\"build-finished\"}"), None);
    }
}
