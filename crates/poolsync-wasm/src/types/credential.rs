//! Who calls.

use poolsync_core::Secret;
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::argument::{self, member, optional};
use crate::misuse::Misuse;

/// Who calls: a user token, or an access key.
#[derive(Debug, Tsify)]
#[serde(tag = "kind")]
pub enum Credential {
    /// A user token from IAM.
    #[serde(rename = "token")]
    Token(TokenCredential),
    /// An access key.
    #[serde(rename = "aksk")]
    AccessKey(AccessKey),
}

/// A user token from IAM, sent as `X-Auth-Token`.
#[derive(Debug, Deserialize, Tsify)]
pub struct TokenCredential {
    /// The token.
    #[serde(deserialize_with = "optional")]
    #[tsify(type = "string")]
    pub token: Option<Secret>,
}

/// An access key (AK/SK), permanent or temporary.
#[derive(Debug, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct AccessKey {
    /// The access key ID (AK).
    #[serde(deserialize_with = "optional")]
    #[tsify(type = "string")]
    pub access_key: Option<String>,
    /// The secret key (SK).
    #[serde(deserialize_with = "optional")]
    #[tsify(type = "string")]
    pub secret_key: Option<Secret>,
    /// The security token of a temporary key.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "string")]
    pub security_token: Option<Secret>,
    /// The project to sign for where the request does not name one.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "string")]
    pub project_id: Option<String>,
}

/// The member that tells credentials apart. By hand, since serde would copy all members to look at this one.
#[derive(Deserialize)]
struct Kind {
    #[serde(deserialize_with = "member")]
    kind: KindName,
}

/// The value of `kind`, whatever it is.
struct KindName(Option<String>);

impl argument::FromJs for KindName {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        Ok(Self(value.as_string()))
    }
}

/// The credential of an argument.
///
/// # Errors
/// `invalid-argument` if it is neither a token nor an access key, or has a member of another type.
pub(crate) fn read(credential: &Ts<Credential>) -> Result<poolsync_core::Credential, Misuse> {
    const NAME: &str = "credential";
    let credential = credential.js_value();
    let Kind { kind } = argument::read(&credential, NAME)?;
    match kind.0.as_deref() {
        Some("token") => {
            let TokenCredential { token } = argument::read(&credential, NAME)?;
            Ok(poolsync_core::Credential::Token(token.unwrap_or_default()))
        }
        Some("aksk") => {
            let key: AccessKey = argument::read(&credential, NAME)?;
            Ok(poolsync_core::Credential::AccessKey(key.into()))
        }
        _ => Err(Misuse::value("`credential.kind` must be \"token\" or \"aksk\"")),
    }
}

impl From<AccessKey> for poolsync_core::AccessKey {
    fn from(key: AccessKey) -> Self {
        Self {
            access_key: key.access_key.unwrap_or_default(),
            secret_key: key.secret_key.unwrap_or_default(),
            security_token: key.security_token,
            project_id: key.project_id,
        }
    }
}
