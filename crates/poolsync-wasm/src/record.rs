//! Objects whose members' names are data: headers, and the values of sentences.
//!
//! ```ignore
//! for (name, value) in record::headers(&value, "request.headers")? { … }
//! ```
//!
//! By hand, since `serde-wasm-bindgen` would let through what a getter of the caller throws.

use js_sys::{Array, Object, Reflect, Symbol};
use wasm_bindgen::prelude::*;

use crate::argument::wrong_type;
use crate::misuse::Misuse;
use crate::text;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Object, js_name = entries, catch)]
    fn object_entries(object: &JsValue) -> Result<Array, JsValue>;
}

/// The names and values of an object's own members; `undefined` has none.
///
/// # Errors
/// `invalid-argument` if it is no object, or a member throws when it is read.
pub(crate) fn entries(value: &JsValue, name: &str) -> Result<Vec<(String, JsValue)>, Misuse> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    if !value.is_object() {
        return Err(wrong_type(name, "an object", value));
    }
    let pair = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        text::lossy(&entry.get(0)).map(|name| (name, entry.get(1)))
    };
    Ok(object_entries(value).map_err(Misuse::threw)?.to_vec().into_iter().filter_map(pair).collect())
}

/// The names and values of headers: of a plain object, or of the `Headers` of a request or response.
///
/// # Errors
/// As [`entries`].
pub(crate) fn headers(value: &JsValue, name: &str) -> Result<Vec<(String, JsValue)>, Misuse> {
    if value.is_object() {
        // Asked by name and not by class: those of another frame have another class.
        let tag = Reflect::get(value, &Symbol::to_string_tag()).map_err(Misuse::threw)?;
        if tag.as_string().as_deref() == Some("Headers") {
            let plain = Object::from_entries(value).map_err(Misuse::threw)?;
            return entries(&plain, name);
        }
    }
    entries(value, name)
}
