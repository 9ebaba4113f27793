//! The table of promises.
//!
//! ```text
//! S18  two builds are equal, file by file                                   3 ok       81 files of page and package equal
//! ```

use super::results::{Outcome, Results};
use crate::promises::PROMISES;
use crate::rings::Tally;
use std::fmt::Write as _;

/// Each promise with its tests, result and figure.
pub(super) fn text(results: &Results) -> String {
    let mut text = format!("\n{:<4} {:<72} {:>5} {:<14} figure\n", "no", "promise", "tests", "result");
    for promise in &PROMISES {
        let (number, what) = (format!("S{}", promise.number), promise.what);
        let (result, figure) = (result(results, promise.number), results.figure(promise.number));
        let tests = [Outcome::Passed, Outcome::Skipped, Outcome::Failed].map(|it| results.count(promise.number, it));
        let tests: usize = tests.into_iter().sum();
        let line = format!("{number:<4} {what:<72} {tests:>5} {result:<14} {figure}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// One passed or failed promise each. One of which some tests were skipped is kept as far as it was looked at.
pub(super) fn tally(results: &Results) -> Tally {
    let kept = |number: u8| results.count(number, Outcome::Failed) == 0 && results.count(number, Outcome::Passed) > 0;
    let passed = PROMISES.iter().filter(|promise| kept(promise.number)).count();
    Tally { passed, failed: PROMISES.len() - passed }
}

fn result(results: &Results, number: u8) -> String {
    let [passed, skipped, failed] =
        [Outcome::Passed, Outcome::Skipped, Outcome::Failed].map(|it| results.count(number, it));
    match (passed, skipped, failed) {
        (_, _, 1..) => format!("FAILED ({failed})"),
        (0, _, 0) => "no test ran".into(),
        (_, 0, 0) => "ok".into(),
        (_, skipped, 0) => format!("ok, {skipped} skipped"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_without_a_passed_test_is_not_kept() {
        let mut results = Results::default();
        results.passed("S1: a");
        results.failed("S2: a");
        results.read("﹣ S3: a (1ms) # SKIP\nS1 = 0 violations\n");
        assert_eq!(tally(&results), Tally { passed: 1, failed: 25 });
        let table = text(&results);
        let line = |number: &str| table.lines().find(|line| line.starts_with(number)).unwrap().to_owned();
        assert!(line("S1 ").ends_with("    1 ok             0 violations"), "{table}");
        assert!(line("S2 ").ends_with("    1 FAILED (1)"), "{table}");
        assert!(line("S3 ").ends_with("    1 no test ran"), "{table}");
        assert!(line("S4 ").ends_with("    0 no test ran"), "{table}");
    }
}
