//! A problem in words of either language.
//!
//! ```js
//! const { message, help } = describe(problem, "zh");
//! ```

use poolsync_core::{Arg, Problem};
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Made;
use crate::{read, text};

/// The words of a problem: also of one that was stored or sent on as JSON.
///
/// # Errors
/// `invalid-argument` if it is no problem of this module, and for an unknown locale.
#[wasm_bindgen]
pub fn describe(problem: &JsValue, locale: &JsValue) -> Result<JsValue, Misuse> {
    let problem = read_problem(problem)?;
    let locale = read::locale(locale)?;
    let made = Made::new();
    made.set_message(&problem.message(locale));
    made.set_help(&problem.help(locale));
    Ok(made.into())
}

fn read_problem(value: &JsValue) -> Result<Problem, Misuse> {
    let given = read::needed_object(value, "problem")?;
    let code = read::needed(&read::got(given.code())?, "problem.code")?;
    let path = text::lossy(&read::got(given.path())?).unwrap_or_default();
    let help_id = text::lossy(&read::got(given.help_id())?);
    let args = read::entries(&read::got(given.args())?, "problem.args")?;
    let arg = |wanted: &str| {
        let (_, value) = args.iter().find(|(name, _)| name == wanted)?;
        text::lossy(value).map(Arg::Text).or_else(|| read::integer(value).map(Arg::Number))
    };
    let problem = Problem::restore(&code, &path, help_id.as_deref(), arg);
    problem.ok_or_else(|| Misuse::value(format!("`problem.code` must be a code of this module, found `{code}`")))
}
