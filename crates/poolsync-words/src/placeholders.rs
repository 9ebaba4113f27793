//! The `{name}` parts of a text.

use std::collections::BTreeSet;

/// The names of all placeholders of a text; an opening brace without a closing one is plain text.
pub(crate) fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn finds_each_name_once() {
        assert_eq!(placeholders("{a} and {b}, again {a} {"), ["a", "b"].into());
    }
}
