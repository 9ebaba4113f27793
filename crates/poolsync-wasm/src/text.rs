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
use wasm_bindgen::{JsCast as _, JsValue};

const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// The text of a string, U+FFFD in place of halves of surrogate pairs; none of anything else.
pub(crate) fn lossy(value: &JsValue) -> Option<String> {
    value.as_string()
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
