//! Starts the server as the command line says.
//!
//! ```text
//! poolsync --help
//! ```

use poolsync_server::Server;
use poolsync_server::options::{self, Command};
use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "poolsync: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = std::env::args_os().skip(1);
    let options = match options::parse(arguments).map_err(|error| error.to_string())? {
        Command::Say(text) => return say(text),
        Command::Serve(options) => options,
    };
    for warning in options.warnings() {
        let _ = writeln!(io::stderr(), "poolsync: {warning}");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("the system gave no threads: {error}"))?;
    runtime.block_on(async {
        let server = Server::start(options.settings()).await.map_err(|error| error.to_string())?;
        say(&format!("Poolsync: {}", server.page_url()))?;
        if let Some(url) = server.sandbox_url() {
            say(&format!("Sandbox: {url}"))?;
        }
        server.run().await;
        Ok(())
    })
}

/// Prints a line at once, also into a pipe.
fn say(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}
