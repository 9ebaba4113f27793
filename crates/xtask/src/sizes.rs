//! Measuring what was built: every file as it is, by gzip and by brotli, and the sums that have a budget.
//!
//! ```ignore
//! let measured = Measured::take(&place)?;
//! say::line(measured.table());
//! ```

use crate::files;
use crate::help::Help as _;
use crate::page::{self, FIRST_VISIT};
use crate::place::Place;
use anyhow::{Context as _, Result, anyhow};
use std::fmt::Display;
use std::path::Path;

/// A sum that must not exceed its limit; both in bytes after brotli.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Budget {
    /// What is summed.
    pub(crate) name: &'static str,
    /// What it is.
    pub(crate) bytes: usize,
    /// What it may be; 1 kB = 1000 bytes.
    pub(crate) limit: usize,
}

/// The sizes of the page and of the package.
pub(crate) struct Measured {
    page: Vec<Size>,
    package: Vec<Size>,
    first_visit: Vec<String>,
    until_live: Vec<String>,
}

/// The sizes of one file in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Size {
    /// Its name without digest.
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Measured {
    /// Measures what is built.
    pub(crate) fn take(place: &Place) -> Result<Self> {
        let page = sizes(&place.page(), "cargo xtask site")?;
        let package = sizes(&place.package(), "cargo xtask npm")?;
        let list = files::read_text(&place.page().join(FIRST_VISIT))?;
        let first_visit: Vec<String> =
            serde_json::from_str(&list).with_context(|| format!("dist/{FIRST_VISIT} is no list of names"))?;
        let first_visit: Vec<_> = first_visit.iter().map(|name| page::without_digest(name)).collect();
        let html = files::read_text(&place.page().join("index.html"))?;
        let until_live =
            first_visit.iter().filter(|name| *name == "index.html" || named(&html, name)).cloned().collect();
        Ok(Self { page, package, first_visit, until_live })
    }

    /// The bytes of a file of the package after brotli; nothing if there is none of this name.
    pub(crate) fn of_package(&self, name: &str) -> Option<usize> {
        self.package.iter().find(|size| size.name == name).map(|size| size.brotli)
    }

    /// The table as it is committed.
    pub(crate) fn table(&self) -> String {
        let mut text = String::from("Sizes in bytes, written by `cargo xtask size --write`; 1 kB = 1000 bytes.\n\n");
        text.push_str(&line("file", [&"raw", &"gzip", &"brotli"]));
        for (folder, sizes) in [("page", &self.page), ("npm", &self.package)] {
            for Size { name, raw, gzip, brotli } in sizes {
                text.push_str(&line(&format!("{folder}/{name}"), [raw, gzip, brotli]));
            }
        }
        text.push('\n');
        text.push_str(&line("sum", [&"", &"brotli", &"budget"]));
        for Budget { name, bytes, limit } in self.budgets() {
            text.push_str(&line(name, [&"", &bytes, &limit]));
        }
        text
    }

    /// The sums that have a budget.
    pub(crate) fn budgets(&self) -> [Budget; 4] {
        let sum = |names: &[String]| {
            let sizes = self.page.iter().filter(|size| names.contains(&size.name));
            sizes.map(|size| size.brotli).sum()
        };
        let module = self.package.iter().filter(|size| size.name == "poolsync.wasm");
        let is_module = |size: &&Size| Path::new(&size.name).extension().is_some_and(|end| end == "wasm");
        let lazy = self.page.iter().filter(is_module).filter(|size| !self.until_live.contains(&size.name));
        [
            // Aim: 90 kB. Leptos' views are about 30 kB more than its reactive core alone.
            Budget { name: "page, until the program is live", bytes: sum(&self.until_live), limit: 112_000 },
            // Aim: 180 kB. The words of both languages, all helps of the rules, repairs, and salting come with every visit.
            Budget { name: "page, first visit", bytes: sum(&self.first_visit), limit: 352_000 },
            Budget {
                name: "page, largest lazy part",
                bytes: lazy.map(|size| size.brotli).max().unwrap_or(0),
                // Aim: 120 kB. Rollouts: serde and the reader of YAML are a sixth of it, its views most of the rest.
                limit: 238_000,
            },
            // Aim: 100 kB; it is built for speed, and has all helps and advice in both languages.
            Budget { name: "npm, poolsync.wasm", bytes: module.map(|size| size.brotli).sum(), limit: 146_000 },
        ]
    }
}

/// The sizes of every file that is not itself a compressed one, by name.
fn sizes(folder: &Path, how: &str) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for path in files::below(folder, &|_| false)? {
        let name = files::relative(&path, folder);
        if [".br", ".gz"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let bytes = files::read(&path)?;
        let (gzip, brotli) = (page::gzip(&bytes)?.len(), page::brotli(&bytes)?.len());
        sizes.push(Size { name: page::without_digest(&name), raw: bytes.len(), gzip, brotli });
    }
    if sizes.is_empty() {
        return Err(anyhow!("{} holds nothing to measure", folder.display())).help(how);
    }
    sizes.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sizes)
}

/// Whether a page names this file, with whatever digest.
fn named(html: &str, name: &str) -> bool {
    html.split(['"', '\'']).any(|word| page::without_digest(word.trim_start_matches("./")) == name)
}

/// A line of four columns; the last three are right-aligned.
fn line(name: &str, columns: [&dyn Display; 3]) -> String {
    let [a, b, c] = columns;
    format!("{name:<34} {a:>9} {b:>9} {c:>9}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, brotli: usize) -> Size {
        Size { name: name.into(), raw: 3 * brotli, gzip: 2 * brotli, brotli }
    }

    fn measured() -> Measured {
        Measured {
            page: vec![size("index.html", 1000), size("later.wasm", 200), size("start.js", 30), size("unused.txt", 4)],
            package: vec![size("poolsync.wasm", 60_000), size("poolsync_bytes.js", 70_000)],
            first_visit: ["index.html", "start.js", "later.wasm"].map(Into::into).into(),
            until_live: ["index.html", "start.js"].map(Into::into).into(),
        }
    }

    #[test]
    fn sums_what_each_budget_is_about() {
        let bytes = measured().budgets().map(|budget| budget.bytes);
        assert_eq!(bytes, [1030, 1230, 200, 60_000]);
    }

    #[test]
    fn the_table_names_files_and_budgets() {
        let table = measured().table();
        assert!(table.contains("page/start.js                             90        60        30\n"), "{table}");
        let columns = table.lines().last().unwrap().split_whitespace().rev().take(2).collect::<Vec<_>>();
        let limit = measured().budgets()[3].limit.to_string();
        assert_eq!(columns, [limit.as_str(), "60000"], "{table}");
    }

    #[test]
    fn a_page_names_files_with_their_digest() {
        let html = "<script src=\"./start-ba7816bf8f01cfea.js\">";
        assert!(named(html, "start.js") && !named(html, "later.wasm"));
    }
}
