//! `cargo xtask size [--write]`: the sizes of the page and of the npm package, as committed in `web/sizes.txt`.
//!
//! ```text
//! page/poolsync-console.wasm       214,016    91,022    80,127
//! ```
//!
//! Sizes are the same on every machine, so a change of them is a line in the diff. Without `--write` a difference from
//! the committed table is a failure; above its budget a size is one in any case.

use crate::files;
use crate::help::Help as _;
use crate::place::Place;
use crate::rings::Tally;
use crate::say;
use crate::sizes::{Budget, Measured};
use anyhow::{Result, anyhow};

/// Measures what is built, writes or compares, and fails when something is wrong.
pub(crate) fn run(place: &Place, write: bool) -> Result<()> {
    if write {
        let measured = Measured::take(place)?;
        files::write(&place.root().join("web/sizes.txt"), measured.table())?;
    }
    let tally = compare(place)?;
    if tally.failed == 0 { Ok(()) } else { Err(anyhow!("sizes are not as they should be")).help(HELP) }
}

/// Compares with the committed table and the budgets, one test each.
pub(crate) fn compare(place: &Place) -> Result<Tally> {
    let measured = Measured::take(place)?;
    let new = measured.table();
    let old = files::read_text(&place.root().join("web/sizes.txt")).unwrap_or_default();
    let mut tally = Tally::default();
    for line in changes(&old, &new) {
        say::line(line);
    }
    tally.add("sizes are those of web/sizes.txt", old == new);
    for Budget { name, bytes, limit } in measured.budgets() {
        tally.add(&format!("{name}: {bytes} bytes of {limit}"), bytes <= limit);
    }
    if tally.failed > 0 {
        say::line(format_args!("  help: {HELP}"));
    }
    Ok(tally)
}

const HELP: &str = "when the change is wanted: cargo xtask size --write, and commit web/sizes.txt";

/// The lines that only one of the two tables has.
fn changes(old: &str, new: &str) -> Vec<String> {
    let only = |these: &str, those: &str, mark: char| {
        let lines = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        lines.map(|line| format!("  {mark} {line}")).collect::<Vec<_>>()
    };
    let mut changes = only(old, new, '-');
    changes.extend(only(new, old, '+'));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_old_and_new() {
        assert_eq!(changes("same\na 1\n", "same\na 2\n"), ["  - a 1", "  + a 2"]);
        assert_eq!(changes("same\n", "same\n"), [""; 0]);
    }
}
