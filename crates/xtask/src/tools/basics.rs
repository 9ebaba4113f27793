//! What has to be there before anything can be installed.
//!
//! ```text
//! error: `npm` was not found
//!   help: install Node.js 20 or newer with npm: apt-get install nodejs npm, or https://nodejs.org
//! ```

use super::{path, pins};
use crate::help::Help as _;
use crate::place::Place;
use crate::rustc;
use crate::say;
use anyhow::{Result, anyhow};
use std::path::Path;
use xshell::{Shell, cmd};

const TARGET: &str = "wasm32-unknown-unknown";
const NODE_HELP: &str = "install Node.js 20 or newer with npm: apt-get install nodejs npm, or https://nodejs.org";
const COMPILER_HELP: &str =
    "install a C compiler: apt-get install build-essential, dnf install gcc, or xcode-select --install";

/// Node.js, npm and a C compiler, which we cannot install.
pub(super) fn need_programs() -> Result<()> {
    for (name, help) in [("node", NODE_HELP), ("npm", NODE_HELP), ("cc", COMPILER_HELP)] {
        if path::find(name).is_none() {
            return Err(anyhow!("`{name}` was not found")).help(help);
        }
    }
    let sh = Shell::new()?;
    let version = cmd!(sh, "node --version").read().help(NODE_HELP)?;
    match major(&version) {
        Some(major) if major >= pins::NODE_MAJOR => Ok(()),
        _ => Err(anyhow!("Node.js {version} is too old")).help(NODE_HELP),
    }
}

/// The compiler's part for WebAssembly; rustup adds it.
pub(super) fn need_wasm_target(place: &Place) -> Result<()> {
    let sh = place.shell()?;
    let folder = cmd!(sh, "rustc --print target-libdir --target {TARGET}").read();
    let folder = folder.help("install Rust with rustup: https://rustup.rs")?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    say::step(format_args!("rustup: adding the target {TARGET}"), || {
        let help = format!("install Rust with rustup (https://rustup.rs), or add the target {TARGET} to your Rust");
        cmd!(sh, "rustup target add {TARGET}").run().help(help)
    })
}

/// Downloads the crates of the lock file, because Trunk builds without the network.
pub(super) fn fetch_crates(place: &Place) -> Result<()> {
    let sh = place.shell()?;
    let host = rustc::says(place, "host")?;
    cmd!(sh, "cargo fetch --locked --target {TARGET} --target {host}")
        .run()
        .help("check the network, and that Cargo.lock fits the Cargo.toml files (`cargo check` mends it)")
}

/// The 20 of `v20.19.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major("v20.19.2\n"), Some(20));
        assert_eq!(major("command not found"), None);
    }
}
