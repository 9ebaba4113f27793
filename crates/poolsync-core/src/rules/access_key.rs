//! # access-key/missing, access-key/malformed, secret-key/missing, security-token/malformed
//!
//! ## What it checks
//! Access key and secret key are there; access key and security token can stand in a header. A secret key is only ever
//! asked to be non-empty: its bytes are the key of the HMAC, whatever they are.
//!
//! ## Why
//! White space or a comma would end the value in the `Authorization` header, and the refusal would speak of something else.
//!
//! ## Wrong
//! `AK EXAMPLE`
//!
//! ## Right
//! `AKEXAMPLE`

use crate::credential::AccessKey;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(key: &AccessKey, report: &mut Report) {
    if key.access_key.is_empty() {
        report.add(Problem::new(&codes::ACCESS_KEY_MISSING, "access_key"));
    } else if !is_header_safe(&key.access_key) {
        report.add(Problem::new(&codes::ACCESS_KEY_MALFORMED, "access_key"));
    }
    // EXPOSE: looked at, not kept.
    if key.secret_key.expose().is_empty() {
        report.add(Problem::new(&codes::SECRET_KEY_MISSING, "secret_key"));
    }
    // EXPOSE: looked at, not kept.
    if key.security_token.as_ref().is_some_and(|token| !is_header_safe(token.expose())) {
        report.add(Problem::new(&codes::SECURITY_TOKEN_MALFORMED, "security_token"));
    }
}

fn is_header_safe(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',')
}
