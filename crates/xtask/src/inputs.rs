//! What a build is made of, as one digest: the same digest, the same result.
//!
//! ```ignore
//! let before = inputs::digest(&place, &["index.html", "web/styles"])?;
//! ```

use crate::digest::sha256;
use crate::files;
use crate::place::Place;
use anyhow::{Result, anyhow};
use std::fmt::Write as _;

/// What every build depends on: the crates, the versions of libraries, compiler and tools.
const COMMON: [&str; 5] = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo", "crates"];

/// One line per file that the build depends on: those that all builds need, and these files and folders.
/// Tests are no input, nor is the server. Fails on a name of nothing: what has moved would no longer count.
pub(crate) fn digest(place: &Place, own: &[&str]) -> Result<String> {
    let mut text = String::new();
    for input in COMMON.iter().chain(own) {
        let path = place.root().join(input);
        let skip = |folder: &std::path::Path| folder.ends_with("tests") || folder.ends_with("poolsync-server");
        let files = if path.is_file() { vec![path] } else { files::below(&path, &skip)? };
        if files.is_empty() {
            return Err(anyhow!("{input} is named as an input of a build, and is not there"));
        }
        for file in files {
            let digest = sha256(&files::read(&file)?);
            let _ = writeln!(text, "{digest}  {}", files::relative(&file, place.root()));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_crates_but_neither_tests_nor_server() {
        let text = digest(&Place::find().unwrap(), &[".rustfmt.toml"]).unwrap();
        assert!(text.contains("  crates/poolsync-core/src/lib.rs\n"), "{text}");
        assert!(text.contains("  .rustfmt.toml\n"), "{text}");
        assert!(!text.contains("poolsync-server/") && !text.contains("/tests/"), "{text}");
        assert!(digest(&Place::find().unwrap(), &["web/assets"]).is_err());
    }
}
