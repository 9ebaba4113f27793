//! # Our crates have no `unsafe`
//!
//! The lint is denied for the workspace; here is looked that every crate takes the workspace's lints, and none lets it off.
//!
//! ```text
//! crates/poolsync-core/Cargo.toml: does not take the lints of the workspace
//! crates/poolsync-core/src/lib.rs:3: lets off the lint `unsafe_code`
//! ```

use super::{Finding, Source, has_extension};

/// Crates without the lints, places that let `unsafe` off, and a workspace that does not deny it.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let is_crate = source.path.starts_with("crates/") && source.path.ends_with("/Cargo.toml");
        if is_crate && !source.text.contains("[lints]\nworkspace = true\n") {
            findings.push(source.finding(0, "does not take the lints of the workspace"));
        }
        if source.path == "Cargo.toml" && !source.text.lines().any(|line| line == "unsafe_code = \"deny\"") {
            findings.push(source.finding(0, "does not deny the lint `unsafe_code`"));
        }
        if source.path.starts_with("crates/") && has_extension(&source.path, "rs") {
            let lets_off = |line: &str| {
                let levels = ["allow(", "expect(", "warn("];
                // Wherever the lint stands among those that are let off.
                levels.iter().any(|level| line.split(level).skip(1).any(|rest| rest.contains("unsafe_code")))
            };
            let lines = source.lines().filter(|(_, line)| lets_off(line));
            findings.extend(lines.map(|(number, _)| source.finding(number, "lets off the lint `unsafe_code`")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{shown, written};
    use crate::place::Place;

    #[test]
    fn s25_no_crate_of_ours_may_have_unsafe_code() {
        let sources = written(&Place::find().unwrap()).unwrap();
        assert_eq!(find(&sources), []);
        let crates =
            sources.iter().filter(|source| source.path.starts_with("crates/") && source.path.ends_with("/Cargo.toml"));
        println!("S25 = 0 unsafe in {} crates of ours", crates.count());
    }

    #[test]
    fn finds_what_would_let_it_in() {
        let line = format!("#![allow({})]", concat!("unsafe", "_code"));
        let files = [
            ("Cargo.toml", "unsafe_code = \"warn\"\n"),
            ("crates/a/Cargo.toml", "[package]\n"),
            ("crates/b/Cargo.toml", "[lints]\nworkspace = true\n"),
            ("crates/b/src/lib.rs", line.as_str()),
        ];
        assert_eq!(
            shown(find, &files),
            [
                "Cargo.toml: does not deny the lint `unsafe_code`",
                "crates/a/Cargo.toml: does not take the lints of the workspace",
                "crates/b/src/lib.rs:1: lets off the lint `unsafe_code`",
            ]
        );
    }
}
