//! The command line.
//!
//! ```
//! use clap::Parser as _;
//! use poolsync_server::cli::{Cli, Command};
//!
//! let Command::Serve(options) = Cli::parse_from(["poolsync", "serve", "--sandbox"]).into_command();
//! assert!(options.listen.ip().is_loopback());
//! assert!(options.sandbox().is_some());
//! ```
//! `poolsync [OPTIONS]` is short for `poolsync serve [OPTIONS]`.

mod values;

use crate::relay::{HostName, Limits, Origin};
use crate::{SandboxSettings, Settings, page};
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::time::Duration;

const AFTER_HELP: &str = "\
    ADDRESS is an IP address with a port, such as 127.0.0.1:9000 or [::1]:9000; port 0 takes any free port. Everything \
    listens on this machine alone unless ADDRESS says otherwise: then whoever reaches it may use the relay, so put a web \
    server with TLS and access control in front.\n\n\
    The relay forwards only to the CCE and IAM hosts of the known regions, only the calls that the console makes, and \
    never twice. It trusts the certificate authorities of this system; SSL_CERT_FILE names others. What it forwards is \
    written to the error output, one line a call, without ids, headers and bodies.";

/// The console for synchronizing node pools of Huawei Cloud CCE, on this machine
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(
    name = "poolsync",
    version,
    after_help = AFTER_HELP,
    max_term_width = 120,
    args_conflicts_with_subcommands = true,
    args_override_self = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeOptions,
}

/// What the program is to do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Serve the console and the relay; this is what happens without a command
    #[command(after_help = AFTER_HELP, args_override_self = true)]
    Serve(ServeOptions),
}

/// The options of `poolsync serve`. The comments are what `--help` says.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ServeOptions {
    /// Where the console is served
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = values::address)]
    pub listen: SocketAddr,

    /// Lets the console call this host too, directly and by the relay, always by https; HOST:PORT for another port than
    /// 443; may be given several times
    #[arg(long = "allow-host", value_name = "HOST", value_parser = values::host)]
    pub allow_hosts: Vec<HostName>,

    /// Lets the pages of this origin use the relay, and makes its host a name of this server, such as
    /// `https://portal.example.com`; may be given several times
    #[arg(long = "allow-origin", value_name = "ORIGIN", value_parser = values::origin)]
    pub allow_origins: Vec<Origin>,

    #[command(flatten)]
    sandbox: SandboxOptions,
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
struct SandboxOptions {
    /// Starts an imitation of the cloud service with made-up data, to try everything out
    #[arg(id = "sandbox", long)]
    enabled: bool,

    /// Where the sandbox is served
    #[arg(
        id = "sandbox-listen",
        long,
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8081",
        requires = "sandbox",
        value_parser = values::address
    )]
    listen: SocketAddr,

    /// How long a batch of nodes takes there, such as 8 or 0.5
    #[arg(
        id = "sandbox-batch-seconds",
        long,
        value_name = "N",
        default_value = "8",
        requires = "sandbox",
        value_parser = values::seconds
    )]
    batch: Duration,
}

impl Cli {
    /// Returns the command that was given, or `serve` with the options that stand alone.
    pub fn into_command(self) -> Command {
        self.command.unwrap_or(Command::Serve(self.serve))
    }
}

impl ServeOptions {
    /// Returns what was said about the sandbox, if it is wanted.
    pub fn sandbox(&self) -> Option<SandboxSettings> {
        let SandboxOptions { enabled, listen, batch } = self.sandbox;
        enabled.then_some(SandboxSettings { listen, batch })
    }

    /// Returns what the operator should know about these options, one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let sandbox = self.sandbox().map(|sandbox| ("the sandbox", sandbox.listen));
        [Some(("the relay", self.listen)), sandbox]
            .into_iter()
            .flatten()
            .filter(|(_, address)| !address.ip().is_loopback())
            .map(|(what, address)| format!("warning: other machines can reach {what} on {address}"))
            .collect()
    }

    /// Returns the settings of a server that does as the options say, with the page that was built into the program.
    pub fn settings(self) -> Settings {
        Settings {
            listen: self.listen,
            files: page::embedded(),
            sandbox: self.sandbox(),
            allow_hosts: self.allow_hosts,
            allow_origins: self.allow_origins,
            relay_limits: Limits::default(),
            extra_roots: Vec::new(),
            dangerous_plain_hosts: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;
    use clap::error::ErrorKind;

    fn parse(line: &str) -> Result<ServeOptions, clap::Error> {
        let cli = Cli::try_parse_from(std::iter::once("poolsync").chain(line.split_whitespace()))?;
        let Command::Serve(options) = cli.into_command();
        Ok(options)
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn nothing_said_is_loopback_without_a_sandbox() {
        let options = parse("").unwrap();
        assert_eq!(options.listen.to_string(), "127.0.0.1:8080");
        assert_eq!((options.sandbox(), options.warnings()), (None, vec![]));
    }

    #[test]
    fn everything_said_is_heard() {
        let options = parse(
            "--listen [::1]:9 --allow-host=CCE.example.com --allow-host a.example.com:8443 \
             --allow-origin https://portal.example.com --sandbox --sandbox-listen 127.0.0.2:0 --sandbox-batch-seconds 0.25",
        )
        .unwrap();
        assert_eq!(options.listen.to_string(), "[::1]:9");
        let hosts: Vec<&str> = options.allow_hosts.iter().map(HostName::as_str).collect();
        assert_eq!(hosts, ["cce.example.com", "a.example.com:8443"]);
        assert_eq!(options.allow_origins.len(), 1);
        let sandbox = options.sandbox().unwrap();
        assert_eq!((sandbox.listen.to_string().as_str(), sandbox.batch.as_millis()), ("127.0.0.2:0", 250));
    }

    #[test]
    fn serve_takes_the_same_options() {
        for options in ["", "--sandbox --listen 127.0.0.1:0"] {
            assert_eq!(parse(&format!("serve {options}")).unwrap(), parse(options).unwrap());
        }
        let sandbox = parse("--sandbox").unwrap().sandbox().unwrap();
        assert_eq!((sandbox.listen.to_string().as_str(), sandbox.batch.as_secs()), ("127.0.0.1:8081", 8));
    }

    #[test]
    fn the_last_one_counts() {
        for command in ["", "serve "] {
            let options = parse(&format!("{command}--sandbox --sandbox --listen [::1]:1 --listen [::1]:2")).unwrap();
            assert_eq!(options.listen.port(), 2);
        }
        let both = parse("--allow-host a.example.com --allow-host b.example.com").unwrap();
        assert_eq!(both.allow_hosts.len(), 2);
    }

    #[test]
    fn other_machines_are_warned_of() {
        let options = parse("--listen 0.0.0.0:80 --sandbox --sandbox-listen [::]:81").unwrap();
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
        for (line, messages) in [
            (
                "--listen 8080",
                &["'8080' for '--listen <ADDRESS>'", "must be an IP address with a port, such as 127.0.0.1:8080"][..],
            ),
            ("--listen", &["a value is required for '--listen <ADDRESS>'", "--help"]),
            ("--sandbx", &["unexpected argument '--sandbx'", "'--sandbox'", "--help"]),
            ("here", &["'here'", "--help"]),
            ("--sandbox-listen 127.0.0.1:0", &["--sandbox", "Usage: poolsync --sandbox --sandbox-listen <ADDRESS>"]),
            ("--sandbox-batch-seconds 1", &["--sandbox", "Usage: poolsync --sandbox --sandbox-batch-seconds <N>"]),
            (
                "--sandbox --sandbox-batch-seconds=-1",
                &["'-1' for '--sandbox-batch-seconds <N>'", "must be a number from 0 to 86400, such as 8 or 0.5"],
            ),
            (
                "--allow-host https://a.example.com",
                &[
                    "'https://a.example.com' for '--allow-host <HOST>'",
                    "must be a host and perhaps a port, such as cce.example.com:8443",
                ],
            ),
            (
                "--allow-origin example.com",
                &[
                    "'example.com' for '--allow-origin <ORIGIN>'",
                    "must be http:// or https:// with a host and perhaps a port, and nothing after that",
                ],
            ),
        ] {
            let error = parse(line).unwrap_err();
            assert_eq!(error.exit_code(), 2, "{line}");
            let text = error.to_string();
            for message in messages {
                assert!(text.contains(message), "{message} in {text}");
            }
        }
    }

    #[test]
    fn help_and_version_win() {
        assert_eq!(parse("--version").unwrap_err().kind(), ErrorKind::DisplayVersion);
        for line in ["--sandbox --help --unknown", "serve --help"] {
            let error = parse(line).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::DisplayHelp);
            let help = error.to_string();
            for option in ["--listen", "--allow-host", "--allow-origin", "--sandbox-listen", "--sandbox-batch-seconds"]
            {
                assert!(help.contains(&format!("\n      {option} <")), "{option} in {help}");
            }
            assert!(help.contains("[default: 127.0.0.1:8080]") && help.contains("SSL_CERT_FILE"), "{help}");
        }
    }
}
