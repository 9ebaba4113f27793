//! `poolsync sample LANGUAGE`: a program in another language that makes the same call.
//!
//! ```text
//! poolsync sample python request.json > synchronize_node_pool.py
//! ```

use super::end::{End, Stop};
use super::input;
use super::output::Output;
use crate::cli::SampleOptions;
use crate::words;
use poolsync_core::{Arg, sample};

/// Prints the sample. What is missing in the request is a placeholder in it, so that problems stop nobody.
pub(super) fn run(options: &SampleOptions, output: Output) -> Result<End, Stop> {
    let file = input::request(&options.request, output)?;
    let (auth, sdk) = (options.auth.map(Into::into), options.sdk.map(Into::into));
    let text = sample::sample(&options.language, &file.request, auth, sdk).map_err(|error| {
        let args = vec![("language", Arg::text(&options.language)), ("reason", Arg::text(&error.to_string()))];
        Stop::misuse(&words::MISUSE_SAMPLE, args)
    })?;
    Output::raw(&text)?;
    Ok(End::Fine)
}
