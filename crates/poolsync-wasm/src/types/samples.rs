//! What only `poolsync/samples` takes and gives: samples, and what was found in a pasted text.

use js_sys::JSON;
use poolsync_core::import::Imported;
use poolsync_core::sample::{self, Auth, Sdk};
use poolsync_core::{Credential, Secret};
use serde::{Deserialize, Serialize, Serializer};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::Report;
use crate::argument::{FromJs, optional};

/// How a sample is written.
#[derive(Debug, Default, Deserialize, Tsify)]
pub struct SampleOptions {
    /// By token or access key, by default the first that the language has.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "\"token\" | \"aksk\"")]
    pub(crate) auth: Option<Auth>,
    /// For `java`, `python` and `go`: classes of the newest published version that can send this very request (the default), or
    /// those of the API's page.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "\"newest\" | \"page\"")]
    pub(crate) sdk: Option<Sdk>,
}

impl FromJs for Auth {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let known = value.as_string().and_then(|id| Self::by_id(&id));
        known.ok_or_else(|| "must be \"token\" or \"aksk\"".to_owned())
    }
}

impl FromJs for Sdk {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let known = value.as_string().and_then(|id| Self::by_id(&id));
        known.ok_or_else(|| "must be \"newest\" or \"page\"".to_owned())
    }
}

/// A language, or a tool that sends requests.
#[derive(Debug, Serialize, Tsify)]
pub struct LanguageInfo {
    /// What `sample` knows it by.
    id: &'static str,
    /// What people call it.
    name: &'static str,
    /// What must be there to run a sample, in English.
    needs: &'static str,
}

impl From<&sample::LanguageInfo> for LanguageInfo {
    fn from(language: &sample::LanguageInfo) -> Self {
        Self { id: language.id, name: language.name, needs: language.needs.en }
    }
}

/// What was found in a pasted text.
#[derive(Debug, Serialize, Tsify)]
#[tsify(hashmap_as_object)]
pub struct ImportedRequest {
    /// What was found of the request; what was not has no member.
    #[tsify(type = "Partial<SyncRequest>")]
    request: PartialSyncRequest,
    /// What stood in the text of the credential, secrets included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Partial<Credential>")]
    credential: Option<PartialCredential>,
    /// What was left out, by name and never by value.
    report: Report,
}

/// The parts of a request that were found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartialSyncRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nodepool_id: Option<String>,
    #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
    body: JsValue,
}

/// The parts of a credential that were found in a text.
#[derive(Debug, Serialize)]
#[serde(tag = "kind")]
pub enum PartialCredential {
    /// A user token from IAM.
    #[serde(rename = "token")]
    Token {
        /// The token.
        #[serde(serialize_with = "exposed")]
        token: Secret,
    },
    /// An access key.
    #[serde(rename = "aksk", rename_all = "camelCase")]
    AccessKey {
        /// The access key ID (AK).
        #[serde(skip_serializing_if = "String::is_empty")]
        access_key: String,
        /// The secret key (SK).
        #[serde(skip_serializing_if = "is_empty", serialize_with = "exposed")]
        secret_key: Secret,
        /// The security token of a temporary key.
        #[serde(skip_serializing_if = "is_empty", serialize_with = "exposed")]
        security_token: Secret,
    },
}

/// A body that is no JSON is left out; the report says where it breaks.
impl From<Imported> for ImportedRequest {
    fn from(imported: Imported) -> Self {
        let body = imported.body.and_then(|body| JSON::parse(&body).ok());
        Self {
            request: PartialSyncRequest {
                endpoint: imported.endpoint,
                project_id: imported.project_id,
                cluster_id: imported.cluster_id,
                nodepool_id: imported.nodepool_id,
                body: body.unwrap_or(JsValue::UNDEFINED),
            },
            credential: imported.credential.map(PartialCredential::from),
            report: Report::from(&imported.report),
        }
    }
}

impl From<Credential> for PartialCredential {
    fn from(credential: Credential) -> Self {
        match credential {
            Credential::Token(token) => Self::Token { token },
            Credential::AccessKey(key) => Self::AccessKey {
                access_key: key.access_key,
                secret_key: key.secret_key,
                security_token: key.security_token.unwrap_or_default(),
            },
        }
    }
}

fn is_empty(secret: &Secret) -> bool {
    // EXPOSE: looked at, not kept.
    secret.expose().is_empty()
}

fn exposed<S: Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
    // EXPOSE: the caller asked for what stands in the text.
    secret.expose().serialize(serializer)
}
