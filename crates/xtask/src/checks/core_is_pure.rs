//! # The core has no browser, clock, randomness or network
//!
//! It is given a date and a salt, so that it says the same today and in ten years, in a browser and on a command line.
//!
//! ```text
//! crates/poolsync-core/src/sign.rs:12: the core uses `std::time`
//! ```

use super::{Finding, Source};

/// An address such as `std::net::Ipv4Addr` is no network; whatever opens or resolves one is.
const WORDS: [&str; 13] = [
    "std::time",
    "std::env",
    "std::process",
    "std::fs",
    "SystemTime",
    // The clock of the crate `time`, whose calendar the core uses.
    "now_utc",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
];
const CRATES: [&str; 8] = ["web-sys", "js-sys", "wasm-bindgen", "getrandom", "rand", "chrono", "web-time", "tokio"];

/// Uses in the text of the core.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let core = sources.iter().filter(|source| source.is_rust_of("poolsync-core"));
    let mut findings = Vec::new();
    for source in core {
        for (number, line) in source.lines().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let words = WORDS.iter().filter(|word| line.contains(**word));
            findings.extend(words.map(|word| source.finding(number, format!("the core uses `{word}`"))));
        }
    }
    findings
}

/// Crates that the core needs at run time, on any system; those of its tests do not get into it.
pub(super) fn find_dependencies(sources: &[Source]) -> Vec<Finding> {
    let tree = sources.iter().filter(|source| source.path == super::CORE_TREE);
    let lines = tree.flat_map(|source| source.lines().map(move |(number, line)| (source, number, line)));
    let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let banned = lines.filter(|(_, _, line)| CRATES.contains(&name(line).as_str()));
    banned.map(|(source, number, line)| source.finding(number, format!("the core depends on {}", name(line)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_clock_in_the_core_only() {
        let text = "//! No std::time here.\nuse std::time::Instant;\n";
        assert_eq!(
            shown(find, &[("crates/poolsync-core/src/a.rs", text), ("crates/poolsync-server/src/a.rs", text)]),
            ["crates/poolsync-core/src/a.rs:2: the core uses `std::time`"]
        );
    }

    #[test]
    fn finds_a_connection_but_no_address() {
        let text = "use std::net::Ipv4Addr;\nuse std::net::{Ipv6Addr, TcpStream};\n";
        assert_eq!(
            shown(find, &[("crates/poolsync-core/src/a.rs", text)]),
            ["crates/poolsync-core/src/a.rs:2: the core uses `TcpStream`"]
        );
    }

    #[test]
    fn finds_randomness_behind_a_dependency() {
        let tree = "poolsync-core v0.1.0\nsha-crypt v0.5.0\nrand_core v0.6.4\ngetrandom v0.2.15\n";
        assert_eq!(
            shown(find_dependencies, &[(crate::checks::CORE_TREE, tree), ("Cargo.lock", "rand v0.9.0")]),
            ["`cargo tree --package poolsync-core`:4: the core depends on getrandom"]
        );
    }
}
