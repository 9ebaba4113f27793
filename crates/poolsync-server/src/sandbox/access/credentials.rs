//! What this sandbox has handed out: tokens and temporary keys, and which keys are locked.
//!
//! ```ignore
//! let token = credentials.add_token(NewToken { value, caller, expires: None });
//! ```

use super::Caller;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// So many failures in a row lock an access key …
const MAX_FAILURES: u32 = 5;
/// … for so long ("about 5 minutes").
const LOCKED: Duration = Duration::from_mins(5);

/// A token that is handed out.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct NewToken {
    pub(in crate::sandbox) caller: Caller,
    /// None for the token that the page is told.
    pub(in crate::sandbox) expires: Option<SystemTime>,
}

/// A temporary key that is handed out.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct NewKey {
    pub(in crate::sandbox) secret: String,
    pub(in crate::sandbox) security_token: String,
    pub(in crate::sandbox) caller: Caller,
    pub(in crate::sandbox) expires: SystemTime,
}

/// All that was handed out since the start.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Credentials {
    all: Mutex<All>,
}

#[derive(Debug, Default)]
struct All {
    tokens: HashMap<String, NewToken>,
    keys: HashMap<String, NewKey>,
    /// Failures in a row of an access key, and when the last one was.
    failures: HashMap<String, (u32, SystemTime)>,
}

impl Credentials {
    /// Hands out a token.
    pub(in crate::sandbox) fn add_token(&self, value: String, token: NewToken) {
        self.lock().tokens.insert(value, token);
    }

    /// Hands out a temporary key under this id.
    pub(in crate::sandbox) fn add_key(&self, access_key: String, key: NewKey) {
        self.lock().keys.insert(access_key, key);
    }

    pub(super) fn token(&self, value: &str) -> Option<NewToken> {
        self.lock().tokens.get(value).cloned()
    }

    pub(super) fn key(&self, access_key: &str) -> Option<NewKey> {
        self.lock().keys.get(access_key).cloned()
    }

    /// Returns whether the key has failed too often.
    pub(super) fn is_locked(&self, access_key: &str, now: SystemTime) -> bool {
        self.lock().failures.get(access_key).is_some_and(|(count, last)| *count >= MAX_FAILURES && now < *last + LOCKED)
    }

    /// Counts how a signature of this key turned out.
    pub(super) fn tried(&self, access_key: &str, is_right: bool, now: SystemTime) {
        let mut all = self.lock();
        if is_right {
            all.failures.remove(access_key);
        } else {
            let (count, last) = all.failures.entry(access_key.to_owned()).or_insert((0, now));
            // A lock that is over is forgotten.
            *count = if *count >= MAX_FAILURES { 1 } else { *count + 1 };
            *last = now;
        }
    }

    /// Opens every lock.
    pub(in crate::sandbox) fn unlock(&self) {
        self.lock().failures.clear();
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_failures_in_a_row_lock_a_key_for_five_minutes() {
        let credentials = Credentials::default();
        let start = SystemTime::UNIX_EPOCH;
        for _ in 0..4 {
            credentials.tried("a", false, start);
        }
        assert!(!credentials.is_locked("a", start));
        credentials.tried("a", true, start);
        for _ in 0..5 {
            assert!(!credentials.is_locked("a", start));
            credentials.tried("a", false, start);
        }
        assert!(credentials.is_locked("a", start) && !credentials.is_locked("b", start));
        assert!(!credentials.is_locked("a", start + LOCKED));
        credentials.tried("a", false, start + LOCKED);
        assert!(!credentials.is_locked("a", start + LOCKED));
    }
}
