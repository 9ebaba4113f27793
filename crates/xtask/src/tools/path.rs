//! Looking for programs on PATH.
//!
//! ```ignore
//! let node = path::find("node");
//! ```

use std::env;
use std::path::PathBuf;

/// The first program of this name on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(&file)).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_cargo_and_not_a_made_up_name() {
        assert!(find("cargo").is_some());
        assert_eq!(find("no-such-program-here"), None);
    }
}
