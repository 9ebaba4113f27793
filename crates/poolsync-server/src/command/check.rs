//! `poolsync check`: everything that is wrong with a request.
//!
//! ```text
//! poolsync check request.json && echo "can be sent"
//! poolsync check --body body.json --json
//! ```

use super::end::{End, Stop};
use super::output::Output;
use super::{credential, input};
use crate::cli::CheckOptions;
use crate::words;
use poolsync_core::{check_credential, check_json};

/// Checks the file, and the credential if that is wanted.
pub(super) fn run(options: &CheckOptions, output: Output) -> Result<End, Stop> {
    let CheckOptions { request, body, with_credential, credential, .. } = options;
    let mut report =
        if *body { check_json(&input::text(request)?) } else { input::request(request, output)?.problems() };
    if *with_credential {
        let stdin_is_taken = input::is_standard_input(request);
        let credential = credential::read(*credential, stdin_is_taken, &words::MISUSE_NO_CREDENTIAL)?;
        report = report.and(check_credential(&credential));
    }
    output.report(&report)
}
