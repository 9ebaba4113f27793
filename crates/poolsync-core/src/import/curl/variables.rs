//! `--variable name=value`, which `--expand-…` options have as `{{name}}` in their values (`man curl`, "VARIABLES").

use std::collections::BTreeMap;

use super::super::braces;

/// The variables of a command.
pub(super) struct Variables {
    /// None where only another file or the environment knows the value.
    values: BTreeMap<String, Option<String>>,
    /// So many bytes may still come from them.
    budget: usize,
}

impl Variables {
    /// Returns none yet, for a command that is so long.
    pub(super) fn new(length: usize) -> Self {
        Self { values: BTreeMap::new(), budget: length.saturating_mul(4) }
    }

    /// Takes `name=value`, `name@file`, `%NAME` or `%NAME=default` over.
    pub(super) fn set(&mut self, text: &str) {
        let end = text.find(['=', '@']).unwrap_or(text.len());
        let (name, value) = text.split_at_checked(end).unwrap_or((text, ""));
        let is_known = !name.starts_with('%');
        let value = value.strip_prefix('=').filter(|_| is_known).map(str::to_owned);
        self.values.insert(name.trim_start_matches('%').to_owned(), value);
    }

    /// The text with the values in place of their names. What is not known, or changed by a function, stays as it is written.
    pub(super) fn expand(&mut self, text: &str) -> String {
        braces::fill(text, ("{{", "}}"), &mut self.budget, |name| self.values.get(name)?.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::Variables;

    #[test]
    fn variables_are_filled_in() {
        let mut variables = Variables::new(100);
        for text in ["a=1=2", "%HOME", "%USER=me", "f@file"] {
            variables.set(text);
        }
        for (text, expected) in [
            ("x: {{a}}", "x: 1=2"),
            ("{{HOME}} {{USER}} {{f}} {{a:trim}} {{b}}", "{{HOME}} {{USER}} {{f}} {{a:trim}} {{b}}"),
            ("{{a", "{{a"),
        ] {
            assert_eq!(variables.expand(text), expected);
        }
    }
}
