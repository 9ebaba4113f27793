//! Signing with an access key: SDK-HMAC-SHA256.
//!
//! One function for each step of the specification (support.huaweicloud.com, devg-apisign, api-sign-algorithm-002 and
//! -003), in its order:
//!
//! 1. the date, [`SdkDate`];
//! 2. the canonical request: method, URI, query, headers, names of the signed headers, hash of the body;
//! 3. the string to sign: algorithm, date, hash of the canonical request;
//! 4. the signature: one HMAC with the secret key, no derived key;
//! 5. the header `Authorization`.
//!
//! ```
//! use poolsync_core::sign::SdkDate;
//!
//! assert_eq!(SdkDate::from_unix(1_768_465_800).unwrap().as_str(), "20260115T083000Z");
//! ```

mod canonical;
mod date;
pub(crate) mod uri;

pub use uri::encode as percent_encode;

use std::borrow::Cow;
use std::collections::BTreeSet;

use hmac::{Hmac, Mac as _};
use sha2::digest::Output;
use sha2::{Digest as _, Sha256};

pub use date::SdkDate;

use crate::credential::AccessKey;
use crate::secret::Secret;
use crate::wire::{HeaderValue, WireRequest};

const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// What is signed unless the caller names headers: those of the four that have a value.
const DEFAULT_SIGNED_HEADERS: [&str; 4] = ["host", "x-project-id", "x-sdk-date", "x-security-token"];

/// Why a request could not be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// A header that should be signed has no value. User action: set it, or leave it out of the list.
    #[error("the header `{name}` should be signed but has no value")]
    HeaderWithoutValue {
        /// Its name, in lower case.
        name: String,
    },
}

/// A signed request, and the texts on the way to its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The request with `X-Sdk-Date` and `Authorization`, and with `X-Project-Id` and `X-Security-Token` where the key
    /// gave them.
    pub request: WireRequest,
    /// Step 2.
    pub canonical_request: Secret,
    /// Step 3.
    pub string_to_sign: String,
}

/// Signs with the headers that are signed by default. Cannot fail: a default header without a value is left out.
pub(crate) fn sign(request: WireRequest, key: &AccessKey, date: SdkDate) -> WireRequest {
    let prepared = prepare(request, key, date);
    let names = default_names(&prepared);
    finish(prepared, names, key, date).request
}

/// Signs any request.
///
/// `signed_headers`: the names to sign, in any case and order; absent, `host`, `x-project-id`, `x-sdk-date` and
/// `x-security-token` as far as they have a value. `host` comes from the headers, else from the URL.
///
/// # Errors
/// A name in `signed_headers` that has no value.
pub fn sign_request(
    request: WireRequest,
    key: &AccessKey,
    date: SdkDate,
    signed_headers: Option<&[String]>,
) -> Result<Signed, SignError> {
    let prepared = prepare(request, key, date);
    let names = match signed_headers {
        Some(given) => given.iter().map(|name| Cow::from(name.to_ascii_lowercase())).collect(),
        None => default_names(&prepared),
    };
    if let Some(name) = names.iter().find(|name| header_value(&prepared, name).is_none()) {
        return Err(SignError::HeaderWithoutValue { name: name.to_string() });
    }
    Ok(finish(prepared, names, key, date))
}

fn default_names(request: &WireRequest) -> BTreeSet<Cow<'static, str>> {
    let given = DEFAULT_SIGNED_HEADERS.into_iter().filter(|name| header_value(request, name).is_some());
    given.map(Cow::from).collect()
}

/// Sets the headers that take part in signing.
fn prepare(mut request: WireRequest, key: &AccessKey, date: SdkDate) -> WireRequest {
    request.headers.set("X-Sdk-Date", HeaderValue::Plain(date.as_str().to_owned()));
    if request.headers.get("X-Project-Id").is_none()
        && let Some(project_id) = key.project_id.as_ref().filter(|id| !id.is_empty())
    {
        request.headers.set("X-Project-Id", HeaderValue::Plain(project_id.clone()));
    }
    if request.headers.get("X-Security-Token").is_none()
        // EXPOSE: only its emptiness is looked at.
        && let Some(token) = key.security_token.as_ref().filter(|token| !token.expose().is_empty())
    {
        request.headers.set("X-Security-Token", HeaderValue::Secret(token.clone()));
    }
    request
}

/// Steps 2 to 5; every name has a value.
fn finish(mut request: WireRequest, names: BTreeSet<Cow<'_, str>>, key: &AccessKey, date: SdkDate) -> Signed {
    let headers: Vec<(String, String)> = names
        .into_iter()
        .filter_map(|name| header_value(&request, &name).map(|value| (name.into_owned(), value.trim().to_owned())))
        .collect();
    let canonical_request = canonical::canonical_request(&request, &headers);
    let string_to_sign = string_to_sign(&canonical_request, date);
    let signature = signature(&key.secret_key, &string_to_sign);
    let authorization = authorization(key, &headers, &signature);
    request.headers.set("Authorization", HeaderValue::Secret(Secret::new(authorization)));
    Signed { request, canonical_request: Secret::new(canonical_request), string_to_sign }
}

/// Step 3: `SDK-HMAC-SHA256`, date and `hex(SHA-256(canonical request))`, each on a line.
fn string_to_sign(canonical_request: &str, date: SdkDate) -> String {
    format!("{ALGORITHM}\n{}\n{}", date.as_str(), hex(&Sha256::digest(canonical_request)))
}

/// Step 4: `hex(HMAC-SHA256(secret key, string to sign))`.
fn signature(secret_key: &Secret, string_to_sign: &str) -> String {
    // EXPOSE: the key of the HMAC, not kept. An HMAC takes a key of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret_key.expose().as_bytes()) else { return String::new() };
    mac.update(string_to_sign.as_bytes());
    hex(&mac.finalize().into_bytes())
}

/// Step 5: `SDK-HMAC-SHA256 Access=<AK>, SignedHeaders=<names>, Signature=<hex>`.
fn authorization(key: &AccessKey, headers: &[(String, String)], signature: &str) -> String {
    let names = canonical::signed_header_names(headers);
    format!("{ALGORITHM} Access={}, SignedHeaders={names}, Signature={signature}", key.access_key)
}

/// The value of a header, `host` from the URL if there is none.
fn header_value(request: &WireRequest, name: &str) -> Option<String> {
    match request.headers.get(name) {
        // EXPOSE: part of the canonical request, which is a secret itself.
        Some(value) if !value.expose().trim().is_empty() => Some(value.expose().to_owned()),
        None if name == "host" => uri::host(&request.url),
        _ => None,
    }
}

/// Lower-case hex of a digest.
fn hex(digest: &Output<Sha256>) -> String {
    format!("{digest:x}")
}
