//! The web servers that `crates/poolsync-server/deploy` has files for. They are not needed: their tests are skipped where they are missing.
//!
//! ```ignore
//! servers::ensure();
//! ```

use super::{debian, path};
use crate::say;
use std::path::Path;

const SERVERS: [&str; 2] = ["nginx", "caddy"];
const HELP: &str = "install them by hand, or go without: their tests are skipped then";

/// Installs those that are missing, if we may, and says what stays missing.
pub(super) fn ensure() {
    let missing: Vec<_> = SERVERS.into_iter().filter(|name| !is_there(name)).collect();
    if missing.is_empty() {
        return;
    }
    let packages = missing.join(" ");
    if !debian::may_install() {
        say::line(format_args!(
            "• {packages}: not installed, so the tests with them are skipped (sudo apt-get install {packages})"
        ));
        return;
    }
    let step = say::step(format_args!("apt-get: installing {packages} for tests"), || debian::install(&missing, HELP));
    if let Err(failure) = step {
        say::error(format_args!("error: {failure:#}"));
    }
}

/// Not everybody has the folders of servers on the path.
fn is_there(name: &str) -> bool {
    path::find(name).is_some() || Path::new("/usr/sbin").join(name).is_file()
}
