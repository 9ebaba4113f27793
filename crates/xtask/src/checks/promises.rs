//! # Every promise has its tests
//!
//! `SECURITY.md` promises S1 to S26 by number; a test belongs to a promise by its title.
//!
//! ```text
//! SECURITY.md: no test is named by S14
//! tests/e2e/policy.test.mjs: a title names S27, which is no promise
//! ```

use super::{Finding, Source, is_built};
use crate::promises::{Named, PROMISES, named};

const TOLD: &str = "SECURITY.md";

/// Promises without a test or without a line in `SECURITY.md`, and titles with numbers of no promise.
pub(super) fn find(sources: &[Source]) -> Vec<Finding> {
    let Some(told) = sources.iter().find(|source| source.path == TOLD) else { return Vec::new() };
    let written = sources.iter().filter(|source| !is_built(&source.path));
    let tests: Vec<_> = written.flat_map(|source| named(&source.path, &source.text)).collect();
    let mut findings = Vec::new();
    for promise in &PROMISES {
        let number = promise.number;
        if !tests.iter().any(|test| test.numbers.contains(&number)) {
            findings.push(told.finding(0, format!("no test is named by S{number}")));
        }
        if !told.text.contains(&format!("| S{number} |")) {
            findings.push(told.finding(0, format!("has no line for S{number}")));
        }
    }
    findings.extend(tests.iter().flat_map(strange));
    findings
}

fn strange(test: &Named) -> Vec<Finding> {
    let is_promise = |number: &u8| PROMISES.iter().any(|promise| promise.number == *number);
    let strange = test.numbers.iter().filter(|number| !is_promise(number));
    let message = |number: &u8| format!("a title names S{number}, which is no promise");
    strange.map(|number| Finding { path: test.path.clone(), line: 0, message: message(number) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::shown;

    #[test]
    fn finds_what_lacks_a_test_or_a_line_and_what_is_too_much() {
        let lines = (1..=25).map(|number| format!("| S{number} | … |")).collect::<Vec<_>>().join("\n");
        let titles = (2..=26).map(|number| format!("test(\"S{number}: a\"")).collect::<Vec<_>>().join("\n");
        let test = ("tests/e2e/a.test.mjs", format!("{titles}\ntest(\"S27: a\""));
        assert_eq!(
            shown(find, &[("SECURITY.md", &lines), (test.0, &test.1)]),
            [
                "SECURITY.md: no test is named by S1",
                "SECURITY.md: has no line for S26",
                "tests/e2e/a.test.mjs: a title names S27, which is no promise",
            ]
        );
    }
}
