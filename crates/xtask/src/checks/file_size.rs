//! # Rust files are under 12 kB
//!
//! A longer file has more than one subject and wants to be a folder.
//!
//! ```text
//! crates/poolsync-core/src/sign.rs: has 12,345 bytes, more than 12,000
//! ```

use super::{Finding, Source, has_extension};

/// Bytes; 1 kB = 1000 bytes.
const LIMIT: usize = 12_000;

/// Rust files over the limit.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let rust = sources.iter().filter(|source| has_extension(&source.path, "rs"));
    let long = rust.filter(|source| source.text.len() > LIMIT);
    long.map(|source| source.finding(0, format!("has {} bytes, more than {LIMIT}", source.text.len()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_a_long_file() {
        let (long, right) = ("a".repeat(12_001), "a".repeat(12_000));
        assert_eq!(
            shown(find, &[("a.rs", &long), ("b.rs", &right), ("c.md", &long)]),
            ["a.rs: has 12001 bytes, more than 12000"]
        );
    }
}
