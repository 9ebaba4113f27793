//! `cargo xtask server`: the program `poolsync` as it is released, the page in it.
//!
//! ```text
//! cargo xtask server     # target/x86_64-unknown-linux-musl/release/poolsync
//! ```
//! It is static where Rust's target for musl is installed (`rustup target add x86_64-unknown-linux-musl`), else it needs the
//! C library of this system; either way the same sources give the same bytes.

use super::site;
use crate::place::Place;
use crate::remap;
use crate::rustc;
use crate::say;
use crate::tools::{self, Tools};
use anyhow::Result;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The program, and for which target it was built.
pub(crate) struct Server {
    /// Where it is.
    pub(crate) program: PathBuf,
    /// `x86_64-unknown-linux-musl`.
    pub(crate) target: String,
}

impl Server {
    /// Whether it needs no library of the system.
    pub(crate) fn is_static(&self) -> bool {
        self.target.ends_with("-musl")
    }
}

/// Builds the page and the program.
pub(crate) fn run(place: &Place) -> Result<()> {
    let tools = Tools::for_building(place)?;
    site::build_if_changed(place, &tools)?;
    let server = build(place)?;
    say::line(server.program.display());
    Ok(())
}

/// Builds the program with the page that is there.
pub(crate) fn build(place: &Place) -> Result<Server> {
    let target = target(place)?;
    say::step(format_args!("server: building it for {target}"), || {
        let sh = place.shell()?;
        let build = cmd!(sh, "cargo build --locked --release --package poolsync-server --target {target}");
        // The little C of the crate `ring` asks nothing of the C library, so any compiler for this processor will do.
        let compiler = format!("CC_{}", target.replace('-', "_"));
        let build = match (target.ends_with("-musl"), tools::program("musl-gcc")) {
            (true, None) if std::env::var_os(&compiler).is_none() => build.env(compiler, "cc"),
            _ => build,
        };
        Ok(remap::reproducible(build, place, &target)?.run()?)
    })?;
    let name = format!("poolsync{}", std::env::consts::EXE_SUFFIX);
    let program = place.target().join(&target).join("release").join(name);
    let server = Server { program, target };
    if !server.is_static() {
        say::line(format_args!(
            "  it needs the C library of this system; for a static program: rustup target add {}",
            musl(&server.target)
        ));
    }
    Ok(server)
}

/// The target for musl if it is installed, else the one of this machine.
fn target(place: &Place) -> Result<String> {
    let sh = place.shell()?;
    let host = rustc::says(place, "host")?;
    let musl = musl(&host);
    let folder =
        cmd!(sh, "rustc --print target-libdir --target {musl}").quiet().ignore_stderr().read().unwrap_or_default();
    Ok(if !folder.is_empty() && Path::new(&folder).is_dir() { musl } else { host })
}

/// The target for musl of the same processor.
fn musl(host: &str) -> String {
    host.strip_suffix("-gnu").map_or_else(|| host.to_owned(), |start| format!("{start}-musl"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_static_target_is_of_the_same_processor() {
        assert_eq!(musl("aarch64-unknown-linux-gnu"), "aarch64-unknown-linux-musl");
        assert_eq!(musl("aarch64-apple-darwin"), "aarch64-apple-darwin");
    }
}
