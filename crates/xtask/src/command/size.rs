//! `cargo xtask size [--write]`: the sizes of the page and of the npm package, as committed in `web/sizes.txt`, and as the
//! package's README names them.
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
        let readme = place.root().join("web/npm/README.md");
        let text = with_sizes(&files::read_text(&readme)?, |name| measured.of_package(name));
        files::write(&readme, &text)?;
        // It is a file of the package itself, and has a size.
        files::write(&place.package().join("README.md"), &text)?;
        files::write(&place.root().join("web/sizes.txt"), Measured::take(place)?.table())?;
    }
    let tally = compare(place)?;
    if tally.failed == 0 { Ok(()) } else { Err(anyhow!("sizes are not as they should be")).help(HELP) }
}

/// The sizes that the package's README names: what stands in front of each, and the file.
const NAMED: [(&str, &str); 4] = [
    ("`poolsync.wasm` ", "poolsync.wasm"),
    ("for Node.js: ", "poolsync_bytes.js"),
    ("`poolsync_samples.wasm` ", "poolsync_samples.wasm"),
    ("`poolsync_rollout.wasm` ", "poolsync_rollout.wasm"),
];

/// The README with the sizes of today, in kB. `size`: the bytes of a file after brotli, if it is there.
fn with_sizes(readme: &str, size: impl Fn(&str) -> Option<usize>) -> String {
    let mut readme = readme.to_owned();
    for (before, name) in NAMED {
        let number = readme.find(before).map(|at| at + before.len());
        let Some((from, bytes)) = number.zip(size(name)) else { continue };
        let rest = readme.get(from..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            readme.replace_range(from..from + digits, &((bytes + 500) / 1000).to_string());
        }
    }
    readme
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
    fn the_readme_names_the_sizes_of_today() {
        let readme = "`poolsync.wasm` 9 kB, and for Node.js: 20 kB.\n`poolsync_samples.wasm` is large\n";
        let size = |name: &str| Some(name.len() * 1000 + 499);
        let expected = "`poolsync.wasm` 13 kB, and for Node.js: 17 kB.\n`poolsync_samples.wasm` is large\n";
        assert_eq!(with_sizes(readme, size), expected);
        assert_eq!(with_sizes(readme, |_| None), readme);
    }

    #[test]
    fn shows_old_and_new() {
        assert_eq!(changes("same\na 1\n", "same\na 2\n"), ["  - a 1", "  + a 2"]);
        assert_eq!(changes("same\n", "same\n"), [""; 0]);
    }
}
