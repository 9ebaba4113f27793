//! Reading the closing lines of test programs.
//!
//! ```ignore
//! assert_eq!(cargo("test result: ok. 5 passed; 0 failed; 1 ignored; …"), Tally { passed: 5, failed: 0 });
//! ```

use super::Tally;

/// The sum of the lines `test result: ok. 5 passed; 0 failed; …` of cargo test and of wasm-bindgen's runner.
pub(super) fn cargo(output: &str) -> Tally {
    let lines = output.lines().map(plain).filter_map(|line| line.strip_prefix("test result: ").map(str::to_owned));
    lines.fold(Tally::default(), |tally, line| {
        let words: Vec<_> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        tally.and(Tally { passed: before(&words, "passed"), failed: before(&words, "failed") })
    })
}

/// The lines `ℹ pass 5` and `ℹ fail 0` of Node.js; a cancelled test has not passed.
pub(super) fn node(output: &str) -> Tally {
    let number = |name: &str| {
        let numbers = output.lines().map(plain).filter_map(|line| {
            let rest = line.trim_start_matches(['ℹ', '#', ' ']).strip_prefix(name)?.trim().parse::<usize>().ok();
            rest.filter(|_| line.starts_with(['ℹ', '#']))
        });
        numbers.sum::<usize>()
    };
    Tally { passed: number("pass "), failed: number("fail ") + number("cancelled ") }
}

/// The number before a word.
fn before(words: &[&str], word: &str) -> usize {
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.filter(|(_, next)| **next == word).find_map(|(number, _)| number.parse().ok()).unwrap_or(0)
}

/// A line without the colours of a terminal.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut parts = line.split('\u{1b}');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_closing_lines_of_cargo() {
        // Printed by cargo 1.95.
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(cargo(output), Tally { passed: 5, failed: 1 });
    }

    #[test]
    fn sees_through_colours() {
        let output = "test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 7 passed; 0 failed; 0 ignored\n";
        assert_eq!(cargo(output), Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn reads_the_closing_lines_of_node() {
        // Printed by Node.js 20.19, spec reporter.
        let output =
            "✔ passes (0.5ms)\nℹ tests 6\nℹ suites 0\nℹ pass 3\nℹ fail 2\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\n";
        assert_eq!(node(output), Tally { passed: 3, failed: 3 });
    }

    #[test]
    fn what_a_test_prints_is_no_count() {
        assert_eq!(cargo("9 passed; 9 failed\n"), Tally::default());
        assert_eq!(node("pass 9\nfail 9\n"), Tally::default());
    }
}
