//! `poolsync build`: the request as it would be sent, without a credential.
//!
//! ```text
//! poolsync build request.json --body | sha256sum
//! ```

use super::end::{End, Stop};
use super::output::Output;
use super::{input, json, sign};
use crate::cli::BuildOptions;
use poolsync_core::wire::preview;

/// Prints method, URL, headers and body; with `--body` the bytes of the body and nothing else.
pub(super) fn run(options: &BuildOptions, output: Output) -> Result<End, Stop> {
    let file = input::request(&options.file.request, output)?;
    let report = file.problems();
    if !report.sendable() {
        return Err(Stop::Problems(report));
    }
    let wire = preview(&file.request);
    match (options.body, output.is_json()) {
        (true, _) => Output::raw(&wire.body)?,
        (false, true) => Output::value(&json::wire(&wire, false))?,
        (false, false) => Output::raw(&sign::as_http(&wire, false))?,
    }
    Ok(End::Fine)
}
