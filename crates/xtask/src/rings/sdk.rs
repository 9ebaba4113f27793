//! The samples in the hands of the cloud's real SDKs.
//!
//! ```text
//! POOLSYNC_SAMPLES=target/debug/examples/samples POOLSYNC_SDK=… node --test tests/sdk/*.test.mjs
//! ```
//!
//! What was shown stands in `target/xtask/sdk-table.tsv`: a line for each case x language x version.

use super::node::Suite;
use super::{Ground, Tally};
use crate::files;
use crate::place::Place;
use crate::say;
use crate::tools;
use anyhow::Result;
use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use xshell::cmd;

/// The first line of the table: the columns that `tests/sdk/table.mjs` writes.
const COLUMNS: &str = "language\tversion\tcase\tcompiled\tran\trequest\n";

/// `tests/sdk`, with the program that writes samples in `POOLSYNC_SAMPLES`, the SDKs below `POOLSYNC_SDK` and the table in
/// `POOLSYNC_SDK_TABLE`, which begins anew.
pub(super) fn suite(ground: &Ground) -> Result<Suite> {
    let table = table(&ground.place);
    files::write(&table, COLUMNS)?;
    let environment = vec![
        ("POOLSYNC_SAMPLES", writer(&ground.place)?.into()),
        ("POOLSYNC_SDK", tools::sdks(&ground.place)?.into()),
        ("POOLSYNC_SDK_TABLE", table.into()),
    ];
    Ok(Suite { folder: "tests/sdk", environment, options: &[] })
}

/// Runs them, and says at the end how many cells the table has.
pub(super) fn run(ground: &Ground) -> Result<Tally> {
    let tally = suite(ground)?.run(ground)?;
    let table = table(&ground.place);
    for (row, cells) in rows(&files::read_text(&table)?) {
        say::line(format_args!("  {row:<44} {cells:>3} cells"));
    }
    say::line(format_args!("  all of them, by case: {}", table.display()));
    Ok(tally)
}

fn table(place: &Place) -> PathBuf {
    place.target().join("xtask/sdk-table.tsv")
}

/// Language and version of each row of the table, with the number of its cells.
fn rows(table: &str) -> BTreeMap<String, usize> {
    let mut rows = BTreeMap::new();
    for line in table.lines().skip(1) {
        let name: Vec<_> = line.split('\t').take(2).collect();
        *rows.entry(name.join(" ")).or_default() += 1;
    }
    rows
}

/// The example of the core that writes samples.
fn writer(place: &Place) -> Result<PathBuf> {
    let sh = place.shell()?;
    cmd!(sh, "cargo build --quiet --locked --package=poolsync-core --example=samples").run()?;
    Ok(place.target().join("debug/examples").join(format!("samples{EXE_SUFFIX}")))
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn counts_the_cells_of_each_language_and_version() {
        let table = format!("{COLUMNS}Go\tv1\ta\tx\ty\tz\nJava\t2\ta\tx\ty\tz\nGo\tv1\tb\tx\ty\tz\n");
        assert_eq!(rows(&table), BTreeMap::from([("Go v1".to_owned(), 2), ("Java 2".to_owned(), 1)]));
    }
}
