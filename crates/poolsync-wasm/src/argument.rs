//! Arguments of JavaScript as types of serde.
//!
//! ```ignore
//! let key: types::AccessKey = argument::read(&key, "key")?;
//! ```
//!
//! `serde-wasm-bindgen` reads objects, but not as this package promises to: it lets through what a getter of the caller throws,
//! and nothing of ours is dropped or wiped then; it takes `null` for absent; and its errors show the value, which may be secret.
//! So the members of an object are fetched here, each once and with whatever it throws caught, and their values are converted by
//! [`FromJs`]. `undefined` means absent, `null` does not. Of an object only the members of its type are read.

use std::cell::RefCell;
use std::fmt;

use js_sys::{JsString, Reflect};
use poolsync_core::Secret;
use poolsync_core::json::Member;
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Expected, IntoDeserializer as _, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::forward_to_deserialize_any;
use serde_wasm_bindgen::preserve;
use wasm_bindgen::JsValue;
use wasm_bindgen::convert::IntoWasmAbi as _;

use crate::misuse::Misuse;
use crate::text;

/// The object of an argument, by the type it must have. `name` is what its errors call it.
///
/// # Errors
/// `invalid-argument` if it is no object, or a member is of another type or throws when it is read.
pub(crate) fn read<T: DeserializeOwned>(argument: &JsValue, name: &str) -> Result<T, Misuse> {
    if !argument.is_object() {
        return Err(wrong_type(name, "an object", argument));
    }
    T::deserialize(Object(argument)).map_err(|wrong| match wrong {
        Wrong::Member { member, sentence } => Misuse::value(format!("`{name}.{member}` {sentence}")),
        Wrong::Threw(cause) => Misuse::threw(cause),
        Wrong::Other(sentence) => Misuse::value(format!("`{name}` {sentence}")),
    })
}

/// The same for an argument that may be left out.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_optional<T: DeserializeOwned>(argument: &JsValue, name: &str) -> Result<Option<T>, Misuse> {
    if argument.is_undefined() { Ok(None) } else { read(argument, name).map(Some) }
}

/// An argument that is no object.
///
/// # Errors
/// `invalid-argument` if it is of another type.
pub(crate) fn value<T: FromJs>(argument: &JsValue, name: &str) -> Result<T, Misuse> {
    T::from_js(argument).map_err(|sentence| Misuse::value(format!("`{name}` {sentence}")))
}

/// The same for an argument that may be left out.
///
/// # Errors
/// As [`value`].
pub(crate) fn optional_value<T: FromJs>(argument: &JsValue, name: &str) -> Result<Option<T>, Misuse> {
    if argument.is_undefined() { Ok(None) } else { value(argument, name).map(Some) }
}

/// The misuse of passing something of another type.
pub(crate) fn wrong_type(name: &str, expected: &str, found: &JsValue) -> Misuse {
    Misuse::value(format!("`{name}` {}", must_be(expected, found)))
}

/// A value of JavaScript, in words that never show it.
pub(crate) trait FromJs: Sized {
    /// The value, or what is wrong with it: `must be a string, found null`.
    fn from_js(value: &JsValue) -> Result<Self, String>;
}

/// For `#[serde(deserialize_with)]`: a member.
pub(crate) fn member<'de, D: Deserializer<'de>, T: FromJs>(deserializer: D) -> Result<T, D::Error> {
    let value: JsValue = preserve::deserialize(deserializer)?;
    T::from_js(&value).map_err(serde::de::Error::custom)
}

/// For `#[serde(deserialize_with)]`: a member that may be left out.
pub(crate) fn optional<'de, D: Deserializer<'de>, T: FromJs>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value: JsValue = preserve::deserialize(deserializer)?;
    if value.is_undefined() {
        return Ok(None);
    }
    T::from_js(&value).map(Some).map_err(serde::de::Error::custom)
}

impl FromJs for String {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        match text::whole(value) {
            Some(Ok(text)) => Ok(text),
            Some(Err(text::LoneSurrogate)) => {
                Err("must be Unicode text: half of a surrogate pair stands alone in it".to_owned())
            }
            None => Err(must_be("a string", value)),
        }
    }
}

impl FromJs for Secret {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        String::from_js(value).map(Self::new)
    }
}

impl FromJs for bool {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        value.as_bool().ok_or_else(|| must_be("a boolean", value))
    }
}

/// A part of the target: wrong types are problems of the request, and no misuse.
impl FromJs for Member<String> {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        Ok(match text::lossy(value) {
            Some(text) => Self::Given(text),
            None if value.is_undefined() => Self::Absent,
            None => Self::WrongType { found: type_name(value) },
        })
    }
}

/// A whole number from 0 to `MOST`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count<const MOST: usize>(pub(crate) usize);

impl<const MOST: usize> FromJs for Count<MOST> {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let count = integer(value).and_then(|number| usize::try_from(number).ok()).filter(|count| *count <= MOST);
        count.map(Self).ok_or_else(|| format!("must be a whole number from 0 to {MOST}"))
    }
}

/// A whole number that JavaScript can tell from its neighbours.
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

/// `must be a string, found null`
pub(crate) fn must_be(expected: &str, found: &JsValue) -> String {
    format!("must be {expected}, found {}", type_name(found))
}

/// The JSON type, or what JavaScript calls what JSON does not have.
fn type_name(value: &JsValue) -> &'static str {
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
    } else if value.is_array() {
        "array"
    } else {
        "object"
    }
}

/// An object of the caller, for serde.
struct Object<'v>(&'v JsValue);

impl<'de> Deserializer<'de> for Object<'_> {
    type Error = Wrong;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_map(Members { object: self.0, fields: fields.iter(), current: "" })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Err(serde::de::Error::invalid_type(Unexpected::Map, &visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The members of an object that its type has, one after the other. An absent one is `undefined`.
struct Members<'v> {
    object: &'v JsValue,
    fields: std::slice::Iter<'static, &'static str>,
    current: &'static str,
}

impl<'de> MapAccess<'de> for Members<'_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some(field) = self.fields.next() else { return Ok(None) };
        self.current = field;
        let field: StrDeserializer<'_, Wrong> = field.into_deserializer();
        seed.deserialize(field).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let value = Reflect::get(self.object, &key(self.current)).map_err(Wrong::Threw)?;
        seed.deserialize(Value(value)).map_err(|wrong| match wrong {
            Wrong::Other(sentence) => Wrong::Member { member: self.current, sentence },
            other => other,
        })
    }
}

/// A name as JavaScript has it; made once, since that takes longer than reading a member.
fn key(name: &'static str) -> JsString {
    thread_local! {
        // Some dozens, each at an address of its own: looking through them takes no time.
        static KEYS: RefCell<Vec<(&'static str, JsString)>> = const { RefCell::new(Vec::new()) };
    }
    KEYS.with_borrow_mut(|keys| {
        if let Some((_, key)) = keys.iter().find(|(known, _)| std::ptr::eq(*known, name)) {
            return key.clone();
        }
        let key = JsString::from(name);
        keys.push((name, key.clone()));
        key
    })
}

/// The value of a member, for `serde_wasm_bindgen::preserve` alone, which asks for a pair: the name that it gives, and the handle.
struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Wrong;

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_seq(Handle { name: Some(name), value: Some(self.0) })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Err(serde::de::Error::invalid_type(Unexpected::Map, &visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple map struct enum identifier ignored_any
    }
}

/// A value that is handed over as its handle.
struct Handle {
    name: Option<&'static str>,
    value: Option<JsValue>,
}

impl<'de> SeqAccess<'de> for Handle {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if let Some(name) = self.name.take() {
            let name: StrDeserializer<'_, Wrong> = name.into_deserializer();
            return seed.deserialize(name).map(Some);
        }
        let Some(value) = self.value.take() else { return Ok(None) };
        let handle: U32Deserializer<Wrong> = value.into_abi().into_deserializer();
        seed.deserialize(handle).map(Some)
    }
}

/// Why an object is none of a type.
#[derive(Debug)]
enum Wrong {
    /// A member of another type.
    Member { member: &'static str, sentence: String },
    /// A member whose reading threw.
    Threw(JsValue),
    /// What serde says of the whole.
    Other(String),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member { member, sentence } => write!(f, "`{member}` {sentence}"),
            Self::Threw(_) => f.write_str("a member throws when it is read"),
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for Wrong {}

impl serde::de::Error for Wrong {
    fn custom<T: fmt::Display>(sentence: T) -> Self {
        Self::Other(sentence.to_string())
    }

    /// Without the value, which may be secret.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::Other(format!("must be {expected}"))
    }

    /// As above.
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::Other(format!("must be {expected}"))
    }
}
