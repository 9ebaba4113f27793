//! # Every word of the page is used
//!
//! The linter looks at all other words. Of the page's own some stand in the built HTML only, so that it is told to let them be;
//! here they are looked for by their names.
//!
//! ```text
//! web/locales/en/console.json: nobody says `send.tip`
//! ```

use super::{Finding, Source};
use poolsync_words::constant_name;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The words of the page that the linter lets be.
const FILE: &str = "web/locales/en/console.json";

/// The keys whose constants no file of the console names.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let named: BTreeSet<&str> = sources
        .iter()
        .filter(|source| source.is_rust_of("poolsync-console"))
        .flat_map(|source| source.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
        .collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.path == FILE) {
        let Ok(words) = serde_json::from_str::<Map<String, Value>>(&source.text) else {
            findings.push(source.finding(0, "is no object of words"));
            continue;
        };
        let unused = words.keys().filter(|key| !named.contains(&*constant_name(key)));
        findings.extend(unused.map(|key| source.finding(0, format!("nobody says `{key}`"))));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_words_that_nobody_says() {
        let console = ("crates/poolsync-console/src/send/mod.rs", "view! { {say(&words::SEND_TIP)} }");
        let words = ("web/locales/en/console.json", r#"{ "send.tip": "…", "send.tip-long": "…" }"#);
        let found = shown(find, &[console, words]);
        assert_eq!(found, ["web/locales/en/console.json: nobody says `send.tip-long`"]);
    }
}
