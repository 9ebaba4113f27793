//! A file of the page as it was built, perhaps compressed already.
//!
//! ```
//! use poolsync_server::page::File;
//!
//! let file = File::new("start.js", "import('./poolsync.js')");
//! assert!(file.brotli.is_none());
//! ```

use axum::body::Bytes;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::HashSet;

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
    /// Returns a file that is not compressed.
    pub fn new(name: impl Into<Cow<'static, str>>, content: impl Into<Bytes>) -> Self {
        Self { name: name.into(), plain: content.into(), brotli: None, gzip: None }
    }
}

/// `dist/` of the repository, as it was when the program was built.
#[derive(RustEmbed)]
#[folder = "../../dist/"]
#[allow_missing = true]
struct Dist;

/// Returns the page that was built into this program; nothing when there was none. `X.br` and `X.gz` are the compressed
/// forms of `X`, and no files of their own.
pub fn embedded() -> Vec<File> {
    let names: HashSet<Cow<'static, str>> = Dist::iter().collect();
    let is_variant = |name: &str| {
        let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
        original.is_some_and(|original| names.contains(original))
    };
    let originals = names.iter().filter(|name| !is_variant(name));
    originals
        .filter_map(|name| {
            Some(File {
                name: name.clone(),
                plain: content(name)?,
                brotli: content(&format!("{name}.br")),
                gzip: content(&format!("{name}.gz")),
            })
        })
        .collect()
}

fn content(name: &str) -> Option<Bytes> {
    Dist::get(name).map(|file| match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    })
}
