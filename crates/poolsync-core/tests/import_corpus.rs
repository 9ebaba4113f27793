//! The texts of `tests/imports`, damaged in any way: reading them never panics, and no secret of them is ever shown.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a case that cannot be read fails the test at once")]

use std::{fs, path::Path};

use poolsync_core::Locale;
use poolsync_core::import::import_request;
use proptest::prelude::*;

/// Stands in the texts for each of their secrets.
const MARKER: &str = "MIIFmarkerMARKERmarkerMARKERmarkerMARKER";

fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imports");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // A member whose name is misspelt is one that nobody knows: whether it is secret, nobody can tell.
    // Nor can anybody tell what a secret is that has no name at all.
    let has_name = |file: &str| !file.starts_with("body-with-") && !file.starts_with("secret-as-");
    files.retain(|file| has_name(file.file_name().unwrap().to_str().unwrap()));
    let text = |file: &std::path::PathBuf| {
        let case: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let lines: Vec<_> = case["text"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        let secrets = case.get("secrets").and_then(serde_json::Value::as_array).into_iter().flatten();
        let secrets = secrets.map(|secret| secret.as_str().unwrap()).chain(["MIIFtoken"]);
        secrets.fold(lines.join("\n"), |text, secret| text.replace(secret, MARKER))
    };
    files.iter().map(text).collect()
}

/// Everything that others may see.
fn shown(text: &str) -> String {
    let imported = import_request(text);
    let said = imported.report.problems().iter().flat_map(|problem| {
        [Locale::En, Locale::Zh].map(|locale| [problem.sentence(locale), problem.help(locale)].concat())
    });
    let said: Vec<_> = said.collect();
    let parts = [&imported.endpoint, &imported.project_id, &imported.cluster_id, &imported.nodepool_id, &imported.body];
    format!("{imported:?}{parts:?}{said:?}").to_ascii_lowercase()
}

/// Signs that mean something in one form or another.
const SIGNS: &str = r#"([-"'`^$@{}()<>|&;:=#%\\\[\] \n,]|\\"|“|”|> |\$ |```\n|"value"|-H|-d|curl ){0,3}"#;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// One place of each text is damaged, or its end is lost.
    #[test]
    fn a_damaged_text_shows_no_secret(at in any::<prop::sample::Index>(), length in 0..12_usize, with in SIGNS, cut in any::<bool>()) {
        for text in texts() {
            let mut damaged: Vec<char> = text.chars().collect();
            let from = at.index(damaged.len());
            let to = if cut { damaged.len() } else { (from + length).min(damaged.len()) };
            damaged.splice(from..to, with.chars());
            let damaged: String = damaged.into_iter().collect();
            // The beginning of the secret is enough to know it by.
            prop_assert!(!shown(&damaged).contains("miifmarkermarkermark"), "{}", damaged);
        }
    }

    #[test]
    fn a_text_of_pieces_of_others_is_read_without_a_panic(
        pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..200_usize, SIGNS), 1..8),
    ) {
        let texts = texts();
        let mut mixed = String::new();
        for (which, from, length, with) in &pieces {
            let text: Vec<char> = which.get(&texts).chars().collect();
            let from = from.index(text.len());
            mixed.extend(&text[from..(from + length).min(text.len())]);
            mixed.push_str(with);
        }
        let _ = import_request(&mixed);
    }
}
