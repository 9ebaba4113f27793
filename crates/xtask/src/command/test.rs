//! `cargo xtask test [ring…]`: everything that continuous integration runs.
//!
//! ```text
//! ring        passed  failed  seconds
//! native         412       0     38.1
//! site             1       0     61.0
//! …
//! 431 passed, 0 failed
//! ```

use crate::place::Place;
use crate::rings::{Ground, Ring, Tally};
use crate::say;
use crate::tools::{self, Tools};
use anyhow::Result;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Runs the named rings, or all, and returns whether they have passed. A red ring does not keep the others from running.
pub(crate) fn run(place: Place, named: Vec<Ring>) -> Result<bool> {
    let rings = if named.is_empty() { Ring::ALL.to_vec() } else { named };
    let tools = Tools::for_building(&place)?;
    let browser = tools::for_testing(&place, &tools)?;
    let ground = Ground { place, tools, browser };
    let rows: Vec<_> = rings.into_iter().map(|ring| one(ring, &ground)).collect();
    say::line(table(&rows));
    let all = rows.iter().fold(Tally::default(), |all, row| all.and(row.tally));
    let red: Vec<_> = rows.iter().filter(|row| row.tally.failed > 0).map(|row| row.name.as_str()).collect();
    if !red.is_empty() {
        say::line(format_args!("error: not green: {}", red.join(", ")));
        say::line(format_args!("  help: to run only this: cargo xtask test {}", red.join(" ")));
    }
    // The very last line that is printed is the sum.
    say::line(format_args!("{} passed, {} failed", all.passed, all.failed));
    Ok(red.is_empty())
}

/// A ring that has run.
struct Row {
    name: String,
    tally: Tally,
    time: Duration,
}

fn one(ring: Ring, ground: &Ground) -> Row {
    say::line(format_args!("\n=== {}", ring.name()));
    let start = Instant::now();
    let tally = ring.run(ground).unwrap_or_else(|failure| {
        say::error(format_args!("error: {failure:#}"));
        Tally { passed: 0, failed: 1 }
    });
    let time = start.elapsed();
    say::line(format_args!(
        "=== {}: {} passed, {} failed, {}",
        ring.name(),
        tally.passed,
        tally.failed,
        say::seconds(time)
    ));
    Row { name: ring.name(), tally, time }
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("\n{:<10} {:>7} {:>7} {:>8}\n", "ring", "passed", "failed", "seconds");
    for Row { name, tally, time } in rows {
        let _ = writeln!(text, "{name:<10} {:>7} {:>7} {:>8.1}", tally.passed, tally.failed, time.as_secs_f64());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_columns() {
        let row =
            Row { name: "native".into(), tally: Tally { passed: 412, failed: 0 }, time: Duration::from_millis(38_140) };
        assert_eq!(table(&[row]), "\nring        passed  failed  seconds\nnative         412       0     38.1\n");
    }
}
