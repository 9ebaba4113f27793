//! Scripts that run on the nodes: Base64, and the limit that both share.
//!
//! ```js
//! const preInstall = encodeScript("echo 1"); // "ZWNobyAx"
//! scriptBudget(preInstall).left; // 10232
//! ```

use poolsync_core::script;
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::read;
use crate::shape::Made;
use crate::write;

/// The Base64 of a script, on one line.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = encodeScript)]
pub fn encode_script(text: &JsValue) -> Result<String, Misuse> {
    Ok(script::encode_script(&read::needed(text, "text")?))
}

/// The script that a Base64 text holds.
///
/// # Errors
/// `invalid-argument` if it is no Base64 (standard alphabet, padded, no white space) of UTF-8 text.
#[wasm_bindgen(js_name = decodeScript)]
pub fn decode_script(encoded: &JsValue) -> Result<String, Misuse> {
    let encoded = read::needed(encoded, "encoded")?;
    script::decode_script(&encoded).map_err(|error| Misuse::value(format!("`encoded` is {error}")))
}

/// What two encoded scripts take of their common limit.
///
/// # Errors
/// `invalid-argument` if one of them is given and no string.
#[wasm_bindgen(js_name = scriptBudget)]
pub fn script_budget(pre_install: &JsValue, post_install: &JsValue) -> Result<JsValue, Misuse> {
    let pre_install = read::optional(pre_install, "preInstall")?.unwrap_or_default();
    let post_install = read::optional(post_install, "postInstall")?.unwrap_or_default();
    let budget = script::budget(&pre_install, &post_install);
    let made = Made::new();
    made.set_used(write::count_of(budget.used));
    made.set_limit(write::count_of(budget.limit));
    made.set_left(write::number_of(budget.left));
    Ok(made.into())
}
