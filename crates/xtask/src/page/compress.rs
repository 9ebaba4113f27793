//! Compression as strong as it gets, by libraries that give the same bytes on every machine.
//!
//! ```ignore
//! let small = brotli(html.as_bytes())?;
//! ```

use crate::files;
use ::brotli::enc::BrotliEncoderParams;
use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};
use std::io::Write as _;
use std::path::Path;

const COMPRESSIBLE: [&str; 8] = ["html", "css", "js", "wasm", "svg", "json", "webmanifest", "txt"];

/// Brotli, quality 11, window 22.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    ::brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).context("could not compress")?;
    Ok(out)
}

/// Gzip, level 9, without time and name.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).context("could not compress")
}

/// Puts a compressed copy (`.br`, `.gz`) beside every file of a folder that shrinks.
pub(super) fn all(folder: &Path) -> Result<()> {
    for path in files::below(folder, &|_| false)? {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if !COMPRESSIBLE.contains(&extension) {
            continue;
        }
        let bytes = files::read(&path)?;
        for (end, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if small.len() < bytes.len() {
                files::write(&path.with_extension(format!("{extension}.{end}")), small)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;
    use std::io::Read as _;

    const TEXT: &[u8] = b"Synchronize node pool. Synchronize node pool. Synchronize node pool. Synchronize node pool.";

    #[test]
    fn brotli_comes_back_and_is_smaller() {
        let small = brotli(TEXT).unwrap();
        let mut back = Vec::new();
        ::brotli::BrotliDecompress(&mut small.as_slice(), &mut back).unwrap();
        assert_eq!(back, TEXT);
        assert!(small.len() < TEXT.len() / 2);
    }

    #[test]
    fn gzip_comes_back_and_is_smaller() {
        let small = gzip(TEXT).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(small.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, TEXT);
        assert!(small.len() < TEXT.len());
    }

    #[test]
    fn compresses_what_shrinks_and_nothing_else() {
        let scratch = Scratch::new("compress-all");
        files::write(&scratch.path().join("long.css"), "a{b:c}".repeat(50)).unwrap();
        files::write(&scratch.path().join("short.css"), "a").unwrap();
        files::write(&scratch.path().join("image.png"), "b".repeat(500)).unwrap();
        all(scratch.path()).unwrap();
        let names: Vec<_> = files::below(scratch.path(), &|_| false).unwrap();
        let names: Vec<_> = names.iter().map(|path| files::relative(path, scratch.path())).collect();
        assert_eq!(names, ["image.png", "long.css", "long.css.br", "long.css.gz", "short.css"]);
    }
}
