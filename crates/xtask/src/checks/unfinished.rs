//! # Nothing unfinished
//!
//! What is left to do does not stand in the text.
//!
//! ```text
//! crates/poolsync-core/src/sign.rs:12: is unfinished: FIX…
//! ```

use super::{Finding, Source, is_built};

const WORDS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Marks of unfinished work, as words of their own.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let written =
        sources.iter().filter(|source| !is_built(&source.path) && !source.path.starts_with("tests/fixtures/"));
    for source in written {
        for (number, line) in source.lines() {
            let mut words = line.split(|c: char| !c.is_alphanumeric());
            if let Some(word) = words.find(|word| WORDS.contains(word)) {
                findings.push(source.finding(number, format!("is unfinished: {word}")));
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
    fn finds_each_mark() {
        for word in WORDS {
            assert_eq!(
                shown(find, &[("a.rs", &format!("\n// {word}: later"))]),
                [format!("a.rs:2: is unfinished: {word}")]
            );
        }
    }

    #[test]
    fn parts_of_words_are_no_marks() {
        let text = format!("{}S my{}", WORDS[0], WORDS[1]);
        assert_eq!(shown(find, &[("a.rs", &text), ("dist/a.js", WORDS[0])]), [""; 0]);
    }
}
