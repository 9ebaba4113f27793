//! From arguments to [`Command`].
//!
//! ```ignore
//! let command = read(lexopt::Parser::from_args(["--sandbox"]))?;
//! ```

use super::{Command, HELP, Options, OptionsError, SandboxOptions, VERSION};
use crate::relay::{HostName, Origin};
use lexopt::Arg::{Long, Short};
use lexopt::{Parser, ValueExt as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
const SANDBOX_LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8081);
const BATCH: Duration = Duration::from_secs(8);
/// A day.
const MOST_SECONDS: f64 = 86_400.0;

/// Reads them all.
pub(super) fn read(mut parser: Parser) -> Result<Command, OptionsError> {
    let mut options = Options { listen: LISTEN, allow_hosts: Vec::new(), allow_origins: Vec::new(), sandbox: None };
    let mut sandbox = false;
    let mut sandbox_listen = None;
    let mut batch = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("listen") => options.listen = value(&mut parser, "--listen", address)?,
            Long("allow-host") => options.allow_hosts.push(value(&mut parser, "--allow-host", host)?),
            Long("allow-origin") => options.allow_origins.push(value(&mut parser, "--allow-origin", origin)?),
            Long("sandbox") => sandbox = true,
            Long("sandbox-listen") => sandbox_listen = Some(value(&mut parser, "--sandbox-listen", address)?),
            Long("sandbox-batch-seconds") => batch = Some(value(&mut parser, "--sandbox-batch-seconds", seconds)?),
            Long("help") | Short('h') => return Ok(Command::Say(HELP)),
            Long("version") | Short('V') => return Ok(Command::Say(VERSION)),
            other => return Err(other.unexpected().into()),
        }
    }
    if sandbox {
        options.sandbox =
            Some(SandboxOptions { listen: sandbox_listen.unwrap_or(SANDBOX_LISTEN), batch: batch.unwrap_or(BATCH) });
    } else if sandbox_listen.is_some() {
        return Err(OptionsError::NoSandbox("--sandbox-listen"));
    } else if batch.is_some() {
        return Err(OptionsError::NoSandbox("--sandbox-batch-seconds"));
    }
    Ok(Command::Serve(options))
}

/// The value of an option; `read` returns what the option takes when it does not take this.
fn value<T>(parser: &mut Parser, option: &'static str, read: fn(&str) -> Result<T, String>) -> Result<T, OptionsError> {
    let value = parser.value()?.string()?;
    read(&value).map_err(|wanted| OptionsError::Value { option, value, wanted })
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "an IP address with a port, such as 127.0.0.1:8080".to_owned())
}

fn host(text: &str) -> Result<HostName, String> {
    HostName::parse(text).ok_or_else(|| "a host and perhaps a port, such as cce.example.com:8443".to_owned())
}

fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string().trim_start_matches("must be ").to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=MOST_SECONDS).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| format!("a number from 0 to {MOST_SECONDS}, such as 8 or 0.5"))
}
