//! The rings of tests, from the text of the sources outwards to what a user sees in a browser.
//!
//! ```text
//! cargo xtask test            # all rings
//! cargo xtask test native e2e # these two, with what they need
//! ```

mod build;
mod counts;
mod deploy;
mod native;
mod node;
mod sdk;
mod tally;
mod trust;
mod types;
mod wasm;

pub(crate) use deploy::fronts;
pub(crate) use tally::Tally;

use crate::command;
use crate::place::Place;
use crate::supply::judge;
use crate::tools::{Browser, Tools};
use anyhow::Result;
use clap::ValueEnum;

/// A part of all tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ring {
    /// Form, lints and invariants of the sources.
    Check,
    /// The tests of the crates that know no browser.
    Native,
    /// The page can be built.
    Site,
    /// The npm package can be built.
    Npm,
    /// What comes from elsewhere is what deny.toml lets in.
    Supply,
    /// Sizes are as committed and within their budgets.
    Size,
    /// What is compiled to WebAssembly, in Node.js and in a browser.
    Wasm,
    /// The types of the npm package, in the eyes of TypeScript.
    Types,
    /// The npm package in the hands of a stranger.
    Packaging,
    /// The samples in the hands of the cloud's SDKs.
    Sdk,
    /// The npm package in every bundler, framework and runtime.
    Consumers,
    /// nginx and Caddy with our files.
    Deploy,
    /// The page in the hands of a user.
    E2e,
    /// The tests that keep the promises of SECURITY.md, with a table; only where it is named, since other rings have them too.
    Trust,
}

/// What the rings share.
pub(crate) struct Ground {
    /// The folders.
    pub(crate) place: Place,
    /// The tools.
    pub(crate) tools: Tools,
    /// The browser.
    pub(crate) browser: Browser,
}

impl Ring {
    /// All that together run every test, in their order: each finds what those before it have built.
    pub(crate) const ALL: [Self; 13] = [
        Self::Native,
        Self::Site,
        Self::Npm,
        Self::Check,
        Self::Supply,
        Self::Size,
        Self::Wasm,
        Self::Types,
        Self::Packaging,
        Self::Sdk,
        Self::Consumers,
        Self::Deploy,
        Self::E2e,
    ];

    /// The name on the command line: the variant's, in lower case.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Runs the ring; builds first what it needs and what is not there.
    pub(crate) fn run(self, ground: &Ground) -> Result<Tally> {
        match self {
            Self::Check => command::check::run(&ground.place),
            Self::Native => native::run(&ground.place),
            Self::Site => build::page(ground),
            Self::Npm => build::package(ground),
            Self::Supply => judge::all(&ground.place),
            Self::Size => build::sizes(ground),
            Self::Wasm => wasm::run(ground),
            Self::Types => types::run(ground),
            Self::Packaging => node::Suite::packaging(ground)?.run(ground),
            Self::Sdk => sdk::run(ground),
            Self::Consumers => node::Suite::consumers(ground)?.run(ground),
            Self::Deploy => deploy::run(ground),
            Self::E2e => node::Suite::e2e(ground)?.run(ground),
            Self::Trust => trust::run(ground),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ring_runs_and_is_found_by_its_name() {
        // The tests of the ring `trust` are in the others, but for the two builds that it compares.
        assert_eq!(Ring::value_variants().len(), Ring::ALL.len() + 1);
        for ring in Ring::ALL.into_iter().chain([Ring::Trust]) {
            assert_eq!(Ring::from_str(&ring.name(), false), Ok(ring));
        }
    }
}
