//! Who calls: a user token, or an access key.
//!
//! ```
//! use poolsync_core::{Credential, Secret, check_credential};
//!
//! let credential = Credential::Token(Secret::new("MIIF with a blank".to_owned()));
//! assert_eq!(check_credential(&credential).problems()[0].code.id, "token/malformed");
//! ```

use crate::secret::Secret;

/// What proves who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A user token from IAM, sent as `X-Auth-Token`.
    Token(Secret),
    /// An access key, with which each request is signed.
    AccessKey(AccessKey),
}

/// An access key (AK/SK), permanent or temporary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccessKey {
    /// The access key ID (AK).
    pub access_key: String,
    /// The secret key (SK); its UTF-8 bytes are the key of the HMAC.
    pub secret_key: Secret,
    /// The security token of a temporary key, sent as `X-Security-Token`.
    pub security_token: Option<Secret>,
    /// The project to sign for where a request does not name one.
    pub project_id: Option<String>,
}
