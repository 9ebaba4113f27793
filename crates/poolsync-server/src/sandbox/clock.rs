//! What time the imitated service believes it is.
//!
//! ```ignore
//! let clock = Clock::ahead(3600);
//! ```
//! Keys, tokens and the header `Date` go by it. Synchronizations go by the true time.

use axum::http::HeaderValue;
use std::time::{Duration, SystemTime};

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock(SystemTime);

impl Clock {
    /// Returns a clock so many seconds ahead of the true time; behind it, if negative.
    pub(super) fn ahead(seconds: i64) -> Self {
        let (now, by) = (SystemTime::now(), Duration::from_secs(seconds.unsigned_abs()));
        let shifted = if seconds < 0 { now.checked_sub(by) } else { now.checked_add(by) };
        Self(shifted.unwrap_or(now))
    }

    /// Returns the time.
    pub(super) fn now(self) -> SystemTime {
        self.0
    }

    /// Returns the time as the header `Date` has it.
    pub(super) fn date(self) -> HeaderValue {
        HeaderValue::try_from(httpdate::fmt_http_date(self.0)).unwrap_or(HeaderValue::from_static(""))
    }
}
