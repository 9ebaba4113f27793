//! A server on free ports, in this process.

use poolsync_server::options::{Command, parse};
use poolsync_server::page::File;
use poolsync_server::{Log, Server, Settings};
use std::sync::{Arc, Mutex};
use tokio::runtime::Runtime;

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
    log: Arc<Mutex<Vec<String>>>,
}

impl Running {
    pub(crate) fn start(options: &[&str], change: impl FnOnce(&mut Settings)) -> Self {
        let log = Arc::new(Mutex::new(Vec::new()));
        let arguments = ["--listen", "127.0.0.1:0"].iter().chain(options);
        let Command::Serve(options) = parse(arguments).unwrap() else { unreachable!() };
        let mut settings = options.settings();
        settings.files = page_files();
        let lines = log.clone();
        settings.log = Log::new(move |line| lines.lock().unwrap().push(line.to_owned()));
        change(&mut settings);
        let runtime = Runtime::new().unwrap();
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
        self.log.lock().unwrap().clone()
    }
}

/// `index.html`, and a script in three forms.
fn page_files() -> Vec<File> {
    let mut script = File::new("start-0123456789abcdef.js", "plain");
    script.brotli = Some(b"packed by brotli".as_slice().into());
    script.gzip = Some(b"packed by gzip".as_slice().into());
    vec![File::new("index.html", INDEX), script, File::new("assets/poolsync.wasm", b"\0asm".as_slice())]
}
