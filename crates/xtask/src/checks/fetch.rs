//! # The console calls the network in one file
//!
//! So that one can read in one place what leaves the page.
//!
//! ```text
//! crates/poolsync-console/src/form/token.rs:7: calls the network; only crates/poolsync-console/src/api/fetch.rs may
//! ```

use super::{Finding, Source};

const FETCH: &str = "crates/poolsync-console/src/api/fetch.rs";
const WORDS: [&str; 10] = [
    "fetch_with",
    ".fetch(",
    "\"fetch\"",
    "XmlHttpRequest",
    "XMLHttpRequest",
    "gloo_net",
    "EventSource",
    "WebSocket",
    "send_beacon",
    "sendBeacon",
];

/// Calls in every other file of the console.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let others = sources.iter().filter(|source| source.is_rust_of("poolsync-console") && source.path != FETCH);
    let calls = |line: &str| !line.trim_start().starts_with("//") && WORDS.iter().any(|word| line.contains(word));
    let found = others.flat_map(|source| {
        let lines = source.lines().filter(|(_, line)| calls(line));
        lines.map(|(number, _)| source.finding(number, format!("calls the network; only {FETCH} may")))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_call_anywhere_else() {
        let call = "\nwindow.fetch_with_request(&request)";
        assert_eq!(
            shown(find, &[(FETCH, call), ("crates/poolsync-console/src/token.rs", call)]),
            [
                "crates/poolsync-console/src/token.rs:2: calls the network; only crates/poolsync-console/src/api/fetch.rs may"
            ]
        );
        assert_eq!(shown(find, &[("crates/poolsync-console/src/a.rs", "navigator.send_beacon(url)")]).len(), 1);
    }

    #[test]
    fn the_one_place_and_comments_are_right() {
        let texts = [(FETCH, "gloo_net"), ("crates/poolsync-console/src/a.rs", "// gloo_net")];
        assert_eq!(shown(find, &texts), [""; 0]);
    }
}
