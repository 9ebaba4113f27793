//! The command line.
//!
//! ```
//! use poolsync_server::options::{Command, parse};
//!
//! let Command::Serve(options) = parse(["--listen", "127.0.0.1:0", "--sandbox"]).unwrap() else { panic!() };
//! assert!(options.listen.ip().is_loopback());
//! assert!(options.sandbox.is_some());
//! assert!(matches!(parse(["--help"]).unwrap(), Command::Say(_)));
//! ```

mod error;
mod help;
mod read;

pub use error::OptionsError;
pub use help::HELP;

use crate::relay::{HostName, Limits, Origin};
use crate::{Log, Settings, page};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::time::Duration;

/// What `poolsync --version` says.
pub const VERSION: &str = concat!("poolsync ", env!("CARGO_PKG_VERSION"));

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To say this text and nothing else.
    Say(&'static str),
    /// To serve.
    Serve(Options),
}

/// What the command line says about serving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where the console is served.
    pub listen: SocketAddr,
    /// Hosts that the console may call beside those of the known regions.
    pub allow_hosts: Vec<HostName>,
    /// Origins of other pages that may use the relay.
    pub allow_origins: Vec<Origin>,
    /// The sandbox, if it is wanted.
    pub sandbox: Option<SandboxOptions>,
}

/// What the command line says about the sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SandboxOptions {
    /// Where it is served.
    pub listen: SocketAddr,
    /// How long a batch of nodes takes.
    pub batch: Duration,
}

/// Reads the arguments after the name of the program.
///
/// # Errors
/// [`OptionsError`] says which argument is wrong.
pub fn parse<Argument: Into<OsString>>(arguments: impl IntoIterator<Item = Argument>) -> Result<Command, OptionsError> {
    read::read(lexopt::Parser::from_args(arguments.into_iter().map(Into::into)))
}

impl Options {
    /// What the operator should know about these options, one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let sandbox = self.sandbox.map(|sandbox| ("the sandbox", sandbox.listen));
        [Some(("the relay", self.listen)), sandbox]
            .into_iter()
            .flatten()
            .filter(|(_, address)| !address.ip().is_loopback())
            .map(|(what, address)| format!("warning: other machines can reach {what} on {address}"))
            .collect()
    }

    /// The settings of a server that does as they say: with the page that was built into the program, logging to the
    /// error output.
    pub fn settings(self) -> Settings {
        Settings {
            listen: self.listen,
            files: page::embedded(),
            allow_hosts: self.allow_hosts,
            allow_origins: self.allow_origins,
            sandbox: self.sandbox,
            log: Log::to_stderr(),
            relay_limits: Limits::default(),
            extra_roots: Vec::new(),
            dangerous_plain_hosts: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        match parse(line.split_whitespace()) {
            Ok(Command::Serve(options)) => Ok(options),
            Ok(Command::Say(text)) => Err(text.to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn nothing_said_is_loopback_without_a_sandbox() {
        let options = read("").unwrap();
        assert_eq!(options.listen.to_string(), "127.0.0.1:8080");
        assert_eq!((options.sandbox, options.warnings()), (None, vec![]));
    }

    #[test]
    fn everything_said_is_heard() {
        let options = read(
            "--listen [::1]:9 --allow-host=CCE.example.com --allow-host a.example.com:8443 \
             --allow-origin https://portal.example.com --sandbox --sandbox-listen 127.0.0.2:0 --sandbox-batch-seconds 0.25",
        )
        .unwrap();
        assert_eq!(options.listen.to_string(), "[::1]:9");
        let hosts: Vec<&str> = options.allow_hosts.iter().map(HostName::as_str).collect();
        assert_eq!(hosts, ["cce.example.com", "a.example.com:8443"]);
        assert_eq!(options.allow_origins.len(), 1);
        let sandbox = options.sandbox.unwrap();
        assert_eq!((sandbox.listen.to_string().as_str(), sandbox.batch.as_millis()), ("127.0.0.2:0", 250));
    }

    #[test]
    fn other_machines_are_warned_of() {
        let options = read("--listen 0.0.0.0:80 --sandbox --sandbox-listen [::]:81").unwrap();
        assert_eq!(
            options.warnings(),
            [
                "warning: other machines can reach the relay on 0.0.0.0:80",
                "warning: other machines can reach the sandbox on [::]:81"
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_the_way_out() {
        for (line, message) in [
            ("--listen 8080", "--listen: `8080` must be an IP address with a port, such as 127.0.0.1:8080"),
            ("--listen", "missing argument for option '--listen'; see `poolsync --help`"),
            ("--sandbx", "invalid option '--sandbx'; see `poolsync --help`"),
            ("here", "unexpected argument \"here\"; see `poolsync --help`"),
            ("--sandbox-listen 127.0.0.1:0", "--sandbox-listen has no meaning without --sandbox"),
            ("--sandbox-batch-seconds 1", "--sandbox-batch-seconds has no meaning without --sandbox"),
            (
                "--sandbox --sandbox-batch-seconds=-1",
                "--sandbox-batch-seconds: `-1` must be a number from 0 to 86400, such as 8 or 0.5",
            ),
            (
                "--allow-host https://a.example.com",
                "--allow-host: `https://a.example.com` must be a host and perhaps a port, such as cce.example.com:8443",
            ),
            (
                "--allow-origin example.com",
                "--allow-origin: `example.com` must be http:// or https:// with a host and perhaps a port, and nothing after that",
            ),
        ] {
            assert_eq!(read(line), Err(message.to_owned()), "{line}");
        }
    }

    #[test]
    fn help_and_version_win() {
        assert_eq!(read("--sandbox --help --unknown"), Err(HELP.to_owned()));
        assert_eq!(read("--version"), Err(VERSION.to_owned()));
        for option in ["--listen", "--allow-host", "--allow-origin", "--sandbox-listen", "--sandbox-batch-seconds"] {
            assert!(HELP.contains(&format!("\n  {option} ")), "{option}");
        }
    }
}
