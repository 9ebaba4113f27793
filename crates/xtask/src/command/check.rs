//! `cargo xtask check`: form, lints, and what is deliberately absent.
//!
//! ```text
//! cargo xtask check
//! ```

use crate::checks::{self, CHECKS};
use crate::deploy;
use crate::help::Help as _;
use crate::place::Place;
use crate::rings::Tally;
use crate::say;
use anyhow::Result;
use xshell::cmd;

/// Runs all checks, and returns whether they have passed.
pub(crate) fn run_alone(place: &Place) -> Result<bool> {
    let tally = run(place)?;
    say::line(format_args!("{} passed, {} failed", tally.passed, tally.failed));
    Ok(tally.failed == 0)
}

/// Runs all checks, also after one has failed.
pub(crate) fn run(place: &Place) -> Result<Tally> {
    let mut tally = Tally::default();
    let sh = place.shell()?;
    tally.count("formatting", cmd!(sh, "cargo fmt --all --check").run().help("cargo fmt --all"));

    let native = ["--workspace", "--exclude=poolsync-wasm", "--exclude=poolsync-console"];
    let browser = ["--target=wasm32-unknown-unknown", "--package=poolsync-wasm", "--package=poolsync-console"];
    for (name, packages) in [("clippy, native", native), ("clippy, WebAssembly", browser)] {
        let clippy = cmd!(sh, "cargo clippy --locked --all-targets {packages...} -- -D warnings");
        tally.count(name, clippy.run());
    }

    tally.count("nginx.conf and Caddyfile are made from the list of regions and calls", deploy::check(place));

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
