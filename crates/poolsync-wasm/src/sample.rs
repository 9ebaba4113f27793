//! The call as code in other languages.
//!
//! ```js
//! for (const { id, name } of languages()) console.log(name, sample(id, request));
//! ```

use js_sys::Array;
use poolsync_core::sample::{self, Auth, LanguageInfo, Sdk};
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Made;
use crate::{read, text};

/// The languages and tools that `sample` knows, a new list each time.
#[wasm_bindgen]
pub fn languages() -> Array {
    sample::languages().iter().map(language).collect()
}

fn language(language: &LanguageInfo) -> JsValue {
    let made = Made::new();
    made.set_id(language.id);
    made.set_name(language.name);
    made.set_needs(language.needs.en);
    made.into()
}

/// A whole file that sends the same request, complete or not.
///
/// # Errors
/// `invalid-argument` for a language that is not known, a combination that cannot exist, and as `check`.
#[wasm_bindgen]
pub fn sample(language: &JsValue, request: &JsValue, options: &JsValue) -> Result<String, Misuse> {
    let language = read::needed(language, "language")?;
    let request = read::request(request)?;
    let options = read::options(options, "options")?;
    let (auth, sdk) = match options {
        Some(options) => (
            chosen(&read::got(options.auth())?, Auth::by_id, "`options.auth` must be \"token\" or \"aksk\"")?,
            chosen(&read::got(options.sdk())?, Sdk::by_id, "`options.sdk` must be \"newest\" or \"page\"")?,
        ),
        None => (None, None),
    };
    sample::sample(&language, &request, auth, sdk).map_err(|error| Misuse::value(error.to_string()))
}

/// One of two choices, if it is given.
fn chosen<T>(value: &JsValue, by_id: fn(&str) -> Option<T>, sentence: &'static str) -> Result<Option<T>, Misuse> {
    if value.is_undefined() {
        return Ok(None);
    }
    let found = text::lossy(value).and_then(|id| by_id(&id));
    found.map(Some).ok_or_else(|| Misuse::value(sentence))
}
