//! Turns the two language files of one subject into Rust constants, at build time.
//!
//! A build script names the two files; a key that stands in one of them only, or whose placeholders differ, fails the
//! build with a sentence that names it. Since each key becomes a constant, a word that the program asks for and nobody
//! wrote does not compile, and a word that nobody asks for any more is dead code, which the linter reports.
//!
//! ```
//! let en = r#"{ "max-unavailable/out-of-range": "between {min} and {max}" }"#;
//! let zh = r#"{ "max-unavailable/out-of-range": "{min} 到 {max}" }"#;
//! let source = poolsync_words::generate(en, zh).unwrap();
//! assert!(source.contains("MAX_UNAVAILABLE_OUT_OF_RANGE: Word"));
//! ```
//!
//! What this crate does not do: choose a language or fill in placeholders. That is `poolsync_core::locale`.

mod error;
mod placeholders;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

pub use error::WordsError;
use placeholders::placeholders;

/// Reads `<folder>/en/<subject>.json` and `<folder>/zh/<subject>.json` and writes `<out>/<subject>.rs`.
///
/// For use in a build script: also tells cargo to run the script again when one of the two files changes.
///
/// # Errors
/// A file that cannot be read or written, and everything that [`generate`] refuses.
pub fn build(folder: &Path, subject: &str, out: &Path) -> Result<(), WordsError> {
    let read = |language: &str| {
        let path = folder.join(language).join(format!("{subject}.json"));
        let text = std::fs::read_to_string(&path).map_err(|error| WordsError::File { path: path.clone(), error });
        tell_cargo(&path);
        text
    };
    let source = generate(&read("en")?, &read("zh")?)?;
    let path = out.join(format!("{subject}.rs"));
    std::fs::write(&path, source).map_err(|error| WordsError::File { path, error })
}

/// The Rust source for two language files: one `pub(crate) static NAME: Word` for each key, in the order of the keys.
///
/// Both texts are JSON objects of strings; `{name}` in a string is a placeholder.
///
/// # Errors
/// Text that is no such object, a key that only one language has, a key whose placeholders differ between the languages,
/// and two keys that give the same constant.
pub fn generate(en: &str, zh: &str) -> Result<String, WordsError> {
    let en = parse("en", en)?;
    let zh = parse("zh", zh)?;
    if let Some(key) = en.keys().find(|key| !zh.contains_key(*key)) {
        return Err(WordsError::Missing { key: key.clone(), language: "zh" });
    }
    let mut source = String::new();
    let mut names = BTreeMap::new();
    for (key, zh) in &zh {
        let Some(en) = en.get(key) else {
            return Err(WordsError::Missing { key: key.clone(), language: "en" });
        };
        if placeholders(en) != placeholders(zh) {
            return Err(WordsError::PlaceholdersDiffer { key: key.clone() });
        }
        let name = constant_name(key);
        if let Some(other) = names.insert(name.clone(), key.clone()) {
            return Err(WordsError::SameConstant { key: key.clone(), other });
        }
        // Writing to a String cannot fail.
        let _ = writeln!(source, "/// `{key}`\npub(crate) static {name}: Word = Word {{ en: {en:?}, zh: {zh:?} }};");
    }
    Ok(source)
}

fn parse(language: &'static str, text: &str) -> Result<BTreeMap<String, String>, WordsError> {
    serde_json::from_str(text).map_err(|error| WordsError::Json { language, error })
}

/// Returns the name of the constant of a key: `max-unavailable/out-of-range.help` becomes `MAX_UNAVAILABLE_OUT_OF_RANGE_HELP`.
pub fn constant_name(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect()
}

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn tell_cargo(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(en: &str, zh: &str) -> String {
        generate(en, zh).unwrap_err().to_string()
    }

    #[test]
    fn each_key_becomes_a_constant() {
        let source = generate(r#"{"a.b-c/d": "x \"y\""}"#, r#"{"a.b-c/d": "中"}"#).unwrap();
        assert_eq!(
            source,
            "/// `a.b-c/d`\npub(crate) static A_B_C_D: Word = Word { en: \"x \\\"y\\\"\", zh: \"中\" };\n"
        );
    }

    #[test]
    fn a_key_in_one_language_only_is_named() {
        assert_eq!(refusal(r#"{"a": "x", "b": "y"}"#, r#"{"a": "x"}"#), "`b` is missing in zh");
        assert_eq!(refusal(r#"{"a": "x"}"#, r#"{"a": "x", "b": "y"}"#), "`b` is missing in en");
    }

    #[test]
    fn placeholders_must_agree() {
        assert_eq!(
            refusal(r#"{"a": "{min} {max}"}"#, r#"{"a": "{min}"}"#),
            "`a` has different placeholders in en and zh"
        );
        assert!(generate(r#"{"a": "{min} {max}"}"#, r#"{"a": "{max} {min}"}"#).is_ok());
    }

    #[test]
    fn two_keys_cannot_share_a_constant() {
        assert_eq!(
            refusal(r#"{"a.b": "", "a-b": ""}"#, r#"{"a.b": "", "a-b": ""}"#),
            "`a.b` and `a-b` both give A_B or the like"
        );
    }

    #[test]
    fn what_is_no_object_of_strings_is_refused() {
        assert!(refusal("[]", "{}").starts_with("en is not a JSON object of strings"));
        assert!(refusal("{}", r#"{"a": 1}"#).starts_with("zh is not a JSON object of strings"));
    }
}
