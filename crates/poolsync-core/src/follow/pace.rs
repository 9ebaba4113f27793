//! How long to wait before looking again.
//!
//! ```
//! use poolsync_core::follow::{Pace, retry_after};
//!
//! let mut pace = Pace::new(false);
//! assert_eq!(pace.after_answer(60), 15.0);
//! assert_eq!(pace.after_failure(retry_after("56.818", 0), 0.5), 56.818);
//! ```
//!
//! Seen in the cloud (third-party notes, 2026-08): reads are throttled at about 70 a second; `Retry-After` is rare, and a
//! decimal number of seconds.

use crate::cloud::parse_time;

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
const SHORT: f64 = 15.0;
const LONG: f64 = 30.0;
const LONGEST: f64 = 300.0;
const OWN_MACHINE: f64 = 2.0;

impl Pace {
    /// `own_machine`: true for a sandbox.
    pub fn new(own_machine: bool) -> Self {
        Self { own_machine, failures: 0 }
    }

    /// Seconds until the next look after a good one. `elapsed`: seconds since the call.
    pub fn after_answer(&mut self, elapsed: i64) -> f64 {
        self.failures = 0;
        match elapsed {
            _ if self.own_machine => OWN_MACHINE,
            ..FIRST_SECONDS => SHORT,
            _ => LONG,
        }
    }

    /// Seconds until the next look after one that failed or was throttled: what the service asks for, up to an hour; else twice as long
    /// each time, up to five minutes; up to a quarter more or less so that pages do not ask all at once.
    ///
    /// `random`: from 0 to 1.
    pub fn after_failure(&mut self, retry_after: Option<f64>, random: f64) -> f64 {
        self.failures = self.failures.saturating_add(1);
        let first = if self.own_machine { OWN_MACHINE } else { LONG };
        if let Some(seconds) = retry_after {
            return seconds.clamp(1.0, LONGEST * 12.0);
        }
        let doubled = first * f64::from(1_u32 << (self.failures - 1).min(8));
        doubled.min(LONGEST) * (0.75 + random.clamp(0.0, 1.0) / 2.0)
    }
}

/// Seconds to wait as a header `Retry-After` says: a decimal number, or a date. `now`: seconds since 1970.
pub fn retry_after(value: &str, now: i64) -> Option<f64> {
    let value = value.trim();
    if let Some(then) = parse_time(value) {
        return u32::try_from((then - now).max(0)).ok().map(f64::from);
    }
    let decimal = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    value.parse::<f64>().ok().filter(|seconds| decimal && seconds.is_finite())
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these are exact")]
mod tests {
    use super::*;

    #[test]
    fn one_looks_slowly_and_then_more_slowly() {
        let mut pace = Pace::new(false);
        assert_eq!((pace.after_answer(0), pace.after_answer(600)), (15.0, 30.0));
        assert_eq!(Pace::new(true).after_answer(10_000), 2.0);
    }

    #[test]
    fn failures_back_off_and_an_answer_ends_it() {
        let mut pace = Pace::new(false);
        let waits: Vec<f64> = (0..6).map(|_| pace.after_failure(None, 0.5)).collect();
        assert_eq!(waits, [30.0, 60.0, 120.0, 240.0, 300.0, 300.0]);
        assert_eq!(pace.after_answer(0), 15.0);
        assert_eq!(pace.after_failure(None, 0.0), 22.5);
        assert_eq!(pace.after_failure(None, 1.0), 75.0);
    }

    #[test]
    fn what_the_service_asks_for_is_kept() {
        // 1795495680 is 2026-11-24T04:48:00Z (GNU date).
        assert_eq!(retry_after("Tue, 24 Nov 2026 04:49:00 GMT", 1_795_495_680), Some(60.0));
        assert_eq!(retry_after(" 56.818 ", 0), Some(56.818));
        for text in ["", "soon", "-1", "1e9999", "inf", "NaN", "1.2.3"] {
            assert_eq!(retry_after(text, 0), None, "{text}");
        }
        assert_eq!(Pace::new(false).after_failure(Some(1e9), 0.5), 3_600.0);
    }
}
