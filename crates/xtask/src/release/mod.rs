//! What is released: archives for people who have nothing of this repository, and no Rust.
//!
//! ```text
//! target/release-files/
//!   poolsync-page-0.1.0.tar.gz                       the page, with files for its host
//!   poolsync-0.1.0.tgz                               the npm package
//!   poolsync-0.1.0-x86_64-unknown-linux-musl.tar.gz  the program
//!   poolsync-page-0.1.0.cdx.json, …                  bills of materials
//!   CHANGELOG.md, SHA256SUMS
//! ```
//! The same sources give the same bytes: names are sorted, times and owners fixed, and nothing is asked of the network.

mod archive;
pub(crate) mod hosts;
mod page;
mod program;

pub(crate) use archive::{Entry, packed};
pub(crate) use page::{entries as page_entries, sums};
pub(crate) use program::entries as program_entries;
