//! The credential: of the environment or of a file descriptor, never of an argument.
//!
//! ```text
//! HUAWEICLOUD_TOKEN=… poolsync send request.json
//! poolsync send request.json --credential-fd 3 3< credential.json
//! ```
//! The variables are those of the samples, which are those of Huawei Cloud's SDKs.

use super::end::Stop;
use crate::cli::{AuthKind, CredentialOptions};
use crate::words;
use poolsync_core::{AccessKey, Arg, Credential, Secret, Word};
use serde::Deserialize;
use std::env::{self, VarError};
use std::fs::File;
use std::io::{self, Read as _};

const TOKEN: &str = "HUAWEICLOUD_TOKEN";
const ACCESS_KEY: &str = "CLOUD_SDK_AK";
const SECRET_KEY: &str = "CLOUD_SDK_SK";
const SECURITY_TOKEN: &str = "CLOUD_SDK_SECURITY_TOKEN";
/// What is shown of the JSON that a file descriptor may hold.
const EXAMPLE: &str = r#"{"kind":"aksk","accessKey":"…","secretKey":"…"}"#;

/// The npm module's credential.
#[derive(Deserialize)]
#[serde(tag = "kind", deny_unknown_fields)]
enum Written {
    #[serde(rename = "token")]
    Token { token: String },
    #[serde(rename = "aksk", rename_all = "camelCase")]
    AccessKey {
        access_key: String,
        secret_key: String,
        security_token: Option<String>,
        #[serde(rename = "projectId")]
        project_id: Option<String>,
    },
}

/// Returns the credential; whether it is a good one says the core. `missing`: what is said where there is none.
/// `stdin_is_taken`: true if the request comes from standard input.
pub(super) fn read(
    options: CredentialOptions,
    stdin_is_taken: bool,
    missing: &'static Word,
) -> Result<Credential, Stop> {
    match options.credential_fd {
        Some(0) if stdin_is_taken => Err(Stop::misuse(&words::MISUSE_STANDARD_INPUT_TWICE, Vec::new())),
        Some(number) => of_text(&of_descriptor(number)?, number),
        None => of_environment(options.auth, missing),
    }
}

fn of_environment(auth: Option<AuthKind>, missing: &'static Word) -> Result<Credential, Stop> {
    let wants = |kind| auth.is_none_or(|wanted| wanted == kind);
    let token = if wants(AuthKind::Token) { variable(TOKEN)? } else { None };
    let key = if wants(AuthKind::Aksk) { access_key()? } else { None };
    match (token, key) {
        (Some(_), Some(_)) => Err(Stop::misuse(&words::MISUSE_TWO_CREDENTIALS, Vec::new())),
        (Some(token), None) => Ok(Credential::Token(token)),
        (None, Some(key)) => Ok(Credential::AccessKey(key)),
        (None, None) => Err(Stop::misuse(missing, Vec::new())),
    }
}

/// Returns the access key of the environment; one without its secret is a problem of its own.
fn access_key() -> Result<Option<AccessKey>, Stop> {
    let (id, secret) = (variable(ACCESS_KEY)?, variable(SECRET_KEY)?);
    if id.is_none() && secret.is_none() {
        return Ok(None);
    }
    Ok(Some(AccessKey {
        // EXPOSE: the id of a key is no secret; it stands in every signature.
        access_key: id.map(|id| id.expose().to_owned()).unwrap_or_default(),
        secret_key: secret.unwrap_or_default(),
        security_token: variable(SECURITY_TOKEN)?,
        project_id: None,
    }))
}

/// Returns the value of a variable; none if it is not set or empty.
fn variable(name: &'static str) -> Result<Option<Secret>, Stop> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty()).map(Secret::new)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Stop::misuse(&words::MISUSE_VARIABLE, vec![("name", Arg::text(name))])),
    }
}

fn of_descriptor(number: u32) -> Result<Secret, Stop> {
    let mut text = String::new();
    let read = match number {
        0 => io::stdin().read_to_string(&mut text),
        _ => File::open(format!("/dev/fd/{number}")).and_then(|mut file| file.read_to_string(&mut text)),
    };
    let text = Secret::new(text);
    read.map(|_| text).map_err(|error| {
        let reason = Arg::text(&error.to_string());
        Stop::misuse(&words::MISUSE_DESCRIPTOR, vec![("number", Arg::Number(number.into())), ("reason", reason)])
    })
}

/// Reads a token, or the JSON of a credential. What is wrong is told without the text.
fn of_text(text: &Secret, number: u32) -> Result<Credential, Stop> {
    // EXPOSE: read, not kept.
    let plain = text.expose().trim();
    if !plain.is_empty() && !plain.starts_with(['{', '[', '"']) {
        return Ok(Credential::Token(Secret::new(plain.to_owned())));
    }
    match serde_json::from_str(plain) {
        Ok(Written::Token { token }) => Ok(Credential::Token(Secret::new(token))),
        Ok(Written::AccessKey { access_key, secret_key, security_token, project_id }) => {
            Ok(Credential::AccessKey(AccessKey {
                access_key,
                secret_key: Secret::new(secret_key),
                security_token: security_token.map(Secret::new),
                project_id,
            }))
        }
        Err(_) => {
            let args = vec![("number", Arg::Number(number.into())), ("example", Arg::text(EXAMPLE))];
            Err(Stop::misuse(&words::MISUSE_CREDENTIAL, args))
        }
    }
}

/// Returns everything of a credential that may not be shown.
pub(super) fn secrets(credential: &Credential) -> Vec<Secret> {
    match credential {
        Credential::Token(token) => vec![token.clone()],
        Credential::AccessKey(key) => std::iter::once(&key.secret_key).chain(&key.security_token).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Credential, Stop> {
        of_text(&Secret::new(text.to_owned()), 3)
    }

    #[test]
    fn a_token_may_stand_alone() {
        assert_eq!(read("MIIF\n").unwrap(), Credential::Token(Secret::new("MIIF".to_owned())));
        assert_eq!(read(r#"{"kind":"token","token":"MIIF"}"#).unwrap(), read("MIIF").unwrap());
    }

    #[test]
    fn what_is_no_credential_is_told_without_its_text() {
        for text in ["", "{\"secretKey\":\"marker\"}", "{\"kind\":\"aksk\",\"accessKey\":\"marker\"", "[\"marker\"]"] {
            let sentence = read(text).unwrap_err().sentence(poolsync_core::Locale::En).unwrap();
            assert!(!sentence.contains("marker") && sentence.contains("file descriptor 3"), "{sentence}");
        }
    }
}
