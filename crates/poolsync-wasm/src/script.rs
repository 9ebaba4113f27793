//! Scripts that run on the nodes: Base64, and the limit that both share.
//!
//! ```js
//! const preInstall = encodeScript("echo 1"); // "ZWNobyAx"
//! scriptBudget(preInstall).left; // 10232
//! ```

use poolsync_core::script;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{ScriptBudget, written};

/// The Base64 of a script, on one line, as `preInstall` and `postInstall` want it.
///
/// # Errors
/// `invalid-argument` if it is no string of Unicode text.
#[wasm_bindgen(js_name = encodeScript)]
pub fn encode_script(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<String, Misuse> {
    let text: String = argument::value(text, "text")?;
    Ok(script::encode_script(&text))
}

/// The script that a Base64 text holds.
///
/// # Errors
/// `invalid-argument` on what is no Base64 (standard alphabet, padded, no white space) of UTF-8 text.
#[wasm_bindgen(js_name = decodeScript)]
pub fn decode_script(#[wasm_bindgen(unchecked_param_type = "string")] encoded: &JsValue) -> Result<String, Misuse> {
    let encoded: String = argument::value(encoded, "encoded")?;
    script::decode_script(&encoded).map_err(|error| Misuse::value(format!("`encoded` is {error}")))
}

/// What two encoded scripts take of the limit they share, in characters of Base64. `left` is negative when it is overdrawn.
///
/// # Errors
/// `invalid-argument` if one is given and no string.
#[wasm_bindgen(js_name = scriptBudget)]
pub fn script_budget(
    #[wasm_bindgen(unchecked_optional_param_type = "string", js_name = "preInstall")] pre_install: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string", js_name = "postInstall")] post_install: &JsValue,
) -> Result<Ts<ScriptBudget>, Misuse> {
    let pre_install: Option<String> = argument::optional_value(pre_install, "preInstall")?;
    let post_install: Option<String> = argument::optional_value(post_install, "postInstall")?;
    let budget = script::budget(&pre_install.unwrap_or_default(), &post_install.unwrap_or_default());
    written(&ScriptBudget::from(budget))
}
