//! What a person can do about an error: its last line.
//!
//! ```text
//! error: `npm` was not found
//!   help: install Node.js 20 or newer together with npm, for example: apt-get install nodejs npm
//! ```

use anyhow::{Result, anyhow};
use std::fmt::Display;

/// Adds a way out to errors.
pub(crate) trait Help<T> {
    /// Returns the error with its causes in one line and `advice` in the next.
    fn help(self, advice: impl Display) -> Result<T>;
}

impl<T, E: Into<anyhow::Error>> Help<T> for Result<T, E> {
    fn help(self, advice: impl Display) -> Result<T> {
        self.map_err(|error| anyhow!("{:#}\n  help: {advice}", error.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context as _;

    #[test]
    fn the_advice_stands_below_the_error_and_its_causes() {
        let cause: Result<()> = Err(anyhow!("there is no network"));
        let error = cause.context("could not install trunk").help("connect this machine").unwrap_err();
        assert_eq!(error.to_string(), "could not install trunk: there is no network\n  help: connect this machine");
    }
}
