//! A call that changes something is forwarded once, however often it comes.
//!
//! ```ignore
//! let id = once::id(request.headers())?;
//! once.take(id)?; // the second time: relay/repeated
//! ```
//! Seen in Chromium: a POST whose connection breaks before an answer is sent again, without a word to the page. The page
//! gives every call an id of its own (`X-Poolsync-Call`), and the repetition carries the same.

use super::gate::single;
use super::refusal::{Code, Refusal};
use axum::http::header::{HeaderMap, HeaderValue};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The header with the id of a call.
pub(super) const CALL_HEADER: &str = "x-poolsync-call";

/// Longer than any browser goes on with a call.
const REMEMBERED: Duration = Duration::from_mins(15);
/// An id is 32 hex digits; a longer one is no id.
const LONGEST: usize = 64;
/// So many are remembered at most, the newest.
const MOST: usize = 10_000;

/// The id of a call, if it has one.
///
/// # Errors
/// `relay/ambiguous` if it is too long for one.
pub(super) fn id(headers: &HeaderMap) -> Result<Option<HeaderValue>, Refusal> {
    let id = single(headers, CALL_HEADER)?;
    if id.is_some_and(|id| id.len() > LONGEST) {
        return Err(Refusal::new(Code::Ambiguous, format!("the header X-Poolsync-Call is longer than {LONGEST}")));
    }
    Ok(id.cloned())
}

/// The ids of the calls of the last minutes.
#[derive(Debug, Default)]
pub(super) struct Once {
    seen: Mutex<VecDeque<(Instant, HeaderValue)>>,
}

impl Once {
    /// Notes the id of a call, if it has one.
    ///
    /// # Errors
    /// `relay/repeated` if a call with this id came before.
    pub(super) fn take(&self, id: Option<HeaderValue>) -> Result<(), Refusal> {
        let Some(id) = id else { return Ok(()) };
        let now = Instant::now();
        // A thread that panicked with the lock has left a list that is whole.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        while seen.front().is_some_and(|(at, _)| now.duration_since(*at) > REMEMBERED) || seen.len() >= MOST {
            seen.pop_front();
        }
        if seen.iter().any(|(_, known)| *known == id) {
            return Err(Refusal::new(
                Code::Repeated,
                "the browser sent this call a second time by itself; the first one was forwarded, this one was not",
            ));
        }
        seen.push_back((now, id));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    fn taken(once: &Once, id: &str) -> Result<(), Code> {
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static(CALL_HEADER), HeaderValue::try_from(id).unwrap());
        super::id(&headers).and_then(|id| once.take(id)).map_err(|refusal| refusal.code())
    }

    #[test]
    fn an_id_passes_once() {
        let once = Once::default();
        assert_eq!(taken(&once, "a"), Ok(()));
        assert_eq!(taken(&once, "b"), Ok(()));
        assert_eq!(taken(&once, "a"), Err(Code::Repeated));
    }

    #[test]
    fn a_call_without_an_id_always_passes() {
        let once = Once::default();
        assert_eq!(once.take(None), Ok(()));
        assert_eq!(once.take(None), Ok(()));
    }

    #[test]
    fn memory_is_bounded() {
        let once = Once::default();
        for id in 0..MOST + 5 {
            assert_eq!(taken(&once, &id.to_string()), Ok(()));
        }
        assert_eq!(once.seen.lock().unwrap().len(), MOST);
        assert_eq!(taken(&once, &"a".repeat(65)), Err(Code::Ambiguous));
    }
}
