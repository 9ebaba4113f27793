//! Fault injection: what a test wants to go wrong.
//!
//! ```text
//! PUT /sandbox/fault HTTP/1.1
//!
//! {"kind": "status", "status": 429, "headers": {"Retry-After": "56.818"}, "on": "read", "times": 3}
//! ```
//! A fault says what happens (its kind) and to which calls (its target). It happens before the call is looked at, so it
//! hits right and wrong calls alike.

mod body;
mod kind;
mod shape;
mod target;

pub(super) use kind::{Kind, WithoutCors};

use axum::body::Body;
use axum::http::Response;
use axum::http::request::Parts;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use target::Target;

/// A fault that can happen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    kind: Kind,
    target: Target,
}

/// The faults that wait for their calls.
#[derive(Debug, Default)]
pub(super) struct Faults {
    waiting: Mutex<Vec<Fault>>,
}

impl Faults {
    /// Puts these in place of all others.
    pub(super) fn set(&self, faults: Vec<Fault>) {
        *self.lock() = faults;
    }

    /// Returns the first fault for this call. It waits for one call less from now on.
    pub(super) fn take(&self, head: &Parts) -> Option<Kind> {
        let mut waiting = self.lock();
        let at = waiting.iter().position(|fault| fault.target.fits(head))?;
        let fault = waiting.get_mut(at)?;
        let kind = fault.kind.clone();
        fault.target.times -= 1;
        if fault.target.times == 0 {
            waiting.remove(at);
        }
        Some(kind)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a fault, or a list of them.
pub(super) fn parse(text: &[u8]) -> Result<Vec<Fault>, String> {
    match serde_json::from_slice(text).map_err(|error| error.to_string())? {
        Value::Array(faults) => faults.into_iter().map(Fault::parse).collect(),
        one => Fault::parse(one).map(|fault| vec![fault]),
    }
}

impl Fault {
    fn parse(mut value: Value) -> Result<Self, String> {
        let members = value.as_object_mut().ok_or("a fault is an object")?;
        let target = Target::take(members)?;
        let kind: Kind = serde_json::from_value(value).map_err(|error| error.to_string())?;
        kind.check()?;
        Ok(Self { kind, target })
    }
}

/// Injects the fault, if there is one. `right` is what the service does when nothing goes wrong.
pub(super) async fn inject(kind: Option<Kind>, right: impl Future<Output = Response<Body>>) -> Response<Body> {
    match kind {
        Some(kind) => kind.inject(right).await,
        None => right.await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_written() {
        for text in [
            r#"{"kind":"status","status":503}"#,
            r#"{"kind":"status","status":429,"body":{"a":1},"headers":{"Retry-After":"1.5"},"accepted":true}"#,
            r#"{"kind":"refuse","status":401,"shape":"iam"}"#,
            r#"{"kind":"refuse","status":409,"shape":"cce","code":"CCE.01409002","message":"a","accepted":true}"#,
            r#"{"kind":"close"}"#,
            r#"{"kind":"hang","accepted":true}"#,
            r#"{"kind":"slow","ms":10}"#,
            r#"{"kind":"no-cors"}"#,
            r#"{"kind":"redirect","location":"https://example.com/"}"#,
            r#"{"kind":"html"}"#,
            r#"{"kind":"empty"}"#,
            r#"{"kind":"truncated"}"#,
            r#"{"kind":"stalled"}"#,
            r#"{"kind":"huge","bytes":20000000}"#,
            r#"{"kind":"clock","seconds":-3600}"#,
            r#"{"kind":"close","on":"read","times":3}"#,
            r#"{"kind":"close","method":"GET","path":"/v3/","times":1}"#,
            r#"[{"kind":"close"},{"kind":"html","on":"iam"}]"#,
            "[]",
        ] {
            assert!(parse(text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_fault_that_would_not_happen_is_refused() {
        for text in [
            "",
            "{}",
            "1",
            r#"{"kind":"explode"}"#,
            r#"{"kind":"status"}"#,
            r#"{"kind":"status","status":99}"#,
            r#"{"kind":"status","status":101}"#,
            r#"{"kind":"status","status":200,"headers":{"a b":"c"}}"#,
            r#"{"kind":"status","status":200,"bdoy":"c"}"#,
            r#"{"kind":"refuse","status":200,"shape":"iam"}"#,
            r#"{"kind":"refuse","status":400,"shape":"soap"}"#,
            r#"{"kind":"slow"}"#,
            r#"{"kind":"redirect"}"#,
            r#"{"kind":"no-cors","accepted":true}"#,
            r#"{"kind":"huge","bytes":-1}"#,
            r#"{"kind":"clock","seconds":99999999999}"#,
            r#"{"kind":"close","times":0}"#,
            r#"{"kind":"close","on":"write"}"#,
            r#"{"kind":"close","path":"v3"}"#,
            r#"{"kind":"close","method":1}"#,
            r#"[{"kind":"close"},{}]"#,
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
