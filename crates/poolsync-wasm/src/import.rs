//! A request from pasted text.
//!
//! ```js
//! const { request, credential, report } = importRequest("curl https://… -H 'X-Auth-Token: …' -d '{…}'");
//! ```

use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument::wrong_type;
use crate::misuse::Misuse;
use crate::text;
use crate::types::{ImportedRequest, written};

/// A request from pasted text: a JSON body, a curl command (as bash, cmd and PowerShell quote it), a PowerShell call, an hcloud
/// command or an HTTP file. Placeholders of the documentation and variables nobody knows count as missing.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = importRequest)]
pub fn import_request(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<Ts<ImportedRequest>, Misuse> {
    // Half of a surrogate pair in a pasted text is no reason to refuse it.
    let text = text::lossy(text).ok_or_else(|| wrong_type("text", "a string", text))?;
    let imported = poolsync_core::wipe::after(|| poolsync_core::import::import_request(&text));
    written(&ImportedRequest::from(imported))
}
