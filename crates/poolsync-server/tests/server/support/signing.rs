//! Calls signed by the core, as the page and the npm module sign them.

use super::Ask;
use poolsync_core::sign::{SdkDate, sign_request};
use poolsync_core::wire::{Headers, WireRequest};
use poolsync_core::{AccessKey, Secret};
use std::time::{SystemTime, UNIX_EPOCH};

/// A key of these two parts, for a project.
pub(crate) fn key((access, secret): (&str, &str), project: &str) -> AccessKey {
    AccessKey {
        access_key: access.to_owned(),
        secret_key: Secret::new(secret.to_owned()),
        project_id: Some(project.to_owned()),
        ..AccessKey::default()
    }
}

/// The headers of a call to this origin, signed so many seconds from now.
pub(crate) fn signed(
    key: &AccessKey,
    (method, origin, path): (&str, &str, &str),
    body: &str,
    seconds: i64,
) -> Vec<(String, String)> {
    let request = WireRequest {
        method: method.to_owned(),
        url: format!("{origin}{path}"),
        headers: Headers::default().with("Content-Type", "application/json"),
        body: body.to_owned(),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let date = SdkDate::from_unix(now.checked_add_signed(seconds).unwrap()).unwrap();
    let signed = sign_request(request, key, date, None).unwrap();
    signed.request.headers.iter().map(|header| (header.name.clone(), header.value.expose().to_owned())).collect()
}

/// The same as a call.
pub(crate) fn signed_ask(key: &AccessKey, call: (&str, &str, &str), body: &str, seconds: i64) -> Ask {
    let ask = Ask::new(call.0, "").at(call.2).body(body);
    signed(key, call, body, seconds).iter().fold(ask, |ask, (name, value)| ask.header(name, value))
}
