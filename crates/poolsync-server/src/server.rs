//! The listening program: page and relay on one address, the sandbox on another.
//!
//! ```no_run
//! use clap::Parser as _;
//! use poolsync_server::Server;
//! use poolsync_server::cli::Cli;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let options = Cli::try_parse_from(["poolsync", "--sandbox"])?.into_serve().unwrap();
//! let server = Server::start(options.settings()).await?;
//! assert!(server.sandbox_url().is_some());
//! server.run().await;
//! # Ok(())
//! # }
//! ```
//! Each call of the relay is one `tracing` event.

use crate::http::{self, Origin, with_security_headers};
use crate::page::{Additions, File, Page, PageError};
use crate::relay::{self, HostName, Limits, Relay, RelayError, RelaySettings};
use crate::sandbox::Sandbox;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// What a server is to do.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where page and relay are served; port 0 takes any free port.
    pub listen: SocketAddr,
    /// The files of the page. Without `index.html` the server says how the page is built.
    pub files: Vec<File>,
    /// Hosts that may be called beside those of the known regions, by https.
    pub allow_hosts: Vec<HostName>,
    /// Origins of other pages that may use the relay.
    pub allow_origins: Vec<Origin>,
    /// The sandbox, if it is wanted.
    pub sandbox: Option<SandboxSettings>,
    /// How long relayed calls and their bodies may be.
    pub relay_limits: Limits,
    /// Certificate authorities (DER) that the relay trusts beside those of the system.
    pub extra_roots: Vec<Vec<u8>>,
    /// Hosts that the relay calls by http, for tests: what is sent there can be read on the way.
    pub dangerous_plain_hosts: Vec<HostName>,
}

/// How the sandbox is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SandboxSettings {
    /// Where it is served; port 0 takes any free port.
    pub listen: SocketAddr,
    /// How long a batch of nodes takes.
    pub batch: Duration,
}

/// A server that listens; it ends when this value is dropped.
#[derive(Debug)]
pub struct Server {
    page_url: String,
    sandbox_url: Option<String>,
    tasks: JoinSet<()>,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address cannot be listened on. User action: as the text says.
    #[error("cannot listen on {address}: {}", listen_help(.source, .option))]
    Listen {
        /// The address that was wanted.
        address: SocketAddr,
        /// The option that chooses another.
        option: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The files are no page of this project. User action: build the page again.
    #[error("{0}")]
    Page(#[from] PageError),
    /// The relay cannot work. User action: as the text says.
    #[error("{0}")]
    Relay(#[from] RelayError),
}

fn listen_help(source: &io::Error, option: &str) -> String {
    match source.kind() {
        io::ErrorKind::AddrInUse => format!(
            "another program listens there; end it, or choose another address: {option} 127.0.0.1:0 takes any free port"
        ),
        io::ErrorKind::PermissionDenied => {
            format!("the system does not allow it; ports below 1024 are often reserved, choose another with {option}")
        }
        io::ErrorKind::AddrNotAvailable => format!("this machine has no such address; choose another with {option}"),
        _ => source.to_string(),
    }
}

impl Server {
    /// Listens, and answers from now on. Needs a Tokio runtime with time and network.
    ///
    /// # Errors
    /// [`StartError`] says what stands in the way.
    pub async fn start(settings: Settings) -> Result<Self, StartError> {
        let listener = listen(settings.listen, "--listen").await?;
        let page_url = format!("http://{}/", reachable(&listener, settings.listen)?);
        let mut tasks = JoinSet::new();

        let mut sandbox_url = None;
        let mut additions = Additions { relay: Some(relay::PATH.to_owned()), sandbox: None, hosts: Vec::new() };
        let mut plain_hosts = settings.dangerous_plain_hosts;
        if let Some(SandboxSettings { listen: address, batch }) = settings.sandbox {
            let listener = listen(address, "--sandbox-listen").await?;
            let authority = reachable(&listener, address)?;
            let sandbox = Sandbox::new(batch);
            additions.sandbox = Some((format!("http://{authority}"), sandbox.token().to_owned()));
            plain_hosts.extend(HostName::parse(&authority));
            sandbox_url = Some(format!("http://{authority}/"));
            tasks.spawn(http::serve(listener, sandbox.router()));
        }
        additions.hosts = settings.allow_hosts.iter().map(|host| host.as_str().to_owned()).collect();

        let page = Page::new(settings.files, &additions)?;
        let relay = Relay::new(RelaySettings {
            allow_hosts: settings.allow_hosts,
            allow_origins: settings.allow_origins.clone(),
            extra_roots: settings.extra_roots,
            dangerous_plain_hosts: plain_hosts,
            limits: settings.relay_limits,
        })?;
        let router = relay.router().merge(page.router(settings.allow_origins));
        tasks.spawn(http::serve(listener, with_security_headers(router)));
        Ok(Self { page_url, sandbox_url, tasks })
    }

    /// Returns the address of the page, such as `http://127.0.0.1:8080/`.
    pub fn page_url(&self) -> &str {
        &self.page_url
    }

    /// Returns the address of the sandbox, if there is one.
    pub fn sandbox_url(&self) -> Option<&str> {
        self.sandbox_url.as_deref()
    }

    /// Serves until the program ends.
    pub async fn run(mut self) {
        while self.tasks.join_next().await.is_some() {}
    }
}

async fn listen(address: SocketAddr, option: &'static str) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Listen { address, option, source })
}

/// Returns the address under which this machine reaches the listener: for "all addresses" that of loopback.
fn reachable(listener: &TcpListener, wanted: SocketAddr) -> Result<String, StartError> {
    let mut address =
        listener.local_addr().map_err(|source| StartError::Listen { address: wanted, option: "--listen", source })?;
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    Ok(address.to_string())
}
