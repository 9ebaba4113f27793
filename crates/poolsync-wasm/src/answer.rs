//! What an answer of the service means.
//!
//! ```js
//! const outcome = explain({ status: 429, headers: {}, body: "" });
//! if (outcome.kind === "refused") console.log(outcome.message, outcome.advice);
//! ```

use poolsync_core::answer;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{Answer, Locale, Outcome, written};

/// What an answer of the service means, of whatever shape it is. The service's own text stays as it is.
///
/// # Errors
/// `invalid-argument` if there is no status from 0 to 999, or the body is no string.
#[wasm_bindgen]
pub fn explain(
    answer: &Ts<Answer>,
    #[wasm_bindgen(
        unchecked_optional_param_type = "Locale",
        param_description = "the language of our own sentences, by default English"
    )]
    locale: &JsValue,
) -> Result<Ts<Outcome>, Misuse> {
    let locale: Option<Locale> = argument::optional_value(locale, "locale")?;
    let answer: Answer = argument::read(&answer.js_value(), "answer")?;
    let outcome = answer::explain(&answer.try_into()?, locale.map(Locale::into).unwrap_or_default());
    written(&Outcome::from(outcome))
}
