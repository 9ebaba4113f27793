//! Packages of Debian and its relatives, where we may install them.
//!
//! ```ignore
//! if debian::may_install() {
//!     debian::install(&["nginx"], "install nginx by hand")?;
//! }
//! ```

use super::path;
use crate::help::Help as _;
use anyhow::Result;
use xshell::{Shell, cmd};

/// Whether this is such a system, and we are its root.
pub(super) fn may_install() -> bool {
    let is_root = || Shell::new().and_then(|sh| cmd!(sh, "id -u").read()).is_ok_and(|id| id == "0");
    path::find("apt-get").is_some() && is_root()
}

/// Installs packages with what they need and nothing else.
pub(super) fn install(packages: &[&str], help: &str) -> Result<()> {
    let sh = Shell::new()?;
    sh.set_var("DEBIAN_FRONTEND", "noninteractive");
    cmd!(sh, "apt-get update -qq").run().help(help)?;
    cmd!(sh, "apt-get install -y -qq --no-install-recommends {packages...}").run().help(help)
}
