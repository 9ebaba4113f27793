//! Which of the licences that a crate offers is taken, and the texts that go with it.
//!
//! ```ignore
//! assert_eq!(taken("MIT OR Apache-2.0")?, ["Apache-2.0"]);
//! ```

use super::crates::Crate;
use crate::files;
use anyhow::{Context as _, Result};
use spdx::{Expression, Licensee, ParseMode};
use std::fs;
use std::path::Path;

/// Apache-2.0, which Poolsync is under itself: its text is there already, and it asks for no notice in what is compiled but
/// the file `NOTICE`.
pub(super) const OWN: &str = "Apache-2.0";

/// In the order in which they are taken where there is a choice. `deny.toml` says which may be there at all.
const PREFERRED: [&str; 8] = [OWN, "MIT", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "Unicode-3.0", "BSL-1.0"];

/// The texts of licences whose crates do not carry them, with `{holders}`.
const STANDARD: [(&str, &str); 2] =
    [("MIT", include_str!("MIT.txt")), ("BSD-3-Clause", include_str!("BSD-3-Clause.txt"))];

/// The licences under which a crate is used.
pub(super) fn taken(expression: &str) -> Result<Vec<String>> {
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)
        .map_err(|error| anyhow::anyhow!("`{expression}` is no expression of licences: {}", error.reason))?;
    let accepted = PREFERRED.map(|name| Licensee::parse(name).map_err(|error| anyhow::anyhow!("{name}: {error}")));
    let accepted = accepted.into_iter().collect::<Result<Vec<_>>>()?;
    let taken = parsed
        .minimized_requirements(&accepted)
        .with_context(|| format!("`{expression}` offers nothing that is accepted"))?;
    let mut names: Vec<_> = taken.iter().map(ToString::to_string).collect();
    names.sort_by_key(|name| PREFERRED.iter().position(|preferred| preferred == name));
    Ok(names)
}

/// The texts that have to go with a crate that is used under these licences.
pub(super) fn texts(it: &Crate, taken: &[String]) -> Result<Vec<String>> {
    let names = names(&it.folder)?;
    let is_notice = |name: &str| name.to_uppercase().starts_with("NOTICE");
    let all_own = taken.iter().all(|name| name == OWN);
    let wanted = names.iter().filter(|name| is_notice(name) || !all_own && !is_another(name, &names));
    let mut texts = Vec::new();
    for name in wanted {
        texts.push(tidied(&files::read_text(&it.folder.join(name))?));
    }
    if texts.is_empty() && !all_own {
        texts.extend(
            taken.iter().filter(|name| *name != OWN).map(|name| standard(name, it)).collect::<Result<Vec<_>>>()?,
        );
    }
    Ok(texts)
}

/// The files with licences and notices in a crate's folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let names = entries.flatten().filter(|entry| entry.path().is_file()).map(|entry| entry.file_name());
    let starts = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"];
    let is_one = |name: &String| starts.iter().any(|start| name.to_uppercase().starts_with(start));
    let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).filter(is_one).collect();
    names.sort();
    Ok(names)
}

/// Whether a file holds the licence that was not taken: `LICENSE-APACHE`, or `COPYING` beside a `LICENSE`.
fn is_another(name: &str, all: &[String]) -> bool {
    let upper = name.to_uppercase();
    let is_copying =
        upper.starts_with("COPYING") && all.iter().any(|other| other.to_uppercase().starts_with("LICENSE"));
    upper.contains("APACHE") || is_copying
}

/// The text of a licence, for a crate that does not carry it.
fn standard(name: &str, it: &Crate) -> Result<String> {
    let (_, text) = STANDARD
        .iter()
        .find(|(known, _)| *known == name)
        .with_context(|| format!("{} {} carries no text of its licence {name}", it.id.0, it.id.1))?;
    // Addresses of people are not spread further.
    let names: Vec<_> = it.authors.iter().map(|author| author.split(" <").next().unwrap_or(author)).collect();
    let holders = if names.is_empty() { format!("the authors of {}", it.id.0) } else { names.join(", ") };
    Ok(tidied(&text.replace("{holders}", &holders)))
}

/// The text with line feeds only, and no white space at ends.
fn tidied(text: &str) -> String {
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_one_where_there_is_a_choice_and_all_where_there_is_none() {
        for (expression, expected) in [
            ("MIT OR Apache-2.0", vec!["Apache-2.0"]),
            ("MIT/Apache-2.0", vec!["Apache-2.0"]),
            ("Unlicense OR MIT", vec!["MIT"]),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", vec!["Apache-2.0", "Unicode-3.0"]),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", vec!["Apache-2.0"]),
        ] {
            assert_eq!(taken(expression).unwrap(), expected, "{expression}");
        }
        assert!(taken("GPL-3.0-only").is_err());
        assert!(taken("").is_err());
    }

    #[test]
    fn a_crate_without_its_text_gets_the_standard_one_with_its_authors() {
        let it = Crate {
            id: ("a".into(), "1.0.0".into()),
            licence: "MIT".into(),
            authors: vec!["Ann <ann@example.com>".into(), "Bob".into()],
            description: String::new(),
            repository: String::new(),
            folder: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
            checksum: Some(String::new()),
            uses: Vec::new(),
        };
        let texts = texts(&it, &["MIT".into()]).unwrap();
        assert!(texts[0].starts_with("Copyright (c) Ann, Bob\n\nPermission is hereby granted"), "{texts:?}");
        assert!(super::texts(&it, &["ISC".into()]).is_err(), "no standard text of it is kept");
    }
}
