//! The signature doctor: why a gateway refuses a signature.
//!
//! [`steps`] shows how our signature came about. [`compare`] finds the canonical request that the gateway built, in the
//! text of its refusal, and tells line by line what differs and why. [`look_at`] looks at the key itself.
//!
//! ```
//! use poolsync_core::Locale;
//! use poolsync_core::doctor::compare;
//!
//! let ours = "GET\n/v3/\n\nhost:cce.example\n\nhost\ne3b0";
//! let found = compare(ours, "verify aksk signature fail, canonical request: GET|/v3/||host:proxy.example||host|e3b0").unwrap();
//! let first = found.first_difference().unwrap();
//! assert_eq!(first.theirs.as_deref(), Some("host:proxy.example"));
//! assert!(first.cause(Locale::En).unwrap().starts_with("the host differs"));
//! ```
//!
//! Source: devg-apisign, api-sign-errorcode: on a mismatch the message can show the canonical request that the gateway
//! built, with a vertical bar for each line break.

mod compare;
mod key;
mod steps;

use crate::answer::{Answer, Outcome, explain};
use crate::locale::Locale;

pub use compare::{Comparison, Line, NotFound, compare};
pub use key::{KeyNote, look_at};
pub use steps::{Steps, steps};

/// Returns true if the answer refuses the signature or the key, and not what the key may do: the gateway's `0301` (devg-apisign,
/// api-sign-errorcode), or any text that speaks of a signature.
pub fn is_signature_refused(answer: &Answer) -> bool {
    let Outcome::Refused(refusal) = explain(answer, Locale::En) else { return false };
    let is_of_gateway = refusal.code.is_some_and(|code| matches!(code.as_str(), "APIGW.0301" | "APIG.0301"));
    matches!(answer.status, 401 | 403) && (is_of_gateway || answer.body.to_ascii_lowercase().contains("signature"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_signature_is_no_missing_permission() {
        let is =
            |status, body: &str| is_signature_refused(&Answer { status, headers: Vec::new(), body: body.to_owned() });
        // Texts: devg-apisign, api-sign-errorcode; CCE, page ErrorCode.
        assert!(is(
            401,
            r#"{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail"}"#
        ));
        assert!(is(401, "verify aksk signature fail"));
        assert!(!is(
            403,
            r#"{"error_code":"APIGW.0302","error_msg":"The IAM user is not authorized to access the API"}"#
        ));
        assert!(!is(403, r#"{"errorCode":"CCE.01403001","errorMessage":"Forbidden."}"#));
        assert!(!is(500, "signature"));
    }
}
