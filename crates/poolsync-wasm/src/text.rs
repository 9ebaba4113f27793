//! Strings of JavaScript, which may hold half a surrogate pair; those of Rust cannot.
//!
//! ```ignore
//! assert_eq!(text::json(&half_a_pair), Some("\\ud800".to_owned()));
//! ```
//!
//! On the way in such a half becomes U+FFFD. That would change a password or a script without a word, so it is noticed
//! here; a string without U+FFFD costs nothing but the search for it.

use std::fmt::Write as _;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;
/// From so many UTF-16 units on, the encoder of the platform is quicker than the loop over characters in the glue.
const LONG: u32 = 64;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &mut [u8]) -> Encoded;

    /// What `encodeInto` says of its work.
    type Encoded;

    /// UTF-16 units.
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;
    /// Bytes.
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// The text of a string, U+FFFD in place of halves of surrogate pairs; none of anything else.
pub(crate) fn lossy(value: &JsValue) -> Option<String> {
    let text = value.is_string().then(|| value.unchecked_ref::<JsString>())?;
    let length = text.length();
    if length < LONG {
        return value.as_string();
    }
    // Most texts are ASCII, one byte a unit; three are the most that UTF-8 takes for one.
    encoded(text, length, 1).or_else(|| encoded(text, length, 3))
}

/// The UTF-8 of a text, unless it takes more bytes for a unit.
fn encoded(text: &JsString, length: u32, bytes_a_unit: usize) -> Option<String> {
    let mut bytes = vec![0; usize::try_from(length).ok()?.checked_mul(bytes_a_unit)?];
    let done = ENCODER.with(|encoder| encoder.encode_into(text, &mut bytes));
    if done.read() < length {
        return None;
    }
    bytes.truncate(usize::try_from(done.written()).ok()?);
    String::from_utf8(bytes).ok()
}

/// The text of a string, unless a half of a surrogate pair stands alone in it.
pub(crate) fn whole(value: &JsValue) -> Option<Result<String, LoneSurrogate>> {
    let text = lossy(value)?;
    let lone = halves(value, &text).next().is_some();
    Some(if lone { Err(LoneSurrogate) } else { Ok(text) })
}

/// The text of a string that should be JSON: halves of surrogate pairs are spelled as escapes (`\ud800`), which JSON's
/// reader refuses at their place, inside a string or not.
pub(crate) fn json(value: &JsValue) -> Option<String> {
    let text = lossy(value)?;
    if text.is_ascii() {
        return Some(text);
    }
    let mut respelled = String::new();
    let mut done = 0;
    for half in halves(value, &text) {
        respelled.push_str(text.get(done..half.at).unwrap_or_default());
        // A backslash before it that is not itself escaped would swallow ours.
        let backslashes = respelled.bytes().rev().take_while(|byte| *byte == b'\\').count();
        let backslash = if backslashes % 2 == 0 { "\\" } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(respelled, "{backslash}u{:04x}", half.unit);
        done = half.at + REPLACEMENT.len_utf8();
    }
    if done == 0 {
        return Some(text);
    }
    respelled.push_str(text.get(done..).unwrap_or_default());
    Some(respelled)
}

/// A half of a surrogate pair stands alone in a string.
pub(crate) struct LoneSurrogate;

struct Half {
    /// Where its U+FFFD stands in the converted text, in bytes.
    at: usize,
    unit: u16,
}

/// The halves that became U+FFFD in `text`. A U+FFFD that the caller wrote is none.
fn halves<'t>(value: &'t JsValue, text: &'t str) -> impl Iterator<Item = Half> + 't {
    let original: &JsString = value.unchecked_ref();
    let mut units: u32 = 0;
    let mut done = 0;
    text.match_indices(REPLACEMENT).filter_map(move |(at, _)| {
        let passed = text.get(done..at).unwrap_or_default().encode_utf16().count();
        let index = units.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        units = index.saturating_add(1);
        done = at + REPLACEMENT.len_utf8();
        let unit = original.char_code_at(index);
        // Not a number, past the end, fails both comparisons.
        (f64::from(0xd800_u16)..=f64::from(0xdfff_u16)).contains(&unit).then(|| Half { at, unit: unit_of(unit) })
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`charCodeAt` gives a whole number from 0 to 65535, and the caller has looked"
)]
fn unit_of(code: f64) -> u16 {
    code as u16
}
