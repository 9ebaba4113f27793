//! # access-key/missing, access-key/malformed, access-key/swapped, secret-key/missing, security-token/missing, security-token/malformed
//!
//! ## What it checks
//! Access key and secret key are there, and not exchanged; access key and security token can stand in a header; a temporary
//! key has its security token. A secret key is only ever asked to be non-empty: its bytes are the key of the HMAC, whatever
//! they are.
//!
//! ## Why
//! White space or a comma would end the value in the `Authorization` header, and the refusal would speak of something else.
//! Exchanged keys would send the secret one in the clear. A temporary key without its token is unknown to the service.
//!
//! ## Wrong
//! `AK EXAMPLE`
//!
//! ## Right
//! `AKEXAMPLE`

use crate::credential::AccessKey;
use crate::problem::{Problem, Report, codes};
use crate::secret::Secret;

/// The characters of an access key and of its secret key, as IAM gives them.
const USUAL: (usize, usize) = (20, 40);

pub(super) fn check(key: &AccessKey, report: &mut Report) {
    // EXPOSE: counted, not kept.
    let lengths = (key.access_key.chars().count(), key.secret_key.expose().chars().count());
    if key.access_key.is_empty() {
        report.add(Problem::new(&codes::ACCESS_KEY_MISSING, "access_key"));
    } else if !is_header_safe(&key.access_key) {
        let problem = Problem::new(&codes::ACCESS_KEY_MALFORMED, "access_key");
        report.add(super::cause::of_unseen(problem, &key.access_key));
    }
    if lengths == (USUAL.1, USUAL.0) {
        report.add(Problem::new(&codes::ACCESS_KEY_SWAPPED, "access_key"));
    }
    if lengths.1 == 0 {
        report.add(Problem::new(&codes::SECRET_KEY_MISSING, "secret_key"));
    }
    // EXPOSE: looked at, not kept.
    let Some(token) = key.security_token.as_ref().map(Secret::expose) else { return };
    if token.is_empty() {
        report.add(Problem::new(&codes::SECURITY_TOKEN_MISSING, "security_token"));
    } else if !is_header_safe(token) {
        let problem = Problem::new(&codes::SECURITY_TOKEN_MALFORMED, "security_token");
        report.add(super::cause::of_unseen(problem, token));
    }
}

fn is_header_safe(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',')
}
