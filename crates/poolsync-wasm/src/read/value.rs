//! Single values of JavaScript: objects, strings, numbers, lists, and the misuse of passing something else.
//!
//! ```ignore
//! let salt = read::optional(&read::got(options.salt())?, "options.salt")?;
//! ```

use js_sys::{Array, Object, Reflect, Symbol};
use poolsync_core::Secret;
use wasm_bindgen::{JsCast as _, JsValue};

use super::Read;
use crate::misuse::Misuse;
use crate::shape::{self, Given};
use crate::text;

/// The names and values of headers: of a plain object, or of the `Headers` of a request or response.
pub(crate) fn headers(value: &JsValue, name: &'static str) -> Read<Vec<(String, JsValue)>> {
    // Asked by name and not by class: those of another frame have another class.
    let tag = if value.is_object() { got(Reflect::get(value, &Symbol::to_string_tag()))? } else { JsValue::UNDEFINED };
    if tag.as_string().as_deref() == Some("Headers") {
        return entries(&got(Object::from_entries(value).map(JsValue::from))?, name);
    }
    entries(value, name)
}

/// The names and values of an object's own members; `undefined` has none.
pub(crate) fn entries(value: &JsValue, name: &'static str) -> Read<Vec<(String, JsValue)>> {
    let Some(given) = options(value, name)? else { return Ok(Vec::new()) };
    let pair = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        text::lossy(&entry.get(0)).map(|name| (name, entry.get(1)))
    };
    let entries = shape::entries(given).map_err(threw)?;
    Ok(entries.to_vec().into_iter().filter_map(pair).collect())
}

/// An object of options; none if absent.
pub(crate) fn options<'v>(value: &'v JsValue, name: &'static str) -> Read<Option<&'v Given>> {
    if value.is_undefined() { Ok(None) } else { needed_object(value, name).map(Some) }
}

/// An object.
pub(crate) fn needed_object<'v>(value: &'v JsValue, name: &'static str) -> Read<&'v Given> {
    object(value).ok_or_else(|| wrong_type(value, name, "an object"))
}

pub(super) fn object(value: &JsValue) -> Option<&Given> {
    value.is_object().then(|| value.unchecked_ref())
}

/// A string without halves of surrogate pairs.
pub(crate) fn needed(value: &JsValue, name: &'static str) -> Read<String> {
    match text::whole(value) {
        Some(Ok(text)) => Ok(text),
        Some(Err(text::LoneSurrogate)) => {
            Err(Misuse::value(format!("`{name}` must be Unicode text: half of a surrogate pair stands alone in it")))
        }
        None => Err(wrong_type(value, name, "a string")),
    }
}

/// A string; none if absent.
pub(crate) fn optional(value: &JsValue, name: &'static str) -> Read<Option<String>> {
    if value.is_undefined() { Ok(None) } else { needed(value, name).map(Some) }
}

pub(super) fn secret(value: &JsValue, name: &'static str) -> Read<Option<Secret>> {
    Ok(optional(value, name)?.map(Secret::new))
}

/// A whole number from 0 to `most`.
pub(crate) fn count(value: &JsValue, most: usize) -> Option<usize> {
    integer(value).and_then(|number| usize::try_from(number).ok()).filter(|number| *number <= most)
}

/// A whole number of either sign that JavaScript can tell from its neighbours.
pub(crate) fn integer(value: &JsValue) -> Option<i64> {
    const MOST: f64 = js_sys::Number::MAX_SAFE_INTEGER;
    let number = value.as_f64()?;
    let fits = number.fract() == 0.0 && number.abs() <= MOST;
    fits.then(|| truncated(number))
}

#[expect(clippy::cast_possible_truncation, reason = "the number is whole and below 2^53 either way")]
fn truncated(number: f64) -> i64 {
    number as i64
}

/// The value of a member, unless reading it threw.
pub(crate) fn got(read: Result<JsValue, JsValue>) -> Read<JsValue> {
    read.map_err(threw)
}

fn threw(cause: JsValue) -> Misuse {
    Misuse::Threw { sentence: "an argument has a member that throws when it is read", cause }
}

/// A list of strings.
pub(crate) fn texts(value: &JsValue, name: &'static str) -> Read<Vec<String>> {
    if !shape::is_array(value).map_err(threw)? {
        return Err(wrong_type(value, name, "a list of strings"));
    }
    let list = shape::list_of(value).map_err(threw)?;
    list.to_vec().iter().map(|item| needed(item, name)).collect()
}

/// The misuse of passing something of another type.
pub(crate) fn wrong_type(value: &JsValue, name: &'static str, expected: &'static str) -> Misuse {
    Misuse::WrongType { name, expected, found: type_name(value) }
}

/// The JSON type, or what JavaScript calls what JSON does not have.
pub(super) fn type_name(value: &JsValue) -> &'static str {
    if value.is_null() {
        "null"
    } else if value.is_undefined() {
        "undefined"
    } else if value.is_string() {
        "string"
    } else if value.as_f64().is_some() {
        "number"
    } else if value.as_bool().is_some() {
        "boolean"
    } else if value.is_bigint() {
        "bigint"
    } else if value.is_symbol() {
        "symbol"
    } else if value.is_function() {
        "function"
    } else if shape::is_array(value).unwrap_or_default() {
        "array"
    } else {
        "object"
    }
}
