//! The browser for tests, and the driver that belongs to it.
//!
//! ```ignore
//! let browser = browser::ensure(&place)?;
//! program.env("CHROMIUM", browser.chromium());
//! ```

use super::{debian, path};
use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::say;
use anyhow::{Context as _, Result};
use serde_json::json;
use std::env;
use std::path::{Path, PathBuf};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// An installed browser with its driver.
pub(crate) struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
    capabilities: PathBuf,
}

impl Browser {
    /// The browser's program.
    pub(crate) fn chromium(&self) -> &Path {
        &self.chromium
    }

    /// The driver's program.
    pub(crate) fn driver(&self) -> &Path {
        &self.driver
    }

    /// The file that tells the driver which browser to start.
    pub(crate) fn capabilities(&self) -> &Path {
        &self.capabilities
    }
}

/// Finds the browser: `CHROMIUM` and `CHROMEDRIVER`, else PATH, else Debian's packages if we may install them.
pub(super) fn ensure(place: &Place) -> Result<Browser> {
    if find().is_none() && debian::may_install() {
        say::step("apt-get: installing the browser for tests", install)?;
    }
    let how = format!(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends {}, or name them in CHROMIUM and CHROMEDRIVER",
        PACKAGES.join(" ")
    );
    let (chromium, driver) =
        find().context("no browser for the tests: Chromium and ChromeDriver were not found").help(how)?;
    let capabilities = place.target().join("xtask/webdriver.json");
    let text = json!({ "goog:chromeOptions": { "binary": chromium.to_string_lossy(), "args": ["disable-gpu"] } });
    files::write(&capabilities, text.to_string())?;
    Ok(Browser { chromium, driver, capabilities })
}

fn find() -> Option<(PathBuf, PathBuf)> {
    Some((one("CHROMIUM", &BROWSERS)?, one("CHROMEDRIVER", &DRIVERS)?))
}

fn one(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let wish = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    wish.or_else(|| names.iter().find_map(|name| path::find(name)))
}

fn install() -> Result<()> {
    debian::install(&PACKAGES, "install Chromium and ChromeDriver by hand")
}
