//! The tests that are compiled to WebAssembly: those of the npm module in Node.js and in a browser, those of the console in
//! a browser. A test file that says `run_in_browser` gets a browser, any other one Node.js.
//!
//! ```text
//! cargo test --target wasm32-unknown-unknown --package poolsync-wasm
//! ```

use super::{Ground, Tally, counts};
use crate::files;
use crate::process;
use crate::say;
use anyhow::Result;
use xshell::cmd;

/// Runs the tests of both crates.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let mut tally = Tally::default();
    for package in ["poolsync-wasm", "poolsync-console"] {
        tally = tally.and(of(ground, package)?);
    }
    Ok(tally)
}

fn of(ground: &Ground, package: &str) -> Result<Tally> {
    let tests = files::below(&ground.place.root().join("crates").join(package).join("tests"), &|_| false)?;
    if tests.is_empty() {
        say::line(format_args!("  {package} has no tests in crates/{package}/tests"));
        return Ok(Tally::default());
    }
    let sh = ground.place.shell()?;
    let cargo =
        cmd!(sh, "cargo test --locked --no-fail-fast --target=wasm32-unknown-unknown --test=* --package {package}")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", ground.tools.wasm_test_runner())
            .env("CHROMEDRIVER", ground.browser.driver())
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", ground.browser.capabilities())
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    let (output, good) = process::tee(cargo)?;
    Ok(counts::cargo(&output).ended(good))
}
