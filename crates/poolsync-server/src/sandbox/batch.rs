//! How long a batch of nodes takes: as the sandbox was started, until a test makes it shorter.
//!
//! ```json
//! {"batchSeconds": 0.05}
//! ```

use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a batch of nodes takes in the calls from now on.
#[derive(Debug)]
pub(super) struct Batch {
    first: Duration,
    now: Mutex<Duration>,
}

/// A day, as for the option of the program.
const LONGEST: f64 = 86_400.0;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    batch_seconds: f64,
}

impl Batch {
    /// Returns what the sandbox was started with.
    pub(super) fn new(first: Duration) -> Self {
        Self { first, now: Mutex::new(first) }
    }

    /// Returns how long a batch takes.
    pub(super) fn takes(&self) -> Duration {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets it as a JSON text says.
    pub(super) fn set_by(&self, text: &[u8]) -> Result<(), String> {
        let Written { batch_seconds } = serde_json::from_slice(text).map_err(|error| error.to_string())?;
        if !(0.0..=LONGEST).contains(&batch_seconds) {
            return Err(format!("`batchSeconds` must be from 0 to {LONGEST}"));
        }
        self.set(Duration::from_secs_f64(batch_seconds));
        Ok(())
    }

    /// Goes back to what the sandbox was started with.
    pub(super) fn reset(&self) {
        self.set(self.first);
    }

    fn set(&self, to: Duration) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_set_and_set_back() {
        let batch = Batch::new(Duration::from_secs(8));
        batch.set_by(br#"{"batchSeconds":0.25}"#).unwrap();
        assert_eq!(batch.takes(), Duration::from_millis(250));
        batch.reset();
        assert_eq!(batch.takes(), Duration::from_secs(8));
    }

    #[test]
    fn what_is_no_time_changes_nothing() {
        let batch = Batch::new(Duration::from_secs(8));
        for text in ["", "{}", "1", r#"{"batchSeconds":-1}"#, r#"{"batchSeconds":1e9}"#, r#"{"batchSeconds":1,"a":2}"#]
        {
            assert!(batch.set_by(text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(batch.takes(), Duration::from_secs(8));
    }
}
