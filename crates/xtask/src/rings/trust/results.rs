//! What became of the tests of promises, read from what their runners print.
//!
//! ```ignore
//! results.read("✔ S1: every flow keeps to it (12ms)\nℹ S1 = 0 violations\ntest vectors::s13_requests ... ok\n");
//! ```

use crate::promises::{Named, numbers};
use std::collections::BTreeMap;

/// What became of a test; the worst counts where a title comes twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Passed,
    Skipped,
    Failed,
}

/// The results by title, and the figures by promise.
#[derive(Debug, Default)]
pub(super) struct Results {
    outcomes: BTreeMap<String, (Vec<u8>, Outcome)>,
    figures: BTreeMap<u8, Vec<String>>,
}

impl Results {
    /// Reads the output of Node.js or of cargo.
    pub(super) fn read(&mut self, output: &str) {
        for line in output.lines().map(str::trim) {
            if let Some((number, figure)) = figure(line) {
                let figures = self.figures.entry(number).or_default();
                if !figures.contains(&figure) {
                    figures.push(figure);
                }
            } else if let Some((title, outcome)) = node(line).or_else(|| cargo(line)) {
                self.add(&title, outcome);
            }
        }
    }

    /// A test has passed.
    pub(super) fn passed(&mut self, title: &str) {
        self.add(title, Outcome::Passed);
    }

    /// A test has failed.
    pub(super) fn failed(&mut self, title: &str) {
        self.add(title, Outcome::Failed);
    }

    /// A test could not even be started.
    pub(super) fn did_not_run(&mut self, test: &Named) {
        self.add(&test.title, Outcome::Failed);
    }

    fn add(&mut self, title: &str, outcome: Outcome) {
        let numbers = numbers(title.rsplit("::").next().filter(|_| !title.starts_with('S')).unwrap_or(title));
        if numbers.is_empty() {
            return;
        }
        let known = self.outcomes.entry(title.to_owned()).or_insert((numbers, outcome));
        known.1 = known.1.max(outcome);
    }

    /// How many tests of a promise ended so.
    pub(super) fn count(&self, number: u8, outcome: Outcome) -> usize {
        self.outcomes.values().filter(|(numbers, it)| numbers.contains(&number) && *it == outcome).count()
    }

    /// The figures of a promise, as one line.
    pub(super) fn figure(&self, number: u8) -> String {
        self.figures.get(&number).map(|all| all.join("; ")).unwrap_or_default()
    }
}

/// The line `S1 = 0 violations`, as Node.js and cargo print it.
fn figure(line: &str) -> Option<(u8, String)> {
    let (name, figure) = line.trim_start_matches(['ℹ', '#', ' ']).split_once(" = ")?;
    let number = name.strip_prefix('S')?.parse().ok()?;
    Some((number, figure.to_owned()))
}

/// The line `✔ S1: title (12.3ms)`; `▶` closes a test with parts, which is told again if it has failed.
fn node(line: &str) -> Option<(String, Outcome)> {
    let (mark, rest) = line.split_once(' ')?;
    let outcome = match mark {
        "✔" | "▶" => Outcome::Passed,
        "✖" => Outcome::Failed,
        "﹣" => Outcome::Skipped,
        _ => return None,
    };
    let (title, time) = rest.rsplit_once(" (")?;
    (time.contains("ms)") && title.starts_with('S')).then(|| (title.to_owned(), outcome))
}

/// The line `test relay::lost::s12_title ... ok`.
fn cargo(line: &str) -> Option<(String, Outcome)> {
    let (title, end) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let outcome = match end.trim() {
        "ok" => Outcome::Passed,
        "FAILED" => Outcome::Failed,
        end if end.starts_with("ignored") => Outcome::Skipped,
        _ => return None,
    };
    let title = title.split(" (skipped: ").next().unwrap_or(title).trim();
    Some((title.to_owned(), outcome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_node_prints() {
        // Printed by Node.js 20.19, spec reporter.
        let output = "✔ S1: a (b), en (12.5ms)\nℹ S1 = 0 violations\n  ﹣ S14: c (0.1ms) # no Go\n✔ other (1ms)\n▶ S24: d\n  ✔ part (1ms)\n\
                      ▶ S24: d (5ms)\nℹ pass 3\n✖ failing tests:\n✖ S24: d (5ms)\n";
        let mut results = Results::default();
        results.read(output);
        assert_eq!((results.count(1, Outcome::Passed), results.figure(1).as_str()), (1, "0 violations"));
        assert_eq!(results.count(14, Outcome::Skipped), 1);
        assert_eq!((results.count(24, Outcome::Passed), results.count(24, Outcome::Failed)), (0, 1));
    }

    #[test]
    fn reads_what_cargo_prints() {
        // Printed by cargo 1.95 and by libtest-mimic 0.8.
        let output = "test relay::lost::s12_a ... ok\ntest s13_s14_b ... FAILED\ntest other ... ok\n\
                      test nginx::s20_c ... ok\ntest caddy::s20_c (skipped: caddy is not installed) ... ignored\nS13 = 21 of 22\n";
        let mut results = Results::default();
        results.read(output);
        assert_eq!(results.count(12, Outcome::Passed), 1);
        assert_eq!((results.count(13, Outcome::Failed), results.count(14, Outcome::Failed)), (1, 1));
        assert_eq!((results.count(20, Outcome::Passed), results.count(20, Outcome::Skipped)), (1, 1));
        assert_eq!(results.figure(13), "21 of 22");
    }
}
