//! # The console calls the network in one file
//!
//! So that one can read in one place what leaves the page.
//!
//! ```text
//! crates/poolsync-console/src/form/token.rs:7: calls the network, as crates/poolsync-console/src/net.rs does
//! ```

use super::{Finding, Source};

const WORDS: [&str; 7] =
    ["fetch_with", ".fetch(", "\"fetch\"", "XmlHttpRequest", "XMLHttpRequest", "gloo_net", "EventSource"];

/// Calls in every file but the first one that has some.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let console = sources.iter().filter(|source| source.is_rust_of("poolsync-console"));
    let calls = console.filter_map(|source| {
        let calls = |line: &str| !line.trim_start().starts_with("//") && WORDS.iter().any(|word| line.contains(word));
        source.lines().find(|(_, line)| calls(line)).map(|(number, _)| (source, number))
    });
    let mut calls = calls.collect::<Vec<_>>().into_iter();
    let Some((first, _)) = calls.next() else { return Vec::new() };
    calls.map(|(source, number)| source.finding(number, format!("calls the network, as {} does", first.path))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_second_place() {
        let call = "\nwindow.fetch_with_request(&request)";
        assert_eq!(
            shown(
                find,
                &[("crates/poolsync-console/src/net.rs", call), ("crates/poolsync-console/src/token.rs", call)]
            ),
            ["crates/poolsync-console/src/token.rs:2: calls the network, as crates/poolsync-console/src/net.rs does"]
        );
    }

    #[test]
    fn one_place_is_right() {
        let texts =
            [("crates/poolsync-console/src/net.rs", "gloo_net"), ("crates/poolsync-console/src/a.rs", "// gloo_net")];
        assert_eq!(shown(find, &texts), [""; 0]);
    }
}
