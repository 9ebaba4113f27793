//! Serves, or does what a command says.
//!
//! ```text
//! poolsync --help
//! ```

use clap::Parser as _;
use poolsync_server::Server;
use poolsync_server::cli::{Cli, Command, ServeOptions, without_words};
use poolsync_server::command::{self, End};
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if let Some(end) = command::refuse_secrets(&arguments) {
        return end.code().into();
    }
    let parsed = Cli::try_parse_from(arguments).unwrap_or_else(|error| without_words(error).exit());
    let options = match parsed.into_command() {
        Command::Serve(options) => options,
        command => return command::run(command).unwrap_or(End::Fine).code().into(),
    };
    match serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "poolsync: {message}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: ServeOptions) -> Result<(), String> {
    for warning in options.warnings() {
        let _ = writeln!(io::stderr(), "poolsync: {warning}");
    }
    log_to_stderr();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("the system gave no threads: {error}"))?;
    runtime.block_on(async {
        let server = Server::start(options.settings()).await.map_err(|error| error.to_string())?;
        print_line(&format!("Poolsync: {}", server.page_url()))?;
        if let Some(url) = server.sandbox_url() {
            print_line(&format!("Sandbox: {url}"))?;
        }
        server.run().await;
        Ok(())
    })
}

/// Writes the events of this program to the error output, one line each. Those of its libraries could contain headers and
/// are left out.
fn log_to_stderr() {
    let own = Targets::new().with_target("poolsync_server", Level::INFO);
    let lines = fmt::layer().with_writer(io::stderr).with_ansi(false).with_target(false);
    tracing_subscriber::registry().with(lines.with_filter(own)).init();
}

/// Prints a line at once, also into a pipe.
fn print_line(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}
