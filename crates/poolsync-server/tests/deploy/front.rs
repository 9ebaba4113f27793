//! Starts nginx or Caddy with its file of `../../deploy`, changed where the file says that it has to be, and where the test
//! cannot do without: no TLS at the front, another port than 443 behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// One of the two programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) file: &'static str,
}

pub(crate) const NGINX: Program = Program { name: "nginx", file: include_str!("../../deploy/nginx.conf") };
pub(crate) const CADDY: Program = Program { name: "caddy", file: include_str!("../../deploy/Caddyfile") };

/// What is behind the front.
#[derive(Debug)]
pub(crate) struct Behind<'a> {
    /// The port in place of 443.
    pub(crate) port: &'a str,
    /// The file with the authority to trust.
    pub(crate) authority: &'a Path,
    /// Host and port of the name server.
    pub(crate) names: &'a str,
    /// The folder with the page.
    pub(crate) page: &'a Path,
}

/// The running program; it ends when this value is dropped.
#[derive(Debug)]
pub(crate) struct Front {
    child: Child,
    /// Host and port.
    pub(crate) address: String,
}

impl Program {
    /// Where it is.
    pub(crate) fn find(self) -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/bin".into()]);
        folders.map(|folder| folder.join(self.name)).find(|program| program.is_file())
    }

    /// Starts it in a folder of its own.
    pub(crate) fn start(self, folder: &Path, behind: &Behind<'_>) -> Front {
        let program = self.find();
        assert!(program.is_some(), "{} is not installed: apt-get install nginx caddy", self.name);
        let address = free_address();
        let mut command = Command::new(program.unwrap());
        if self == NGINX {
            fs::write(folder.join("site.conf"), nginx_site(self.file, folder, behind, &address)).unwrap();
            fs::write(folder.join("nginx.conf"), nginx_frame(folder)).unwrap();
            command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
            command.arg("-e").arg(folder.join("error.log"));
        } else {
            fs::write(folder.join("Caddyfile"), caddyfile(self.file, behind, &address)).unwrap();
            command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
            command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder).env("SSL_CERT_FILE", behind.authority);
        }
        let log = |name: &str| Stdio::from(fs::File::create(folder.join(name)).unwrap());
        let child = command.stdin(Stdio::null()).stdout(log("stdout.log")).stderr(log("stderr.log")).spawn().unwrap();
        let front = Front { child, address };
        front.wait(folder);
        front
    }
}

impl Front {
    fn wait(&self, folder: &Path) {
        let end = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(&self.address).is_err() {
            let log = || fs::read_to_string(folder.join("stderr.log")).unwrap_or_default();
            assert!(Instant::now() < end, "it does not listen: {}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_address() -> String {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn nginx_site(file: &str, folder: &Path, behind: &Behind<'_>, address: &str) -> String {
    let log = folder.join("poolsync.log");
    change(
        file,
        &[
            ("listen 443 ssl http2", 2, &format!("listen {address}")),
            ("    ssl_reject_handshake on;\n", 1, ""),
            ("    ssl_certificate /etc/ssl/poolsync/fullchain.pem; # CHANGE\n", 1, ""),
            ("    ssl_certificate_key /etc/ssl/poolsync/privkey.pem; # CHANGE\n", 1, ""),
            ("server_name poolsync.example.com;", 1, "server_name 127.0.0.1;"),
            ("root /srv/poolsync;", 1, &format!("root {};", behind.page.display())),
            ("resolver 127.0.0.53 ", 1, &format!("resolver {} ", behind.names)),
            ("$poolsync_host:443", 1, &format!("$poolsync_host:{}", behind.port)),
            ("/etc/ssl/certs/ca-certificates.crt", 1, &behind.authority.display().to_string()),
            ("/var/log/nginx/poolsync.log", 1, &log.display().to_string()),
        ],
    )
}

/// What Debian's own nginx.conf says around the files of conf.d, in one process that ends with this one.
fn nginx_frame(folder: &Path) -> String {
    let folder = folder.display();
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {folder}/{name};\n"))
        .concat();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nevents {{}}\nhttp {{\n\
         include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\naccess_log off;\n{temporary}\
         include {folder}/site.conf;\n}}\n"
    )
}

fn caddyfile(file: &str, behind: &Behind<'_>, address: &str) -> String {
    let changed = change(
        file,
        &[
            ("\npoolsync.example.com {", 1, &format!("\nhttp://{address} {{")),
            ("root * /srv/poolsync", 1, &format!("root * {}", behind.page.display())),
            ("{re.address.1}:443", 1, &format!("{{re.address.1}}:{}", behind.port)),
            ("\t\t\t\t\t\ttls\n", 1, &format!("\t\t\t\t\t\ttls\n\t\t\t\t\t\tresolvers udp/{}\n", behind.names)),
        ],
    );
    format!("{{\n\tadmin off\n\tauto_https off\n}}\n{changed}")
}

/// Each text stands there so often, and is replaced.
fn change(file: &str, changes: &[(&str, usize, &str)]) -> String {
    changes.iter().fold(file.to_owned(), |file, (old, times, new)| {
        assert_eq!(file.matches(old).count(), *times, "`{old}`");
        file.replace(old, new)
    })
}
