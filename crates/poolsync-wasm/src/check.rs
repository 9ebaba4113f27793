//! What is wrong, and what will happen.
//!
//! ```js
//! const { problems, sendable } = check(request);
//! for (const { severity, path, message } of problems) console.log(severity, path, message);
//! ```

use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::argument::{self, wrong_type};
use crate::misuse::Misuse;
use crate::text;
use crate::types::{Credential, PoolState, Problem, Report, SyncRequest, all_written, credential, request, written};

/// Checks a request: target and body. A request that is missing or no object counts as `{}`.
///
/// # Errors
/// `invalid-argument` only where `JSON.stringify(request.body)` throws (a `BigInt`, a cycle) or a member throws when it is read.
#[wasm_bindgen]
pub fn check(request: &Ts<SyncRequest>) -> Result<Ts<Report>, Misuse> {
    let request = request::read(request)?;
    written(&Report::from(&poolsync_core::check(&request)))
}

/// Checks a body alone, given as text.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = checkJson)]
pub fn check_json(#[wasm_bindgen(unchecked_param_type = "string")] body: &JsValue) -> Result<Ts<Report>, Misuse> {
    // Half of a surrogate pair is a problem of the text, and no misuse.
    let text = text::json(body).ok_or_else(|| wrong_type("body", "a string", body))?;
    written(&Report::from(&poolsync_core::check_json(&text)))
}

/// Checks a token or access key. Nothing of it enters the report.
///
/// # Errors
/// `invalid-argument` if it is neither, or has a member that is no string.
#[wasm_bindgen(js_name = checkCredential)]
pub fn check_credential(credential: &Ts<Credential>) -> Result<Ts<Report>, Misuse> {
    let credential = credential::read(credential)?;
    written(&Report::from(&poolsync_core::check_credential(&credential)))
}

/// What the call will do, as hints: `effect/disks-wiped` always; `effect/many-away` when at least half of the nodes concerned
/// are away at once; `effect/running` while the pool synchronizes already.
///
/// # Errors
/// `invalid-argument` as `check`, and for a pool without a number of nodes.
#[wasm_bindgen]
pub fn effects(
    request: &Ts<SyncRequest>,
    #[wasm_bindgen(
        unchecked_optional_param_type = "PoolState",
        param_description = "what is known of the pool; without it, the nodes that the body names are counted"
    )]
    pool: &JsValue,
) -> Result<Vec<Ts<Problem>>, Misuse> {
    let request = request::read(request)?;
    let pool: Option<PoolState> = argument::read_optional(pool, "pool")?;
    let report = poolsync_core::effects(&request, pool.map(PoolState::into));
    all_written(report.problems().iter().map(Problem::from))
}
