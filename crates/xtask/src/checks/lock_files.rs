//! # Lock files name no registry host
//!
//! A host in a lock file is asked by everyone who installs, wherever they are and whatever registry they use.
//!
//! ```text
//! crates/xtask/tools/package-lock.json:9: names a host: "resolved": "https://…
//! ```

use super::{Finding, Source};

const CRATES_IO: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";

/// Addresses in lock files, except the one by which Cargo knows crates.io.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let (npm, cargo) = (source.path.ends_with("package-lock.json"), source.path.ends_with("Cargo.lock"));
        for (number, line) in source.lines().map(|(number, line)| (number, line.trim())) {
            let npm_host = npm && line.starts_with("\"resolved\": \"http");
            let cargo_host = cargo && line.starts_with("source = ") && line != CRATES_IO;
            if npm_host || cargo_host {
                findings.push(source.finding(number, format!("names a host: {line}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_hosts_in_both_kinds() {
        let npm = ("crates/xtask/tools/package-lock.json", "{\n  \"resolved\": \"https://npm.example/a.tgz\",\n}");
        let cargo = ("Cargo.lock", "source = \"registry+https://crates.example/index\"");
        assert_eq!(
            shown(find, &[npm, cargo]),
            [
                "crates/xtask/tools/package-lock.json:2: names a host: \"resolved\": \"https://npm.example/a.tgz\",",
                "Cargo.lock:1: names a host: source = \"registry+https://crates.example/index\""
            ]
        );
    }

    #[test]
    fn crates_io_and_digests_are_right() {
        let npm = ("crates/xtask/tools/package-lock.json", "\"integrity\": \"sha512-…\"");
        assert_eq!(shown(find, &[npm, ("Cargo.lock", CRATES_IO)]), [""; 0]);
    }
}
