//! The request file, or standard input.
//!
//! ```ignore
//! let file = input::request(&options.request, &output)?;
//! ```

use super::end::Stop;
use super::output::Output;
use crate::cli::RequestOptions;
use crate::words;
use poolsync_core::Arg;
use poolsync_core::import::{RequestFile, import_request, request_file};
use poolsync_core::json::Member;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

/// What standard input is called.
const STANDARD_INPUT: &str = "-";

/// Reads the request, with the parts that the options name in place of the file's. A credential in the file is told of, and
/// not used.
pub(super) fn request(options: &RequestOptions, output: Output) -> Result<RequestFile, Stop> {
    Ok(with_options(request_file(&text(options)?), options, output))
}

/// Reads a pasted text, as the npm module's `importRequest` does: placeholders are left out, also those of a request file.
pub(super) fn pasted(options: &RequestOptions, output: Output) -> Result<RequestFile, Stop> {
    let imported = import_request(&text(options)?);
    let request = imported.request();
    let file = RequestFile { request, credential: imported.credential, report: imported.report };
    Ok(with_options(file, options, output))
}

fn with_options(mut file: RequestFile, options: &RequestOptions, output: Output) -> RequestFile {
    for (part, given) in [
        (&mut file.request.endpoint, &options.endpoint),
        (&mut file.request.project_id, &options.project_id),
        (&mut file.request.cluster_id, &options.cluster_id),
        (&mut file.request.nodepool_id, &options.nodepool_id),
    ] {
        if let Some(given) = given {
            *part = Member::Given(given.clone());
        }
    }
    if file.credential.take().is_some() {
        output.tell(&words::FILE_CREDENTIAL_UNUSED, &[]);
    }
    file
}

/// Reads the text of the request.
pub(super) fn text(options: &RequestOptions) -> Result<String, Stop> {
    match &options.file {
        Some(path) => named(path),
        None if io::stdin().is_terminal() => Err(Stop::misuse(&words::MISUSE_NO_REQUEST, Vec::new())),
        None => named(Path::new(STANDARD_INPUT)),
    }
}

/// Reads the text of a file; `-` is standard input.
pub(super) fn named(path: &Path) -> Result<String, Stop> {
    let bytes = if path == Path::new(STANDARD_INPUT) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let file = Arg::text(&path.display().to_string());
    let bytes = bytes.map_err(|error| {
        let reason = Arg::text(&error.to_string());
        Stop::misuse(&words::MISUSE_UNREADABLE, vec![("file", file.clone()), ("reason", reason)])
    })?;
    String::from_utf8(bytes).map_err(|_| Stop::misuse(&words::MISUSE_NOT_TEXT, vec![("file", file)]))
}

/// Returns true if the request comes from standard input.
pub(super) fn is_standard_input(options: &RequestOptions) -> bool {
    options.file.as_deref().is_none_or(|path| path == Path::new(STANDARD_INPUT))
}
