//! `cargo xtask reproduce [page|package|server…]`: builds everything twice, in two folders of different names, and compares.
//!
//! ```text
//! 5a1f…  page/index.html
//! …
//! 81 files, all equal
//! ```
//! Whoever builds the same sources elsewhere compares these digests with those that came with the release.

use crate::digest::sha256;
use crate::files;
use crate::help::Help as _;
use crate::place::{Place, is_source_folder};
use crate::product::Product;
use crate::say;
use anyhow::{Context as _, Result, anyhow};
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use xshell::cmd;

/// The names of the folders: what a build takes from its path would have another length.
const FOLDERS: [&str; 2] = ["a", "another-folder-with-a-longer-name"];

/// What the comparison has shown.
pub(crate) struct Report {
    /// The digest of each file of the first build, by its name.
    pub(crate) files: BTreeMap<String, String>,
    /// Files that are not equal, or only in one of the builds.
    pub(crate) differences: Vec<String>,
    /// The folder of both builds, kept if they differ.
    kept: Option<PathBuf>,
}

impl Report {
    /// The digests, and what differs.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for (name, digest) in &self.files {
            let _ = writeln!(text, "{digest}  {name}");
        }
        for difference in &self.differences {
            let _ = writeln!(text, "differs: {difference}");
        }
        let equal =
            if self.differences.is_empty() { "all equal".into() } else { format!("{} differ", self.differences.len()) };
        let _ = write!(text, "{} files, {equal}", self.files.len());
        if let Some(kept) = &self.kept {
            let _ = write!(text, "\n  both builds are in {}", kept.display());
        }
        text
    }
}

/// Builds twice, and prints every digest.
pub(crate) fn run(place: &Place, named: &[Product]) -> Result<()> {
    let report = compare(place, if named.is_empty() { &Product::ALL } else { named })?;
    say::line(report.text());
    if report.differences.is_empty() { Ok(()) } else { Err(anyhow!("two builds of the same sources differ")) }
}

/// Builds these twice and compares. Both folders are outside of the repository, and removed if they are equal.
pub(crate) fn compare(place: &Place, products: &[Product]) -> Result<Report> {
    let home = env::temp_dir().join(format!("poolsync-reproduce-{}", std::process::id()));
    let mut builds = Vec::new();
    for name in FOLDERS {
        let folder = home.join(name);
        say::step(format_args!("reproduce: building in {}", folder.display()), || {
            copy_sources(place, &folder)?;
            products.iter().try_for_each(|product| build(&folder, *product))
        })?;
        let mut digests = BTreeMap::new();
        for product in products {
            digests.extend(digests_of(&folder, *product)?);
        }
        builds.push(digests);
    }
    let (first, second) = builds.split_first().context("nothing was built")?;
    let differences = second.iter().flat_map(|second| differences(first, second)).collect::<Vec<_>>();
    let kept = if differences.is_empty() {
        files::remove(&home)?;
        None
    } else {
        Some(home)
    };
    Ok(Report { files: first.clone(), differences, kept })
}

/// The sources without what was built of them.
fn copy_sources(place: &Place, folder: &Path) -> Result<()> {
    files::remove(folder)?;
    for file in files::below(place.root(), &|folder| !is_source_folder(place, folder))? {
        files::copy(&file, &folder.join(files::relative(&file, place.root())))?;
    }
    Ok(())
}

/// Builds with this very program, which finds the folder by the variable that cargo sets.
fn build(folder: &Path, product: Product) -> Result<()> {
    let program = env::current_exe().context("could not find this program")?;
    let (sh, command) = (xshell::Shell::new()?, product.command());
    sh.change_dir(folder);
    cmd!(sh, "{program} {command}")
        .env("CARGO_MANIFEST_DIR", folder.join("crates/xtask"))
        .env_remove("CARGO_TARGET_DIR")
        .run()
        .help(format_args!("look at what {} says above", product.name()))
}

/// The digest of each file of a product.
fn digests_of(folder: &Path, product: Product) -> Result<BTreeMap<String, String>> {
    let (home, files) = match product {
        Product::Page => (folder.join("dist"), files::below(&folder.join("dist"), &|_| false)?),
        Product::Package => (folder.join("target/npm"), files::below(&folder.join("target/npm"), &|_| false)?),
        Product::Server => {
            let target = folder.join("target");
            let name = format!("release/poolsync{}", env::consts::EXE_SUFFIX);
            let targets = std::fs::read_dir(&target).with_context(|| format!("could not list {}", target.display()))?;
            let programs = targets.flatten().map(|entry| entry.path().join(&name)).filter(|path| path.is_file());
            (target, programs.collect())
        }
    };
    if files.is_empty() {
        return Err(anyhow!("{} was not built in {}", product.name(), folder.display()));
    }
    let digest = |file: &PathBuf| {
        Ok((format!("{}/{}", product.name(), files::relative(file, &home)), sha256(&files::read(file)?)))
    };
    files.iter().map(digest).collect()
}

/// Names of files whose digests differ, or which one build lacks.
fn differences(first: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Vec<String> {
    let names: std::collections::BTreeSet<_> = first.keys().chain(second.keys()).collect();
    names.into_iter().filter(|name| first.get(*name) != second.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, digest)| ((*name).into(), (*digest).into())).collect()
    }

    #[test]
    fn s18_a_difference_and_a_missing_file_are_found() {
        let first = build(&[("page/a", "1"), ("page/b", "2"), ("page/c", "3")]);
        let second = build(&[("page/a", "1"), ("page/b", "x"), ("page/d", "4")]);
        assert_eq!(differences(&first, &first), [""; 0]);
        assert_eq!(differences(&first, &second), ["page/b", "page/c", "page/d"]);
    }

    #[test]
    fn the_report_says_what_differs_and_where_it_is() {
        let files = build(&[("page/a", "1f")]);
        let report = Report { files, differences: vec!["page/a".into()], kept: Some("/kept".into()) };
        assert_eq!(report.text(), "1f  page/a\ndiffers: page/a\n1 files, 1 differ\n  both builds are in /kept");
    }
}
