//! The request as it leaves, and its signature.
//!
//! ```js
//! const { method, url, headers, body } = buildRequest(request, { kind: "token", token });
//! await fetch(url, { method, headers, body, redirect: "manual", credentials: "omit" });
//! ```

use poolsync_core::decode::decode;
use poolsync_core::model;
use poolsync_core::sign;
use poolsync_core::wipe;
use poolsync_core::wire;
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Given;
use crate::{read, write};

/// The bytes that are sent for a body, even while it has errors.
///
/// # Errors
/// `invalid-argument` if `JSON.stringify` throws.
#[wasm_bindgen(js_name = formatBody)]
pub fn format_body(body: &JsValue) -> Result<String, Misuse> {
    let text = read::body(body)?;
    let formatted = decode(&text).0.map(|value| model::format_body(&value));
    // What cannot be read has no order; it is told by checking.
    Ok(formatted.unwrap_or(text))
}

/// The request to send, with token or signature.
///
/// # Errors
/// `not-sendable` with all problems if there is an error, the credential's included; `invalid-argument` as for `check` and
/// `checkCredential`, and for a date that is none.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(request: &JsValue, credential: &JsValue, options: &JsValue) -> Result<JsValue, Misuse> {
    let request = read::request(request)?;
    let credential = read::credential(credential)?;
    let date = read::date(read::options(options, "options")?)?;
    let built = wipe::after(|| wire::build_request(&request, &credential, date)).map_err(Misuse::NotSendable)?;
    Ok(write::wire_request(&built))
}

/// Signs any request.
///
/// # Errors
/// `invalid-argument` for a member of the wrong type, a date that is none, and a name in `signedHeaders` without a value.
#[wasm_bindgen(js_name = signRequest)]
pub fn sign_request(request: &JsValue, key: &JsValue, options: &JsValue) -> Result<JsValue, Misuse> {
    let request = read::wire_request(request)?;
    let key = read::access_key(key)?;
    let options = read::options(options, "options")?;
    let date = read::date(options)?;
    let names = options.map(signed_headers).transpose()?.flatten();
    let signed = wipe::after(|| sign::sign_request(request, &key, date, names.as_deref()));
    let signed = signed.map_err(|error| Misuse::value(error.to_string()))?;
    Ok(write::wire_request(&signed.request))
}

fn signed_headers(options: &Given) -> Result<Option<Vec<String>>, Misuse> {
    let given = read::got(options.signed_headers())?;
    if given.is_undefined() { Ok(None) } else { read::texts(&given, "options.signedHeaders").map(Some) }
}
