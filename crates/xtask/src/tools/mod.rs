//! The programs that build and test Poolsync: found where they are, else installed once into the user's cache.
//!
//! ```ignore
//! let tools = Tools::for_building(&place)?;
//! tools.wasm_opt(); // …/npm-1f3a…/node_modules/.bin/wasm-opt
//! ```
//!
//! Nothing is downloaded from anywhere but the registries of Rust, npm and (for the browser) the system.

mod basics;
mod browser;
mod cargo_tool;
mod debian;
mod npm;
mod path;
pub(crate) mod pins;
mod sdks;
mod servers;

pub(crate) use browser::Browser;
use npm::How;
pub(crate) use npm::NpmTools;
pub(crate) use path::find as program;
pub(crate) use sdks::ensure as sdks;

use crate::files;
use crate::place::Place;
use crate::say;
use anyhow::{Context as _, Result};
use cargo_tool::CargoTool;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What builds the page and the npm package.
pub(crate) struct Tools {
    wasm_bindgen: PathBuf,
    trunk: PathBuf,
    npm: NpmTools,
}

impl Tools {
    /// Finds the tools, installing those that are missing.
    pub(crate) fn for_building(place: &Place) -> Result<Self> {
        basics::need_programs()?;
        basics::need_wasm_target(place)?;
        let workshop = place.cache().join("building");
        let npm = npm::ensure(place)?;
        let wasm_bindgen = CargoTool {
            package: "wasm-bindgen-cli",
            version: pins::wasm_bindgen(place)?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            options: &[],
            wait: "about a minute",
        };
        // Trunk downloads nothing here, so it is built without TLS.
        let trunk = CargoTool {
            package: "trunk",
            version: pins::TRUNK.into(),
            programs: &["trunk"],
            options: &["--no-default-features"],
            wait: "about three minutes",
        };
        let wasm_bindgen = wasm_bindgen.ensure(place, &workshop)?;
        let trunk = trunk.ensure(place, &workshop)?;
        files::remove(&workshop)?;
        basics::fetch_crates(place)?;
        Ok(Self { wasm_bindgen, trunk, npm })
    }

    /// The page builder.
    pub(crate) fn trunk(&self) -> PathBuf {
        self.trunk.join("trunk")
    }

    /// Writes the glue between Rust and JavaScript.
    pub(crate) fn wasm_bindgen(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen")
    }

    /// Runs tests that were compiled to WebAssembly.
    pub(crate) fn wasm_test_runner(&self) -> PathBuf {
        self.wasm_bindgen.join("wasm-bindgen-test-runner")
    }

    /// Makes WebAssembly smaller and faster.
    pub(crate) fn wasm_opt(&self) -> PathBuf {
        self.npm.program("wasm-opt")
    }

    /// The programs that came by npm.
    pub(crate) fn npm(&self) -> &NpmTools {
        &self.npm
    }

    /// PATH with these tools before all others.
    pub(crate) fn path(&self) -> Result<OsString> {
        let ours = [self.wasm_bindgen.clone(), self.trunk.clone(), self.npm.programs()];
        let others = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&others))).context("could not put the tools on PATH")
    }
}

/// Finds the browser and other web servers, installing them where that is possible, and puts the npm tools where tests can import them.
pub(crate) fn for_testing(place: &Place, tools: &Tools) -> Result<Browser> {
    npm::link(place, &tools.npm)?;
    servers::ensure();
    browser::ensure(place)
}

/// The folder with the bundlers, frameworks and runtimes that the npm package is tried in.
pub(crate) fn consumers(place: &Place) -> Result<PathBuf> {
    let what = "bundlers, frameworks and runtimes (about 1 GB)";
    npm::installed(place, "tests/consumers", "consumers", what, How::ButForOtherMachines)
}

/// The folder with the packages that the npm package is measured against.
pub(crate) fn rivals(place: &Place) -> Result<PathBuf> {
    npm::installed(place, "tests/bench", "bench", "what the package is measured against", How::Exactly)
}

/// The program `cargo-deny`, which judges what comes from elsewhere.
pub(crate) fn deny(place: &Place) -> Result<PathBuf> {
    let tool = CargoTool {
        package: "cargo-deny",
        version: pins::CARGO_DENY.into(),
        programs: &["cargo-deny"],
        options: &[],
        wait: "two to six minutes",
    };
    let workshop = place.cache().join("building-deny");
    let folder = tool.ensure(place, &workshop)?;
    files::remove(&workshop)?;
    Ok(folder.join("cargo-deny"))
}

/// The folder of `cargo-fuzz`, which drives the fuzzer of a nightly compiler.
pub(crate) fn fuzz(place: &Place) -> Result<PathBuf> {
    let tool = CargoTool {
        package: "cargo-fuzz",
        version: pins::CARGO_FUZZ.into(),
        programs: &["cargo-fuzz"],
        options: &[],
        wait: "about a minute",
    };
    let workshop = place.cache().join("building-fuzz");
    let folder = tool.ensure(place, &workshop)?;
    files::remove(&workshop)?;
    Ok(folder)
}

/// Only the tools of npm: what finishing a page needs.
pub(crate) fn npm_only(place: &Place) -> Result<NpmTools> {
    npm::ensure(place)
}

/// Says where a tool was found.
fn found(what: &str, at: &Path) {
    say::line(format_args!("• {what}: {}", at.display()));
}
