//! How many tests passed and failed.
//!
//! ```ignore
//! let mut tally = Tally::default();
//! tally.add("formatting", true);
//! ```

use crate::say;

/// Passed and failed tests of a ring, or of all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: usize,
    /// Tests that failed.
    pub(crate) failed: usize,
}

impl Tally {
    /// Counts one test and says how it went.
    pub(crate) fn add(&mut self, name: &str, passed: bool) {
        say::line(format_args!("  {} {name}", if passed { "ok    " } else { "FAILED" }));
        if passed {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    /// Counts something that either works or says why not.
    pub(crate) fn count<E: Into<anyhow::Error>>(&mut self, name: &str, result: Result<(), E>) {
        let passed = result.map_err(|error| say::error(format_args!("error: {:#}", error.into()))).is_ok();
        self.add(name, passed);
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// The tally of a program that has ended. One that failed without naming a failed test (it did not compile, or
    /// crashed) counts as one failed test, so that a red ring is never counted as green.
    pub(crate) fn ended(self, good: bool) -> Self {
        if good || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn counts_both_ways() {
        let mut tally = Tally::default();
        tally.add("a", true);
        tally.count("b", Err(anyhow!("no")));
        tally.count("c", anyhow::Ok(()));
        assert_eq!(tally, Tally { passed: 2, failed: 1 });
        assert_eq!(tally.and(tally), Tally { passed: 4, failed: 2 });
    }

    #[test]
    fn a_crash_is_a_failed_test() {
        let passed = Tally { passed: 3, failed: 0 };
        assert_eq!(passed.ended(true), passed);
        assert_eq!(passed.ended(false), Tally { passed: 3, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 2 }.ended(false), Tally { passed: 3, failed: 2 });
    }
}
