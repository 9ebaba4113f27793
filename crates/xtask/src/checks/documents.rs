//! # What the documents name is there
//!
//! A file that has moved leaves a newcomer of `ARCHITECTURE.md` alone.
//!
//! ```text
//! crates/ARCHITECTURE.md:77: `poolsync-core/src/import/file.rs` is no file of this repository
//! ```

use super::{Finding, Source, has_extension, is_built};

/// The documents that name files of this repository.
const DOCUMENTS: [&str; 3] = ["crates/ARCHITECTURE.md", "SECURITY.md", "README.md"];
/// Of names with these endings one can tell that they are files.
const ENDINGS: [&str; 11] = ["rs", "mjs", "js", "ts", "json", "md", "css", "html", "toml", "txt", "sh"];

/// Names of files, in marks of code, that no file has. A name may leave out where it begins: `sign/date.rs`.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let written: Vec<&str> = sources.iter().map(|source| source.path.as_str()).filter(|path| !is_built(path)).collect();
    let is_there = |name: &str| {
        written.iter().any(|path| path.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('/')))
    };
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| DOCUMENTS.contains(&source.path.as_str())) {
        for (line, text) in source.lines() {
            let names = text.split('`').skip(1).step_by(2).filter(|name| is_file_name(name));
            let lost = names.filter(|name| !is_there(name));
            findings.extend(lost.map(|name| source.finding(line, format!("`{name}` is no file of this repository"))));
        }
    }
    findings
}

/// True for the name of one file with a folder before it; not for a pattern such as `rules/<part>.rs`.
fn is_file_name(name: &str) -> bool {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    is_plain && name.contains('/') && ENDINGS.iter().any(|ending| has_extension(name, ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_files_that_are_not_there() {
        let text =
            "`sign/date.rs`, `core/src/sign/date.rs`, `src/sign/{date,time}.rs`, `ign/date.rs`,\nand `sign/gone.rs`";
        let found = shown(find, &[("crates/ARCHITECTURE.md", text), ("crates/core/src/sign/date.rs", "")]);
        let told = |line, name| format!("crates/ARCHITECTURE.md:{line}: `{name}` is no file of this repository");
        assert_eq!(found, [told(1, "ign/date.rs"), told(2, "sign/gone.rs")]);
    }
}
