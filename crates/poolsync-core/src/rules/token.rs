//! # token/missing, token/malformed, token/too-long
//!
//! ## What it checks
//! The token is there, is one run of visible ASCII characters without quotation marks around it, and fits into a header.
//!
//! ## Why
//! A token is Base64 text on one line. The gateway refuses a header over 32 KB with status 494; other documented limits
//! contradict each other and are not enforced.
//!
//! ## Wrong
//! `X-Auth-Token: MIIF…`
//!
//! ## Right
//! `MIIF…`

use crate::problem::{Problem, Report, codes};
use crate::secret::Secret;

/// 32 KB, the gateway's limit for one header.
const MOST_BYTES: usize = 32 * 1024;

pub(super) fn check(token: &Secret, report: &mut Report) {
    let problem = |code| Problem::new(code, "token");
    // EXPOSE: looked at, not kept.
    let token = token.expose();
    if token.is_empty() {
        return report.add(problem(&codes::TOKEN_MISSING));
    }
    let is_quoted = ['"', '\''].into_iter().any(|quote| token.starts_with(quote) || token.ends_with(quote));
    if is_quoted || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        report.add(super::cause::of_unseen(problem(&codes::TOKEN_MALFORMED), token));
    }
    if token.len() > MOST_BYTES {
        report.add(problem(&codes::TOKEN_TOO_LONG).count("found", token.len()).count("max", MOST_BYTES));
    }
}
