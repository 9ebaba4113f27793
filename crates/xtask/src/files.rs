//! Files, with the path in every failure.
//!
//! ```ignore
//! let text = files::read_text(&repository.root().join("index.html"))?;
//! ```

use anyhow::{Context as _, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| failed("read", path))
}

/// The text of a file, which must be UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| failed("read", path))
}

/// Writes a file, and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).with_context(|| failed("write", path))
}

/// Copies a file, and makes the folders above the new one.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    write(to, read(from)?)
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| failed("make", path))
}

/// Gives a file or folder another name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| failed("move", from))
}

/// Removes a file or a folder with all it holds; nothing there is fine. A link is removed, not what it points to.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let Ok(about) = fs::symlink_metadata(path) else { return Ok(()) };
    if about.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
        .with_context(|| failed("remove", path))
}

/// Every file below a folder, sorted by path; folders for which `skip` is true are left out. No folder, no files.
pub(crate) fn below(folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| failed("list", &folder)),
        };
        for entry in entries {
            let entry = entry.with_context(|| failed("list", &folder))?;
            let kind = entry.file_type().with_context(|| failed("look at", &entry.path()))?;
            if kind.is_dir() && !skip(&entry.path()) {
                waiting.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path below a folder as it is written everywhere, with `/` between its parts.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn failed(verb: &str, path: &Path) -> String {
    format!("could not {verb} {}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;

    #[test]
    fn lists_what_is_below_in_order_without_the_skipped() {
        let scratch = Scratch::new("files-below");
        for name in ["b/two", "a/one", "c/left-out"] {
            write(&scratch.path().join(name), name).unwrap();
        }
        let found = below(scratch.path(), &|folder| folder.ends_with("c")).unwrap();
        let names: Vec<_> = found.iter().map(|path| relative(path, scratch.path())).collect();
        assert_eq!(names, ["a/one", "b/two"]);
    }

    #[test]
    fn a_failure_names_the_file() {
        let failure = read(Path::new("no/such/file")).unwrap_err();
        assert!(failure.to_string().contains("no/such/file"), "{failure}");
    }

    #[test]
    fn removing_nothing_is_fine() {
        assert!(remove(Path::new("no/such/file")).is_ok());
    }
}
