//! Packages of Debian and its relatives, where we may install them.
//!
//! ```ignore
//! if debian::may_install() {
//!     debian::install(&["nginx"], "install nginx by hand")?;
//! }
//! ```

use super::path;
use crate::failure::Result;
use crate::program::Program;

/// Whether this is such a system, and we are its root.
pub(super) fn may_install() -> bool {
    path::find("apt-get").is_some() && Program::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0")
}

/// Installs packages with what they need and nothing else.
pub(super) fn install(packages: &[&str], help: &str) -> Result<()> {
    let apt = || Program::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").help(help);
    apt().args(["update", "-qq"]).run()?;
    apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages).run()
}
