//! The time of a rollout: that of this machine, or faster in a rehearsal.
//!
//! ```ignore
//! let clock = Clock::new(60, state.now);
//! clock.until(clock.now() + 60); // a second
//! ```

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Tells the time, and how long to wait for another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    speed: u32,
    started: f64,
    /// What time it was then.
    base: f64,
}

impl Clock {
    /// Returns a clock that passes so many times as fast, and does not go back behind `last`, the time of the last event.
    pub(super) fn new(speed: u32, last: i64) -> Self {
        let started = of_machine();
        Self { speed: speed.max(1), started, base: started.max(seconds(last)) }
    }

    /// Returns the time in seconds since 1970.
    pub(super) fn now(self) -> i64 {
        whole(self.exact())
    }

    /// Returns how long it is until then, as this machine waits; nothing if it has come.
    pub(super) fn until(self, then: i64) -> Duration {
        let left = (seconds(then) - self.exact()) / f64::from(self.speed);
        Duration::try_from_secs_f64(left).unwrap_or_default()
    }

    /// Returns how long this machine waits for so much time.
    pub(super) fn wait(self, time: Duration) -> Duration {
        time / self.speed
    }

    fn exact(self) -> f64 {
        self.base + (of_machine() - self.started) * f64::from(self.speed)
    }
}

fn of_machine() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

#[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
fn seconds(whole: i64) -> f64 {
    whole as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "seconds since 1970; a number that is too large counts as the largest"
)]
fn whole(seconds: f64) -> i64 {
    seconds.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_clock_waits_less_and_never_goes_back() {
        let later = whole(of_machine()) + 1_000;
        let clock = Clock::new(100, later);
        assert!(clock.now() >= later);
        assert!(clock.until(clock.now() + 60) <= Duration::from_millis(600));
        assert_eq!(
            (clock.until(later - 1), clock.wait(Duration::from_secs(2))),
            (Duration::ZERO, Duration::from_millis(20))
        );
    }

    #[test]
    fn the_ordinary_clock_is_that_of_the_machine() {
        let clock = Clock::new(1, 0);
        assert!((clock.now() - whole(of_machine())).abs() <= 1);
    }
}
