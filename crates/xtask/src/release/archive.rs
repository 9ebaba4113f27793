//! Archives of which two made from the same files are equal.
//!
//! ```ignore
//! let bytes = packed(&[Entry::file("a/README.md", "…")])?;
//! ```
//! POSIX tar, then gzip: sorted by name, no owner, one time for all.

use crate::page::gzip;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use tar::{Builder, EntryType, Header};

/// 26 October 1985, 8:15 UTC, the time that npm writes into its archives: some tools stumble over 1970.
const TIME: u64 = 499_162_500;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its name with the folders above it.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
    /// Whether it can be run.
    pub(crate) runs: bool,
}

impl Entry {
    /// A file.
    pub(crate) fn file(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), runs: false }
    }

    /// A program.
    pub(crate) fn program(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { runs: true, ..Self::file(name, bytes) }
    }
}

/// The archive of these files, in whatever order they come.
pub(crate) fn packed(entries: &[Entry]) -> Result<Vec<u8>> {
    let sorted: BTreeMap<_, _> = entries.iter().map(|entry| (entry.name.as_str(), entry)).collect();
    let mut builder = Builder::new(Vec::new());
    for entry in sorted.values() {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(u64::try_from(entry.bytes.len()).context("a file is too large")?);
        header.set_mode(if entry.runs { 0o755 } else { 0o644 });
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        builder
            .append_data(&mut header, &entry.name, entry.bytes.as_slice())
            .with_context(|| format!("could not pack {}", entry.name))?;
    }
    gzip(&builder.into_inner().context("could not pack")?)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    /// What another reader finds in an archive: name, mode, time and bytes.
    pub(crate) fn unpacked(bytes: &[u8]) -> Vec<(String, u32, u64, Vec<u8>)> {
        let mut archive = tar::Archive::new(GzDecoder::new(bytes));
        let entries = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let name = entry.path().unwrap().to_string_lossy().into_owned();
            (name, entry.header().mode().unwrap(), entry.header().mtime().unwrap(), bytes)
        });
        entries.collect()
    }

    #[test]
    fn s18_the_order_of_files_makes_no_difference() {
        let (a, b) = (Entry::file("a/z.txt", "one"), Entry::program("a/b", "two"));
        let packed_once = packed(&[a.clone(), b.clone()]).unwrap();
        assert_eq!(packed_once, packed(&[b, a]).unwrap());
        let expected =
            [("a/b".to_owned(), 0o755, TIME, b"two".to_vec()), ("a/z.txt".to_owned(), 0o644, TIME, b"one".to_vec())];
        assert_eq!(unpacked(&packed_once), expected);
        // RFC 1952: four bytes of time after the first four, and no name.
        assert_eq!((packed_once.get(3), packed_once.get(4..8)), (Some(&0), Some([0; 4].as_slice())));
    }

    #[test]
    fn long_names_come_back() {
        let name = format!("{}/file.wasm", "a-folder-with-a-name".repeat(8));
        assert_eq!(unpacked(&packed(&[Entry::file(&name, "x")]).unwrap())[0].0, name);
    }
}
