//! The call as code in other languages.
//!
//! ```js
//! for (const { id, name } of languages()) console.log(name, sample(id, request));
//! ```

use poolsync_core::sample;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{LanguageInfo, SampleOptions, SyncRequest, all_written, request};

/// The languages and tools that `sample` knows, in the order in which they are best offered; a new list each time.
#[expect(clippy::missing_errors_doc, reason = "it fails for no caller, and the comment is that of the declarations")]
#[wasm_bindgen]
pub fn languages() -> Result<Vec<Ts<LanguageInfo>>, Misuse> {
    all_written(sample::languages().iter().map(LanguageInfo::from))
}

/// A whole file that sends this request, complete or not, with what to install in its head. Credentials are read from the
/// environment when it runs (`HUAWEICLOUD_TOKEN`, or `CLOUD_SDK_AK`, `CLOUD_SDK_SK` and, for a temporary key,
/// `CLOUD_SDK_SECURITY_TOKEN`); what is missing stands as a placeholder such as `{project_id}`. The body is the one that
/// `buildRequest` sends, a salted password included.
///
/// # Errors
/// `invalid-argument` for an unknown language and a combination that cannot exist.
#[wasm_bindgen]
pub fn sample(
    #[wasm_bindgen(
        unchecked_param_type = "string",
        param_description = "an id of `languages`: `curl`, `hcloud`, `hcloud-json`, `java`, `python`, `go`, `node`, `python-requests`, `powershell`, `http`"
    )]
    language: &JsValue,
    request: &Ts<SyncRequest>,
    #[wasm_bindgen(unchecked_optional_param_type = "SampleOptions")] options: &JsValue,
) -> Result<String, Misuse> {
    let language: String = argument::value(language, "language")?;
    let request = request::read(request)?;
    let options: Option<SampleOptions> = argument::read_optional(options, "options")?;
    let SampleOptions { auth, sdk } = options.unwrap_or_default();
    sample::sample(&language, &request, auth, sdk).map_err(|error| Misuse::value(error.to_string()))
}
