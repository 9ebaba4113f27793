//! The archive of the page: the built page, files for its host, what was changed, and digests of it all.
//!
//! ```text
//! poolsync-page-0.1.0/README.md
//! poolsync-page-0.1.0/SHA256SUMS
//! poolsync-page-0.1.0/hosts/netlify/_headers
//! poolsync-page-0.1.0/page/index.html
//! ```

use super::archive::Entry;
use super::hosts;
use crate::digest::sha256;
use crate::files;
use crate::place::Place;
use anyhow::{Result, anyhow};
use std::fmt::Write as _;

/// The files below `folder`, the name of the archive.
pub(crate) fn entries(place: &Place, folder: &str) -> Result<Vec<Entry>> {
    let page = place.page();
    let mut inner = Vec::new();
    for file in files::below(&page, &|_| false)? {
        inner.push((format!("page/{}", files::relative(&file, &page)), files::read(&file)?));
    }
    if !inner.iter().any(|(name, _)| name == "page/index.html") {
        return Err(anyhow!("the page is not built"));
    }
    let names: Vec<_> = inner.iter().filter_map(|(name, _)| name.strip_prefix("page/")).map(str::to_owned).collect();
    inner.extend(hosts::files(&names).into_iter().map(|(name, text)| (name, text.into_bytes())));
    inner.push(("README.md".to_owned(), hosts::README.into()));
    for name in ["LICENSE", "SECURITY.md"] {
        inner.push((name.to_owned(), files::read(&place.root().join(name))?));
    }
    inner.push(("CHANGELOG.md".to_owned(), files::read(&place.root().join("web/npm/CHANGELOG.md"))?));
    inner.push(("SHA256SUMS".to_owned(), sums(&inner).into_bytes()));
    Ok(inner.into_iter().map(|(name, bytes)| Entry::file(format!("{folder}/{name}"), bytes)).collect())
}

/// The lines that `sha256sum --check` reads, sorted by name.
pub(crate) fn sums(files: &[(String, Vec<u8>)]) -> String {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    sorted.into_iter().fold(String::new(), |mut text, (name, bytes)| {
        let _ = writeln!(text, "{}  {name}", sha256(bytes));
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Scratch;
    use crate::release::archive::tests::unpacked;
    use crate::release::packed;

    #[test]
    fn s18_s20_the_archive_holds_the_page_its_hosts_and_digests_of_it_all() {
        let scratch = Scratch::new("release-page");
        for name in
            ["dist/index.html", "dist/start-0123456789abcdef.js", "LICENSE", "SECURITY.md", "web/npm/CHANGELOG.md"]
        {
            files::write(&scratch.path().join(name), name).unwrap();
        }
        let place = Place::at(scratch.path());
        let once = packed(&entries(&place, "poolsync-page-1").unwrap()).unwrap();
        assert_eq!(
            once,
            packed(&entries(&place, "poolsync-page-1").unwrap()).unwrap(),
            "the same files, the same archive"
        );
        let files = unpacked(&once);
        let names: Vec<_> = files.iter().map(|(name, ..)| name.strip_prefix("poolsync-page-1/").unwrap()).collect();
        assert_eq!(
            names,
            [
                "CHANGELOG.md",
                "LICENSE",
                "README.md",
                "SECURITY.md",
                "SHA256SUMS",
                "hosts/bare/.nojekyll",
                "hosts/caddy/Caddyfile",
                "hosts/cloudflare-pages/_headers",
                "hosts/netlify/_headers",
                "hosts/nginx/nginx.conf",
                "page/index.html",
                "page/start-0123456789abcdef.js",
            ]
        );
        let bytes = |wanted: &str| &files.iter().find(|(name, ..)| name.ends_with(wanted)).unwrap().3;
        let sums = String::from_utf8(bytes("/SHA256SUMS").clone()).unwrap();
        // Every other file, each with its digest.
        assert_eq!(sums.lines().count(), names.len() - 1);
        for line in sums.lines() {
            let (digest, name) = line.split_once("  ").unwrap();
            assert_eq!(digest, sha256(bytes(&format!("/{name}"))), "{name}");
        }
        let headers = String::from_utf8(bytes("netlify/_headers").clone()).unwrap();
        assert!(headers.contains("\n/start-0123456789abcdef.js\n  Cache-Control: "), "{headers}");
    }

    #[test]
    fn an_archive_without_the_page_is_not_made() {
        let scratch = Scratch::new("release-nothing");
        assert!(entries(&Place::at(scratch.path()), "a").is_err());
    }

    #[test]
    fn sums_are_sorted_and_as_sha256sum_writes_them() {
        // FIPS 180-4, and the digest of nothing.
        let files = [("b".to_owned(), b"abc".to_vec()), ("a".to_owned(), Vec::new())];
        assert_eq!(
            sums(&files),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n"
        );
    }
}
