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

/// All calls since the start, or since they were forgotten.
#[derive(Debug)]
pub(super) struct Calls {
    list: Mutex<(u64, Vec<Call>)>,
}

impl Calls {
    pub(super) fn new() -> Self {
        Self { list: Mutex::new((0, Vec::new())) }
    }

    /// Writes a call down and returns its number.
    pub(super) fn add(&self, head: &Parts, body: &[u8]) -> u64 {
        let uri = &head.uri;
        let mut headers: Vec<String> = head.headers.keys().map(ToString::to_string).collect();
        headers.sort();
        let mut list = self.lock();
        list.0 += 1;
        let number = list.0;
        list.1.push(Call {
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
        if let Some(call) = self.lock().1.iter_mut().find(|call| call.number == number) {
            call.status = Some(status.as_u16());
        }
    }

    /// Returns all of them, oldest first.
    pub(super) fn all(&self) -> Vec<Call> {
        self.lock().1.clone()
    }

    /// Forgets them.
    pub(super) fn forget(&self) {
        self.lock().1.clear();
    }

    fn lock(&self) -> MutexGuard<'_, (u64, Vec<Call>)> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
