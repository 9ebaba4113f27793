//! What the imitated service was asked, for tests to look at.
//!
//! ```text
//! {"method":"POST","path":"/api/v3/…","query":null,"headers":["content-type","x-auth-token"],
//!  "bodyBytes":118,"bodySha256":"…","body":"{\"spec\":…}","status":200}
//! ```

use super::mask::masked;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A call as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Call {
    #[serde(skip)]
    number: u64,
    method: String,
    path: String,
    query: Option<String>,
    /// Names in lower case, in alphabetical order; no values.
    headers: Vec<String>,
    body_bytes: usize,
    body_sha256: String,
    /// With `******` in place of passwords.
    body: String,
    /// None while there is no answer.
    status: Option<u16>,
}

/// The calls since the start, or since they were forgotten; of very many, or with very long bodies, the newest.
#[derive(Debug)]
pub(super) struct Calls {
    list: Mutex<List>,
}

#[derive(Debug, Default)]
struct List {
    /// How many there were.
    count: u64,
    /// The bytes of the bodies that are kept.
    body_bytes: usize,
    calls: VecDeque<Call>,
}

/// So many are kept: those of a run that is followed for hours on this machine.
const MAX_CALLS: usize = 10_000;
/// So many bytes of bodies are kept, of the newest call in any case.
const MAX_BODY_BYTES: usize = 16 * 1024 * 1024;

impl List {
    fn add(&mut self, call: Call) {
        self.body_bytes += call.body.len();
        self.calls.push_back(call);
        while self.calls.len() > MAX_CALLS || (self.body_bytes > MAX_BODY_BYTES && self.calls.len() > 1) {
            let Some(oldest) = self.calls.pop_front() else { return };
            self.body_bytes -= oldest.body.len();
        }
    }
}

impl Calls {
    pub(super) fn new() -> Self {
        Self { list: Mutex::default() }
    }

    /// Writes a call down and returns its number.
    pub(super) fn add(&self, head: &Parts, body: &[u8]) -> u64 {
        let uri = &head.uri;
        let mut headers: Vec<String> = head.headers.keys().map(ToString::to_string).collect();
        headers.sort();
        let mut list = self.lock();
        list.count += 1;
        let number = list.count;
        list.add(Call {
            number,
            method: head.method.to_string(),
            path: uri.path().to_owned(),
            query: uri.query().map(str::to_owned),
            headers,
            body_bytes: body.len(),
            body_sha256: format!("{:x}", Sha256::digest(body)),
            body: masked(&String::from_utf8_lossy(body)),
            status: None,
        });
        number
    }

    /// Writes down how a call was answered.
    pub(super) fn answered(&self, number: u64, status: StatusCode) {
        if let Some(call) = self.lock().calls.iter_mut().rev().find(|call| call.number == number) {
            call.status = Some(status.as_u16());
        }
    }

    /// Returns all of them, oldest first.
    pub(super) fn all(&self) -> Vec<Call> {
        self.lock().calls.iter().cloned().collect()
    }

    /// Forgets them.
    pub(super) fn forget(&self) {
        let mut list = self.lock();
        list.calls.clear();
        list.body_bytes = 0;
    }

    fn lock(&self) -> MutexGuard<'_, List> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn add(calls: &Calls, path: &str, body: &[u8]) {
        let (head, ()) = Request::builder().uri(path).body(()).unwrap().into_parts();
        let number = calls.add(&head, body);
        calls.answered(number, StatusCode::OK);
    }

    #[test]
    fn of_very_many_calls_the_newest_are_kept() {
        let calls = Calls::new();
        for number in 0..MAX_CALLS + 2 {
            add(&calls, &format!("/{number}"), b"");
        }
        let kept = calls.all();
        assert_eq!((kept.len(), kept[0].path.as_str(), kept[0].status), (MAX_CALLS, "/2", Some(200)));
    }

    #[test]
    fn long_bodies_push_the_oldest_out_but_not_themselves() {
        let calls = Calls::new();
        add(&calls, "/first", &[b'a'; 8]);
        add(&calls, "/second", &vec![b'a'; MAX_BODY_BYTES + 1]);
        let kept: Vec<_> = calls.all().into_iter().map(|call| call.path).collect();
        assert_eq!(kept, ["/second"]);
        calls.forget();
        assert!(calls.all().is_empty());
    }
}
