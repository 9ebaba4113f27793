//! The front, the sandbox behind it, and between them TLS with the names of the cloud.

use crate::front::{Behind, Front, Program};
use crate::names;
use crate::support::{Answer, Ask, Running, Secure};
use serde_json::Value;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

pub(crate) const CCE: &str = "cce.cn-north-4.myhuaweicloud.com";
pub(crate) const IAM: &str = "iam.cn-north-4.myhuaweicloud.com";
/// A host of the list for which there is no certificate.
pub(crate) const UNPROVEN: &str = "cce.eu-west-0.myhuaweicloud.com";
/// A file of the page whose name has a digest.
pub(crate) const SCRIPT: &str = "start-0123456789abcdef.js";

/// All of it; it ends when this value is dropped.
pub(crate) struct Stage {
    front: Front,
    secure: Secure,
    /// The program with the same page, and with the sandbox.
    pub(crate) server: Running,
    folder: PathBuf,
}

impl Stage {
    /// With a page as small as can be.
    pub(crate) fn start(program: Program) -> Self {
        let folder = Self::folder(program);
        let page = folder.join("page");
        fs::create_dir_all(&page).unwrap();
        let files =
            [("index.html", crate::support::INDEX), (SCRIPT, "plain"), ("start-0123456789abcdef.js.gz", "packed")];
        for (name, text) in files {
            fs::write(page.join(name), text).unwrap();
        }
        Self::serving(program, &page)
    }

    fn folder(program: Program) -> PathBuf {
        std::env::temp_dir().join(format!("poolsync-deploy-{}-{}", program.name, std::process::id()))
    }

    /// With the page in this folder.
    pub(crate) fn serving(program: Program, page: &Path) -> Self {
        let folder = Self::folder(program);
        fs::create_dir_all(&folder).unwrap();
        let server = Running::with_sandbox("3600");
        let sandbox = server.sandbox.clone();
        let secure = Secure::new(&[CCE, IAM], move |request| forwarded(&sandbox, request));
        let authority = folder.join("authority.pem");
        fs::write(&authority, secure.authority.pem()).unwrap();
        let (_, port) = secure.upstream.authority.rsplit_once(':').unwrap();
        let behind = Behind { port, authority: &authority, names: &names::serve(), page };
        let front = program.start(&folder, &behind);
        Self { front, secure, server, folder }
    }

    /// Forgets what earlier tests did.
    pub(crate) fn reset(&self) {
        for (method, path) in [("DELETE", "/sandbox/fault"), ("DELETE", "/sandbox/calls")] {
            assert_eq!(Ask::new(method, path).send(&self.server.sandbox).status, 204);
        }
    }

    /// Host and port of the front.
    pub(crate) fn address(&self) -> &str {
        &self.front.address
    }

    /// Asks the front.
    pub(crate) fn send(&self, ask: &Ask) -> Answer {
        ask.send(&self.front.address)
    }

    /// The calls that the sandbox got.
    pub(crate) fn calls(&self) -> Vec<Value> {
        Ask::get("/sandbox/calls").send(&self.server.sandbox).json().as_array().unwrap().clone()
    }

    /// What goes wrong next in the sandbox.
    pub(crate) fn fault(&self, fault: &str) {
        assert_eq!(Ask::new("PUT", "/sandbox/fault").body(fault).send(&self.server.sandbox).status, 204);
    }

    /// The request as it came out of the front, the last one.
    pub(crate) fn last_request(&self) -> String {
        String::from_utf8(self.secure.upstream.last_request()).unwrap()
    }

    /// How many connections the front has made.
    pub(crate) fn connections(&self) -> usize {
        self.secure.upstream.connections()
    }

    /// All that the front has written down.
    pub(crate) fn logs(&self) -> String {
        let is_log = |path: &Path| path.extension().is_some_and(|extension| extension == "log");
        let files = fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| is_log(path)).map(|path| fs::read_to_string(path).unwrap()).collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The answer of the sandbox to these very bytes.
fn forwarded(sandbox: &str, request: &[u8]) -> Vec<u8> {
    let mut answer = Vec::new();
    let mut stream = TcpStream::connect(sandbox).unwrap();
    stream.write_all(request).unwrap();
    let _ = stream.read_to_end(&mut answer);
    answer
}
