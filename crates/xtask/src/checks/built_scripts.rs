//! # Built scripts make no code or markup out of text
//!
//! The policy of the page forbids it at run time; here it is found before.
//!
//! ```text
//! target/npm/poolsync_glue.js:1: contains `innerHTML`
//! ```

use super::{Finding, Source, has_extension, is_built};
use crate::page::FORBIDDEN;

/// Forbidden words in the scripts of the page and of the npm package.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let built = sources.iter().filter(|source| is_built(&source.path) && has_extension(&source.path, "js"));
    let lines = built.flat_map(|source| source.lines().map(move |(number, line)| (source, number, line)));
    lines
        .flat_map(|(source, number, line)| {
            let words = FORBIDDEN.iter().filter(move |word| line.contains(**word));
            words.map(move |word| source.finding(number, format!("contains `{word}`")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_each_forbidden_word() {
        for word in FORBIDDEN {
            let text = format!("let a;\nx.{word}a);");
            assert_eq!(shown(find, &[("dist/start-0.js", &text)]), [format!("dist/start-0.js:2: contains `{word}`")]);
            assert_eq!(shown(find, &[("target/npm/poolsync_glue.js", &text)]).len(), 1);
        }
    }

    #[test]
    fn leaves_other_files_alone() {
        assert_eq!(shown(find, &[("tests/e2e/a.js", "innerHTML"), ("dist/a.wasm", "innerHTML")]), [""; 0]);
    }
}
