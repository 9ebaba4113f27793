//! A request from pasted text.
//!
//! ```js
//! const { request, credential, report } = importRequest("curl https://… -H 'X-Auth-Token: …' -d '{…}'");
//! ```

use js_sys::JSON;
use poolsync_core::import::Imported;
use poolsync_core::{AccessKey, Credential, Secret};
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Made;
use crate::{read, text, write};

/// Reads a JSON body, a curl, hcloud or PowerShell command, or an HTTP file. What was not found has no member.
///
/// # Errors
/// `invalid-argument` if it is no string.
#[wasm_bindgen(js_name = importRequest)]
pub fn import_request(text: &JsValue) -> Result<JsValue, Misuse> {
    let text = text::lossy(text).ok_or_else(|| read::wrong_type(text, "text", "a string"))?;
    let imported = poolsync_core::wipe::after(|| poolsync_core::import::import_request(&text));
    let made = Made::new();
    made.set_request(&request(&imported));
    if let Some(known) = &imported.credential {
        made.set_credential(&credential(known));
    }
    made.set_report(&write::report(&imported.report));
    Ok(made.into())
}

/// The parts that were found. A body that is no JSON is left out; the report says where it breaks.
fn request(imported: &Imported) -> Made {
    let made = Made::new();
    let Imported { endpoint, project_id, cluster_id, nodepool_id, body, .. } = imported;
    let parts =
        [("endpoint", endpoint), ("projectId", project_id), ("clusterId", cluster_id), ("nodepoolId", nodepool_id)];
    for (name, value) in parts {
        if let Some(value) = value {
            made.set(name, value);
        }
    }
    if let Some(body) = body.as_deref().and_then(|body| JSON::parse(body).ok()) {
        made.set_parsed_body(&body);
    }
    made
}

fn credential(credential: &Credential) -> Made {
    let made = Made::new();
    match credential {
        Credential::Token(token) => {
            made.set_kind("token");
            // EXPOSE: the caller asked for what stands in the text.
            made.set("token", token.expose());
        }
        Credential::AccessKey(key) => {
            made.set_kind("aksk");
            set_key(&made, key);
        }
    }
    made
}

fn set_key(made: &Made, key: &AccessKey) {
    // EXPOSE: the caller asked for what stands in the text.
    let security_token = key.security_token.as_ref().map(Secret::expose);
    let parts = [
        ("accessKey", Some(key.access_key.as_str())),
        ("secretKey", Some(key.secret_key.expose())), // EXPOSE: as above.
        ("securityToken", security_token),
    ];
    for (name, value) in parts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            made.set(name, value);
        }
    }
}
