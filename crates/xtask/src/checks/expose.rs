//! # Every `expose()` has its reason
//!
//! ```text
//! let bytes = password.expose().as_bytes(); // EXPOSE: needed for hashing, not kept
//! ```

use super::{Finding, Source, has_extension};

const CALL: &str = concat!(".expose", "()");
const REASON: &str = "EXPOSE:";

/// Calls without a reason on the same or the preceding line. Tests may look at secrets, since theirs are none.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let ours = |source: &&Source| source.path.starts_with("crates/") && source.path.contains("/src/");
    for source in sources.iter().filter(ours).filter(|source| has_extension(&source.path, "rs")) {
        let mut before = "";
        for (number, line) in source.lines().take_while(|(_, line)| *line != "mod tests {") {
            let comment = line.trim_start().starts_with("//");
            if line.contains(CALL) && !comment && !line.contains(REASON) && !before.contains(REASON) {
                findings.push(source.finding(number, format!("a secret is exposed without a comment `{REASON}`")));
            }
            before = line;
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_call_without_reason() {
        let text = format!("let a = b{CALL};\n");
        assert_eq!(
            shown(find, &[("crates/poolsync-core/src/a.rs", &text)]),
            ["crates/poolsync-core/src/a.rs:1: a secret is exposed without a comment `EXPOSE:`"]
        );
    }

    #[test]
    fn a_reason_beside_or_above_is_enough() {
        let text = format!(
            "let a = b{CALL}; // EXPOSE: hashed\n// EXPOSE: hashed\nlet c = d{CALL};\nmod tests {{\n    e{CALL};\n}}\n"
        );
        assert_eq!(shown(find, &[("crates/poolsync-core/src/a.rs", &text)]), [""; 0]);
    }
}
