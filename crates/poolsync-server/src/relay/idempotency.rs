//! Idempotency keys: a call is forwarded once, however often it comes.
//!
//! ```ignore
//! let key = idempotency::key(request.headers())?;
//! seen.insert(key)?; // the second time: relay/repeated
//! ```
//! Seen in Chromium: a POST whose connection breaks before an answer is sent again, without a word to the page. The page
//! gives every call an id of its own (`X-Poolsync-Call`), and the repetition carries the same.

use super::caller::single;
use super::refusal::{Code, Refusal};
use axum::http::header::{HeaderMap, HeaderValue};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The header with the idempotency key of a call.
pub(super) const CALL_HEADER: &str = "x-poolsync-call";

/// Longer than any browser goes on with a call.
const REMEMBERED: Duration = Duration::from_mins(15);
/// The most bytes of a key; the page sends 32 hex digits.
const MAX_KEY_BYTES: usize = 64;
/// So many are remembered at most, the newest.
const MAX_KEYS: usize = 10_000;

/// Returns the key of a call, if it has one.
///
/// # Errors
/// `relay/ambiguous` if it is too long for one.
pub(super) fn key(headers: &HeaderMap) -> Result<Option<HeaderValue>, Refusal> {
    let key = single(headers, CALL_HEADER)?;
    if key.is_some_and(|key| key.len() > MAX_KEY_BYTES) {
        return Err(Refusal::new(
            Code::Ambiguous,
            format!("the header X-Poolsync-Call is longer than {MAX_KEY_BYTES}"),
        ));
    }
    Ok(key.cloned())
}

/// The keys of the calls of the last minutes.
#[derive(Debug, Default)]
pub(super) struct SeenKeys {
    seen: Mutex<VecDeque<(Instant, HeaderValue)>>,
}

impl SeenKeys {
    /// Notes the key of a call, if it has one.
    ///
    /// # Errors
    /// `relay/repeated` if a call with this key came before.
    pub(super) fn insert(&self, key: Option<HeaderValue>) -> Result<(), Refusal> {
        let Some(key) = key else { return Ok(()) };
        let now = Instant::now();
        // A thread that panicked with the lock has left a list that is whole.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        while seen.front().is_some_and(|(at, _)| now.duration_since(*at) > REMEMBERED) || seen.len() >= MAX_KEYS {
            seen.pop_front();
        }
        if seen.iter().any(|(_, known)| *known == key) {
            return Err(Refusal::new(
                Code::Repeated,
                "the browser sent this call a second time by itself; the first one was forwarded, this one was not",
            ));
        }
        seen.push_back((now, key));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    fn insert(seen: &SeenKeys, text: &str) -> Result<(), Code> {
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static(CALL_HEADER), HeaderValue::try_from(text).unwrap());
        key(&headers).and_then(|key| seen.insert(key)).map_err(|refusal| refusal.code())
    }

    #[test]
    fn a_key_passes_once() {
        let seen = SeenKeys::default();
        assert_eq!(insert(&seen, "a"), Ok(()));
        assert_eq!(insert(&seen, "b"), Ok(()));
        assert_eq!(insert(&seen, "a"), Err(Code::Repeated));
    }

    #[test]
    fn a_call_without_a_key_always_passes() {
        let seen = SeenKeys::default();
        assert_eq!(seen.insert(None), Ok(()));
        assert_eq!(seen.insert(None), Ok(()));
    }

    #[test]
    fn memory_is_bounded() {
        let seen = SeenKeys::default();
        for key in 0..MAX_KEYS + 5 {
            assert_eq!(insert(&seen, &key.to_string()), Ok(()));
        }
        assert_eq!(seen.seen.lock().unwrap().len(), MAX_KEYS);
        assert_eq!(insert(&seen, &"a".repeat(65)), Err(Code::Ambiguous));
    }
}
