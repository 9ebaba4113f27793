//! A server on free ports, in this process.

use clap::Parser as _;
use poolsync_server::cli::Cli;
use poolsync_server::page::File;
use poolsync_server::{Server, Settings};
use std::io;
use std::sync::{Arc, Mutex};
use tokio::runtime::Runtime;
use tracing::{Dispatch, dispatcher};

/// A page as small as can be.
pub(crate) const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self' https://cce.cn-north-4.myhuaweicloud.com\">\n\
    <title>Poolsync</title>\n</head>\n";

/// A server; it ends when this value is dropped.
pub(crate) struct Running {
    _runtime: Runtime,
    _server: Server,
    /// Host and port of page and relay.
    pub(crate) page: String,
    /// Host and port of the sandbox; empty without one.
    pub(crate) sandbox: String,
    log: Written,
}

/// What the subscriber wrote.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Running {
    pub(crate) fn start(options: &[&str], change: impl FnOnce(&mut Settings)) -> Self {
        let arguments = ["poolsync", "--listen", "127.0.0.1:0"].iter().chain(options);
        let options = Cli::try_parse_from(arguments).unwrap().into_serve().unwrap();
        let mut settings = options.settings();
        settings.files = page_files();
        change(&mut settings);
        let log = Written::default();
        let runtime = logging_to(log.clone());
        let server = runtime.block_on(Server::start(settings)).unwrap();
        let authority = |url: &str| url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let page = authority(server.page_url());
        let sandbox = server.sandbox_url().map(authority).unwrap_or_default();
        Self { _runtime: runtime, _server: server, page, sandbox, log }
    }

    pub(crate) fn with_sandbox(batch_seconds: &str) -> Self {
        let options = ["--sandbox", "--sandbox-listen", "127.0.0.1:0", "--sandbox-batch-seconds", batch_seconds];
        Self::start(&options, |_| {})
    }

    /// The lines of the log so far.
    pub(crate) fn log(&self) -> Vec<String> {
        let bytes = self.log.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap().lines().map(|line| line.trim_start().to_owned()).collect()
    }
}

/// A runtime whose events are written there, whoever emits them: each server of a test has its own log.
fn logging_to(log: Written) -> Runtime {
    let lines = tracing_subscriber::fmt().without_time().with_target(false).with_ansi(false);
    let lines = lines.with_max_level(tracing::Level::INFO).with_writer(move || log.clone());
    let dispatch = Dispatch::new(lines.finish());
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .on_thread_start(move || std::mem::forget(dispatcher::set_default(&dispatch)))
        .build()
        .unwrap()
}

/// `index.html`, and a script in three forms.
fn page_files() -> Vec<File> {
    let mut script = File::new("start-0123456789abcdef.js", "plain");
    script.brotli = Some(b"packed by brotli".as_slice().into());
    script.gzip = Some(b"packed by gzip".as_slice().into());
    vec![File::new("index.html", INDEX), script, File::new("assets/poolsync.wasm", b"\0asm".as_slice())]
}
