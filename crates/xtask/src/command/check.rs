//! `cargo xtask check`: form, lints, and what is deliberately absent.
//!
//! ```text
//! cargo xtask check
//! ```

use crate::checks::{self, CHECKS};
use crate::deploy;
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::program::Program;
use crate::rings::Tally;
use crate::say;

const BROWSER_CRATES: [&str; 2] = ["poolsync-wasm", "poolsync-console"];

/// Runs all checks and fails if one of them does.
pub(crate) fn run_alone(place: &Place) -> Result<()> {
    let tally = run(place)?;
    say::line(format_args!("{} passed, {} failed", tally.passed, tally.failed));
    if tally.failed == 0 { Ok(()) } else { Err(Failure::told()) }
}

/// Runs all checks, also after one has failed.
pub(crate) fn run(place: &Place) -> Result<Tally> {
    let mut tally = Tally::default();
    let cargo = || Program::new("cargo").folder(place.root());
    let format = cargo().args(["fmt", "--all", "--check"]).help("cargo fmt --all");
    tally.count("formatting", &format.run());

    let native = cargo().args(["clippy", "--locked", "--workspace", "--all-targets"]);
    let native = native.args(BROWSER_CRATES.iter().flat_map(|name| ["--exclude", name]));
    tally.count("clippy, native", &native.args(["--", "-D", "warnings"]).run());

    let browser = cargo().args(["clippy", "--locked", "--all-targets", "--target=wasm32-unknown-unknown"]);
    let browser = browser.args(BROWSER_CRATES.iter().flat_map(|name| ["--package", name]));
    tally.count("clippy, WebAssembly", &browser.args(["--", "-D", "warnings"]).run());

    tally.count("nginx.conf and Caddyfile are made from the list of regions and calls", &deploy::check(place));

    let sources = checks::sources(place)?;
    if !sources.iter().any(|source| source.path.starts_with("dist/") || source.path.starts_with("target/npm/")) {
        say::line("  nothing is built yet, so no built script is looked at: cargo xtask site, cargo xtask npm");
    }
    for check in CHECKS {
        let findings = (check.find)(&sources);
        for finding in &findings {
            say::line(finding);
        }
        tally.add(check.name, findings.is_empty());
    }
    Ok(tally)
}
