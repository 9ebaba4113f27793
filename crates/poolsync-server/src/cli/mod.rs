//! The command line.
//!
//! ```
//! use clap::Parser as _;
//! use poolsync_server::cli::Cli;
//!
//! let options = Cli::parse_from(["poolsync", "serve", "--sandbox"]).into_serve().unwrap();
//! assert!(options.listen.ip().is_loopback());
//! assert!(options.sandbox().is_some());
//! ```
//! `poolsync [OPTIONS]` is short for `poolsync serve [OPTIONS]`.

mod request;
mod rollout;
mod secret;
#[cfg(test)]
mod tests;
mod values;

pub use request::{
    AuthKind, BuildOptions, CheckOptions, CredentialOptions, FileOptions, FollowOptions, Language, ReplyOptions,
    RequestOptions, SaltOptions, SampleOptions, SdkChoice, SendOptions, SignOptions,
};
pub use rollout::{
    ApproveOptions, DecideOptions, Decision, PlanOptions, ResumeOptions, RolloutCommand, RunOptions, ShowOptions,
    StateOptions, TicketOptions, TimeOptions,
};
pub use secret::{secret_argument, without_words};

use crate::relay::{HostName, Limits, Origin};
use crate::{SandboxSettings, Settings, page};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::net::SocketAddr;
use std::time::Duration;

const AFTER_HELP: &str = "\
    ADDRESS is an IP address with a port, such as 127.0.0.1:9000 or [::1]:9000; port 0 takes any free port. Everything \
    listens on this machine alone unless ADDRESS says otherwise: then whoever reaches it may use the relay, so put a web \
    server with TLS and access control in front.\n\n\
    The relay forwards only to the CCE and IAM hosts of the known regions, only the calls that the console makes, and \
    never twice. It trusts the certificate authorities of this system; SSL_CERT_FILE names others. What it forwards is \
    written to the error output, one line a call, without ids, headers and bodies.";

const CREDENTIALS: &str = "\
    The credential is a user token in HUAWEICLOUD_TOKEN, or an access key in CLOUD_SDK_AK and CLOUD_SDK_SK, with \
    CLOUD_SDK_SECURITY_TOKEN for a temporary one; or what --credential-fd reads. It is never taken from arguments, and \
    never printed.\n\n\
    Exit codes: 0 fine or done, 1 problems, 2 misuse, 3 refused or failed, 4 unknown, 5 waiting for approval.";

/// Synchronizes node pools of Huawei Cloud CCE: a console on this machine, and commands for a terminal
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

    /// Check a request, and say everything that is wrong with it
    Check(CheckOptions),

    /// Print the request as it would be sent, without a credential
    Build(BuildOptions),

    /// Print the request signed with an access key, good for 15 minutes
    Sign(SignOptions),

    /// Make the call: once, after reading the node pool and asking
    #[command(after_help = CREDENTIALS)]
    Send(SendOptions),

    /// Follow the nodes of a call that was accepted until they are done
    #[command(after_help = CREDENTIALS)]
    Follow(FollowOptions),

    /// Roll out in stages: several calls as one operation, with gates, soaks, pause and abort
    #[command(subcommand)]
    Rollout(RolloutCommand),

    /// Salt the password of the nodes: asked for on a terminal, else the first line of standard input
    Salt(SaltOptions),

    /// Print the request as a program in another language
    Sample(SampleOptions),

    /// Print a pasted curl or hcloud command, a body or an HTTP file as a request file
    Import(FileOptions),

    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print the manual page
    Man,
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

    /// Returns the options of `serve`, with or without its name; none for another command.
    pub fn into_serve(self) -> Option<ServeOptions> {
        match self.into_command() {
            Command::Serve(options) => Some(options),
            _ => None,
        }
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
