//! The request as it leaves, and its signature.
//!
//! ```js
//! const { method, url, headers, body } = buildRequest(request, { kind: "token", token });
//! await fetch(url, { method, headers, body, redirect: "manual", credentials: "omit" });
//! ```

use poolsync_core::decode::decode;
use poolsync_core::model;
use poolsync_core::sign;
use poolsync_core::wipe;
use poolsync_core::wire;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument;
use crate::misuse::Misuse;
use crate::types::{
    AccessKey, BuildOptions, Credential, SignOptions, SyncRequest, UnsignedRequest, UpgradeNodePool, WireRequest,
    credential, one_line, request, written,
};

/// The bytes that are sent for a body: compact JSON, documented members first and in a fixed order. Works while there are
/// errors, too; only a body of more than 64 levels, which is never sent (`json/too-deep`), stays as `JSON.stringify` writes it.
///
/// # Errors
/// `invalid-argument` where `JSON.stringify(body)` throws.
#[wasm_bindgen(js_name = formatBody)]
pub fn format_body(body: &Ts<UpgradeNodePool>) -> Result<String, Misuse> {
    let text = request::body_text(&body.js_value())?;
    let formatted = decode(&text).0.map(|value| model::format_body(&value));
    // What cannot be read has no order; it is told by checking.
    Ok(formatted.unwrap_or(text))
}

/// The request to send, with `X-Auth-Token` or a signature. Its headers hold secrets.
///
/// # Errors
/// `not-sendable`, with all problems, if request or credential has an error; `invalid-argument` as `check` and
/// `checkCredential`, and for a date that is none.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(
    request: &Ts<SyncRequest>,
    credential: &Ts<Credential>,
    #[wasm_bindgen(unchecked_optional_param_type = "BuildOptions")] options: &JsValue,
) -> Result<Ts<WireRequest>, Misuse> {
    let request = request::read(request)?;
    let credential = credential::read(credential)?;
    let options: Option<BuildOptions> = argument::read_optional(options, "options")?;
    let date = options.unwrap_or_default().date()?;
    let built = wipe::after(|| wire::build_request(&request, &credential, date)).map_err(Misuse::NotSendable)?;
    written(&WireRequest::from(built))
}

/// Signs any request of any service with an access key (SDK-HMAC-SHA256).
///
/// Sets `X-Sdk-Date` and `Authorization`, and `X-Project-Id` and `X-Security-Token` where the key has them and the headers do
/// not; `host` comes from the URL if no header says it. What comes back has its headers as a plain object.
///
/// # Errors
/// `invalid-argument` for a name in `signedHeaders` without a value, a method that is no token of HTTP, a line break in the URL
/// or a header, and for values of other types.
#[wasm_bindgen(js_name = signRequest)]
pub fn sign_request(
    request: &Ts<UnsignedRequest>,
    key: &Ts<AccessKey>,
    #[wasm_bindgen(unchecked_optional_param_type = "SignOptions")] options: &JsValue,
) -> Result<Ts<WireRequest>, Misuse> {
    let request: UnsignedRequest = argument::read(&request.js_value(), "request")?;
    let request: wire::WireRequest = request.try_into()?;
    let key: AccessKey = argument::read(&key.js_value(), "key")?;
    let key: poolsync_core::AccessKey = key.into();
    for (text, name) in [
        (key.access_key.as_str(), "`key.accessKey`"),
        (key.project_id.as_deref().unwrap_or_default(), "`key.projectId`"),
        // EXPOSE: looked at, not kept.
        (key.security_token.as_ref().map_or("", |token| token.expose()), "`key.securityToken`"),
    ] {
        one_line(text, name)?;
    }
    let options: Option<SignOptions> = argument::read_optional(options, "options")?;
    let options = options.unwrap_or_default();
    let date = options.date()?;
    let names = options.signed_headers.map(|names| names.0);
    let signed = wipe::after(|| sign::sign_request(request, &key, date, names.as_deref()));
    let signed = signed.map_err(|error| Misuse::value(error.to_string()))?;
    written(&WireRequest::from(signed.request))
}
