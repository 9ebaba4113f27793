//! How long to wait before looking again.
//!
//! ```
//! use poolsync_core::follow::{Pace, retry_after};
//!
//! let mut pace = Pace::new(false);
//! assert_eq!(pace.after_answer(60), 15_000);
//! assert_eq!(pace.after_failure(retry_after("56.818", 0), 50), 56_818);
//! ```
//!
//! Seen in the cloud (third-party notes, 2026-08): reads are throttled at about 70 a second; `Retry-After` is rare, and
//! a decimal number of seconds.

use crate::time;

/// How often to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// True for a service on the user's own machine, which nothing can overburden.
    own_machine: bool,
    /// Failed looks in a row.
    failures: u32,
}

/// In the first minutes one looks more often.
const FIRST_SECONDS: i64 = 600;
/// Milliseconds.
const SHORT: u32 = 15_000;
const LONG: u32 = 30_000;
const LONGEST: u32 = 300_000;
const OWN_MACHINE: u32 = 2_000;
/// What a service may ask for at most: an hour.
const HOUR: u32 = 3_600_000;

impl Pace {
    /// Returns the pace before the first look. `own_machine`: true for a sandbox.
    pub fn new(own_machine: bool) -> Self {
        Self { own_machine, failures: 0 }
    }

    /// Returns the milliseconds until the next look after a good one. `elapsed`: seconds since the call.
    pub fn after_answer(&mut self, elapsed: i64) -> u32 {
        self.failures = 0;
        match elapsed {
            _ if self.own_machine => OWN_MACHINE,
            ..FIRST_SECONDS => SHORT,
            _ => LONG,
        }
    }

    /// Returns the milliseconds until the next look after one that failed or was throttled: what the service asks for,
    /// from a second to an hour; else twice as long each time, up to five minutes, a quarter more or less so that pages
    /// do not ask all at once.
    ///
    /// `retry_after`: milliseconds. `random`: from 0 to 100; more counts as 100.
    pub fn after_failure(&mut self, retry_after: Option<u32>, random: u32) -> u32 {
        self.failures = self.failures.saturating_add(1);
        if let Some(asked) = retry_after {
            return asked.clamp(1_000, HOUR);
        }
        let first = if self.own_machine { OWN_MACHINE } else { LONG };
        let doubled = first.saturating_mul(1 << (self.failures - 1).min(8)).min(LONGEST);
        doubled / 4 * 3 + doubled / 200 * random.min(100)
    }
}

/// Returns the milliseconds to wait as a header `Retry-After` says: a decimal number of seconds, or a date; a time too
/// long for the number is the longest. None for any other text. `now`: seconds since 1970.
pub fn retry_after(value: &str, now: i64) -> Option<u32> {
    let value = value.trim();
    if let Some(then) = time::parse(value) {
        return Some(u32::try_from(then.saturating_sub(now).max(0)).unwrap_or(u32::MAX).saturating_mul(1_000));
    }
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction)).then_some(())?;
    // Three digits after the point are milliseconds.
    let thousandths: u32 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(whole.parse().unwrap_or(u32::MAX).saturating_mul(1_000).saturating_add(thousandths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_looks_slowly_and_then_more_slowly() {
        let mut pace = Pace::new(false);
        assert_eq!((pace.after_answer(0), pace.after_answer(600)), (15_000, 30_000));
        assert_eq!(Pace::new(true).after_answer(10_000), 2_000);
    }

    #[test]
    fn failures_back_off_and_an_answer_ends_it() {
        let mut pace = Pace::new(false);
        let waits: Vec<u32> = (0..6).map(|_| pace.after_failure(None, 50)).collect();
        assert_eq!(waits, [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
        assert_eq!(pace.after_answer(0), 15_000);
        assert_eq!(pace.after_failure(None, 0), 22_500);
        assert_eq!(pace.after_failure(None, 100), 75_000);
    }

    #[test]
    fn what_the_service_asks_for_is_kept() {
        // 1795495680 is 2026-11-24T04:48:00Z (GNU date).
        assert_eq!(retry_after("Tue, 24 Nov 2026 04:49:00 GMT", 1_795_495_680), Some(60_000));
        assert_eq!(retry_after(" 56.818 ", 0), Some(56_818));
        assert_eq!((retry_after("1.5", 0), retry_after("7", 0)), (Some(1_500), Some(7_000)));
        for text in ["", "soon", "-1", "1e9", "inf", "NaN", "1.2.3", ".5", "1."] {
            assert_eq!(retry_after(text, 0), None, "{text}");
        }
        let long = retry_after("99999999999999999999", 0);
        assert_eq!(Pace::new(false).after_failure(long, 50), 3_600_000);
    }
}
