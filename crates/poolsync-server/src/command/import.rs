//! `poolsync import`: a pasted command, body or HTTP file as a request file.
//!
//! ```text
//! poolsync import command.sh > request.json
//! ```

use super::end::{End, Stop};
use super::output::Output;
use super::{input, json};
use crate::cli::FileOptions;
use serde_json::json;

/// Prints the request, and tells what was left out. A credential in the text is neither printed nor kept.
pub(super) fn run(options: &FileOptions, output: Output) -> Result<End, Stop> {
    let file = input::pasted(&options.request, output)?;
    let request = json::request(&file);
    let end = if file.report.sendable() { End::Fine } else { End::Problems };
    if output.is_json() {
        Output::value(&json!({ "request": request, "report": json::report(&file.report) }))?;
        return Ok(end);
    }
    for problem in file.report.problems() {
        Output::tell_text(&output.problem(problem));
    }
    // Plain data can always be written.
    Output::raw(&format!("{}\n", serde_json::to_string_pretty(&request).unwrap_or_default()))?;
    Ok(end)
}
