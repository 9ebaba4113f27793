//! The commands of a terminal: check, build, sign, send, follow, rollout, salt, sample, import.
//!
//! ```text
//! $ poolsync check request.json
//! error: max-unavailable/out-of-range (spec.maxUnavailable)
//!   Nodes per batch (`maxUnavailable`) must be between 1 and 20, found `0`. …
//! ```
//! Each command is a file. What is the answer goes to standard output, what a person is asked and told beside it to the
//! error output. Nothing here knows a rule: the core does.

mod build;
mod check;
mod credential;
mod end;
mod follow;
mod import;
mod input;
mod json;
mod manual;
mod network;
mod output;
mod rollout;
mod salt;
mod sample;
mod send;
mod service;
mod sign;
mod signal;

pub use end::End;

use crate::cli::Command;
use crate::words;
use output::Output;
use std::ffi::OsString;

/// Does what a command says, and returns how it ended. Nothing for `serve`, which is none of these.
pub fn run(command: Command) -> Option<End> {
    let (result, output) = match command {
        Command::Serve(_) => return None,
        Command::Check(options) => {
            let output = Output::new(options.reply);
            (check::run(&options, output), output)
        }
        Command::Build(options) => {
            let output = Output::new(options.file.reply);
            (build::run(&options, output), output)
        }
        Command::Sign(options) => {
            let output = Output::new(options.file.reply);
            (sign::run(&options, output), output)
        }
        Command::Send(options) => {
            let output = Output::new(options.file.reply);
            (send::run(&options, output), output)
        }
        Command::Follow(options) => {
            let output = Output::new(options.file.reply);
            (follow::run(&options, output), output)
        }
        Command::Rollout(command) => {
            let output = Output::new(rollout::reply(&command));
            (rollout::run(&command, output), output)
        }
        Command::Salt(options) => {
            let output = Output::new(options.reply);
            (salt::run(&options, output), output)
        }
        Command::Sample(options) => {
            let output = Output::in_language(options.lang);
            (sample::run(&options, output), output)
        }
        Command::Import(options) => {
            let output = Output::new(options.reply);
            (import::run(&options, output), output)
        }
        Command::Completions { shell } => {
            let output = Output::in_language(None);
            (manual::completions(shell), output)
        }
        Command::Man => {
            let output = Output::in_language(None);
            (manual::page(), output)
        }
    };
    Some(result.unwrap_or_else(|stop| output.stop(&stop)))
}

/// Refuses arguments that would hold a credential or password: returns how the program ends. `arguments`: with the program
/// as the first.
pub fn refuse_secrets(arguments: &[OsString]) -> Option<End> {
    let name = crate::cli::secret_argument(arguments)?;
    let stop = end::Stop::misuse(&words::MISUSE_ARGUMENT, vec![("name", poolsync_core::Arg::text(&name))]);
    Some(Output::in_language(None).stop(&stop))
}
