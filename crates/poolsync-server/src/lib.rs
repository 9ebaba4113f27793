//! The program `poolsync`: serves the console, relays its calls to Huawei Cloud, and offers a sandbox with made-up data.
//!
//! ```text
//! $ poolsync --sandbox
//! Poolsync: http://127.0.0.1:8080/
//! Sandbox: http://127.0.0.1:8081/
//! ```
//!
//! The program is a thin layer over this library, so that tests can start it on free ports:
//!
//! ```
//! use clap::Parser as _;
//! use poolsync_server::Server;
//! use poolsync_server::cli::Cli;
//!
//! let runtime = tokio::runtime::Runtime::new().unwrap();
//! runtime.block_on(async {
//!     let options = Cli::parse_from(["poolsync", "--listen", "127.0.0.1:0"]).into_serve().unwrap();
//!     let server = Server::start(options.settings()).await.unwrap();
//!     assert!(server.page_url().starts_with("http://127.0.0.1:"));
//! });
//! ```
//!
//! For a terminal there are commands that compose, check, sign, send and follow a call ([`command`]). What is served has three
//! parts, each of which knows nothing of the others:
//! - [`page`]: the files of the built console, with compression, caching and security headers;
//! - [`relay`]: `/relay/{host}/{path}` to `https://{host}/{path}`, for a few hosts, paths and methods only;
//! - [`sandbox`]: an imitation of the cloud service on an origin of its own.
//!
//! # What this program does not do
//! It keeps nothing on disk, and of the calls only what the sandbox is asked about. It never sends a call twice, follows
//! no redirect, and emits no header value and no body as a `tracing` event. It has no accounts and no TLS of its own: whoever
//! opens it to other machines puts a web server in front of it.

pub mod cli;
pub mod command;
mod http;
pub mod page;
pub mod relay;
pub mod sandbox;
mod server;
mod words;

pub use server::{SandboxSettings, Server, Settings, StartError};
