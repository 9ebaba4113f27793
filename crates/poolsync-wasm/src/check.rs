//! What is wrong, and what will happen.
//!
//! ```js
//! const { problems, sendable } = check(request);
//! for (const { severity, path, message } of problems) console.log(severity, path, message);
//! ```

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::{read, text, write};

/// Checks a request: target and body.
///
/// A request that is missing or no object counts as `{}`; the body means what `JSON.stringify` writes.
///
/// # Errors
/// `invalid-argument` if `JSON.stringify` throws, or a member of the request throws when it is read.
#[wasm_bindgen]
pub fn check(request: &JsValue) -> Result<JsValue, Misuse> {
    Ok(write::report(&poolsync_core::check(&read::request(request)?)))
}

/// Checks a body alone, given as text.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = checkJson)]
pub fn check_json(body: &JsValue) -> Result<JsValue, Misuse> {
    let text = text::json(body).ok_or_else(|| read::wrong_type(body, "body", "a string"))?;
    Ok(write::report(&poolsync_core::check_json(&text)))
}

/// Checks a token or access key; nothing of it enters the report.
///
/// # Errors
/// `invalid-argument` if it is neither, or has a member that is no string.
#[wasm_bindgen(js_name = checkCredential)]
pub fn check_credential(credential: &JsValue) -> Result<JsValue, Misuse> {
    Ok(write::report(&poolsync_core::check_credential(&read::credential(credential)?)))
}

/// What the call will do, as hints.
///
/// # Errors
/// As [`check`]; also `invalid-argument` for a pool without a number of nodes.
#[wasm_bindgen]
pub fn effects(request: &JsValue, pool: &JsValue) -> Result<Array, Misuse> {
    let request = read::request(request)?;
    Ok(write::problems(&poolsync_core::effects(&request, read::pool(pool)?)))
}
