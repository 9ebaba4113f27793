//! A problem in words of either language.
//!
//! ```js
//! const { message, help } = describe(problem, "zh");
//! ```

use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{Described, Locale, StoredProblem, written};

/// The words of a problem in English or Chinese. Takes problems that were stored or sent on as JSON, too. What stands between
/// back-ticks is the user's or the API's own text, for showing as code.
///
/// # Errors
/// `invalid-argument` if it is no problem of this module, and for any other locale.
#[wasm_bindgen]
pub fn describe(
    // Not as `Ts<Problem>`: of a stored problem the words are not read, and what else it lacks is forgiven.
    #[wasm_bindgen(unchecked_param_type = "Problem")] problem: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Locale")] locale: &JsValue,
) -> Result<Ts<Described>, Misuse> {
    let problem: StoredProblem = argument::read(problem, "problem")?;
    let problem = problem.restore()?;
    let locale: Option<Locale> = argument::optional_value(locale, "locale")?;
    written(&Described::of(&problem, locale.map(Locale::into).unwrap_or_default()))
}
