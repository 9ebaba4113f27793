//! A file of the page as it was built, perhaps compressed already.
//!
//! ```
//! use poolsync_server::page::File;
//!
//! let file = File::new("start.js", "import('./poolsync.js')");
//! assert!(file.brotli.is_none());
//! ```

use axum::body::Bytes;
use std::borrow::Cow;

/// A file of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the page's address, such as `assets/logo.svg`.
    pub name: Cow<'static, str>,
    /// The content.
    pub plain: Bytes,
    /// The content compressed by brotli.
    pub brotli: Option<Bytes>,
    /// The content compressed by gzip.
    pub gzip: Option<Bytes>,
}

impl File {
    /// A file that is not compressed.
    pub fn new(name: impl Into<Cow<'static, str>>, content: impl Into<Bytes>) -> Self {
        Self { name: name.into(), plain: content.into(), brotli: None, gzip: None }
    }
}

/// The page that was built into this program; empty when there was none.
pub fn embedded() -> Vec<File> {
    include!(concat!(env!("OUT_DIR"), "/dist.rs"))
}
