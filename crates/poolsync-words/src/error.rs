//! What can be wrong with language files.

use std::path::PathBuf;

/// Why no constants could be made. The text names the key, for the person who edits the files.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A file is no JSON object whose values are all strings.
    #[error("{language} is not a JSON object of strings: {error}")]
    Json {
        /// `en` or `zh`.
        language: &'static str,
        /// Where and why.
        error: serde_json::Error,
    },
    /// One language lacks a key that the other has.
    #[error("`{key}` is missing in {language}")]
    Missing {
        /// The key.
        key: String,
        /// The language that lacks it.
        language: &'static str,
    },
    /// The two texts of a key would be filled in differently.
    #[error("`{key}` has different placeholders in en and zh")]
    PlaceholdersDiffer {
        /// The key.
        key: String,
    },
    /// Two keys differ only in signs that constants cannot have.
    #[error("`{key}` and `{other}` both give {} or the like", crate::constant_name(key))]
    SameConstant {
        /// The later key.
        key: String,
        /// The earlier one.
        other: String,
    },
}
