//! Finding the tests that keep a promise, by their titles in the sources.
//!
//! ```ignore
//! assert_eq!(numbers("S1, S2: every flow keeps to it"), [1, 2]);
//! assert_eq!(numbers("s13_vectors"), [13]);
//! ```

use std::path::Path;

/// A test that keeps a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The promises.
    pub(crate) numbers: Vec<u8>,
    /// Its title, for JavaScript as it is written: `S1: …, ${language}`.
    pub(crate) title: String,
    /// Where it stands, from the root.
    pub(crate) path: String,
    /// Who runs it.
    pub(crate) runner: Runner,
}

/// Who runs a test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Runner {
    /// Cargo: the package and the target, `--lib`, `--bin` or `--test` with its name.
    Cargo(String, Vec<String>),
    /// Node.js: the folder below `tests`.
    Node(String),
}

/// The promises that a title names; none for a title of another test.
pub(crate) fn numbers(title: &str) -> Vec<u8> {
    let (prefix, mark) = match title.split_once(':') {
        Some((before, _)) if title.starts_with('S') => (before, ", "),
        _ if title.starts_with('s') => (title, "_"),
        _ => return Vec::new(),
    };
    let number = |part: &str| {
        let digits = part.strip_prefix(['S', 's'])?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u8>().ok())?
    };
    let found: Vec<_> = prefix.split(mark).map(number).collect();
    // Before a colon stand numbers and nothing else; the name of a function goes on.
    if mark == ", " {
        found.into_iter().collect::<Option<_>>().unwrap_or_default()
    } else {
        found.into_iter().map_while(|it| it).collect()
    }
}

/// The tests of a file that keep a promise.
pub(crate) fn named(path: &str, text: &str) -> Vec<Named> {
    let Some((runner, title_of)) = reader(path) else { return Vec::new() };
    let titles = text.lines().filter_map(title_of);
    titles
        .map(|title| Named { numbers: numbers(&title), title, path: path.to_owned(), runner: runner.clone() })
        .filter(|named| !named.numbers.is_empty())
        .collect()
}

/// Reads the title of a test from a line, if one begins there.
type Title = fn(&str) -> Option<String>;

/// Who runs the tests of this file, and how their titles are read from its lines.
fn reader(path: &str) -> Option<(Runner, Title)> {
    let is_rust = Path::new(path).extension().is_some_and(|extension| extension == "rs");
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        ["tests", folder, .., file] if file.ends_with(".test.mjs") => {
            Some((Runner::Node((*folder).to_owned()), title_in_javascript))
        }
        ["crates", package, "tests", rest @ ..] if is_rust => {
            let target = rest.first()?.trim_end_matches(".rs").to_owned();
            Some((Runner::Cargo((*package).to_owned(), vec!["--test".into(), target]), title_in_rust))
        }
        ["crates", package, "src", ..] if is_rust => {
            let target = if *package == "xtask" { vec!["--bin".into(), "xtask".into()] } else { vec!["--lib".into()] };
            Some((Runner::Cargo((*package).to_owned(), target), title_in_rust))
        }
        _ => None,
    }
}

/// The text between the quotes of `test("…"`.
fn title_in_javascript(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("test(").or_else(|| line.trim_start().strip_prefix("t.test("))?;
    let quote = rest.chars().next().filter(|quote| "\"'`".contains(*quote))?;
    let (title, _) = rest.get(1..)?.split_once(quote)?;
    Some(title.to_owned())
}

/// The name of a function.
fn title_in_rust(line: &str) -> Option<String> {
    let rest = line.trim_start();
    let rest = ["fn ", "pub(super) fn "].iter().find_map(|start| rest.strip_prefix(start))?;
    rest.split_once('(').map(|(name, _)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_at_the_beginning_of_a_title() {
        assert_eq!(numbers("S1: a"), [1]);
        assert_eq!(numbers("S1, S26: a: b"), [1, 26]);
        assert_eq!(numbers("s13_a_b"), [13]);
        assert_eq!(numbers("s5_s6_a"), [5, 6]);
        for other in ["a", "S1 a", "See S1: a", "sends_a", "S1, and more: a", "s_1", ""] {
            assert_eq!(numbers(other), [0; 0], "{other}");
        }
    }

    #[test]
    fn finds_titles_with_who_runs_them() {
        let title = |path: &str, line: &str| {
            named(path, line)
                .pop()
                .map(|named| (named.title, named.runner))
                .map(|(title, runner)| format!("{title} {runner:?}"))
        };
        assert_eq!(
            title("tests/e2e/a.test.mjs", "  test(`S1: every flow, ${language}`, async (t) => {").as_deref(),
            Some("S1: every flow, ${language} Node(\"e2e\")")
        );
        assert_eq!(
            title("crates/poolsync-core/tests/vectors.rs", "fn s13_a() {").as_deref(),
            Some("s13_a Cargo(\"poolsync-core\", [\"--test\", \"vectors\"])")
        );
        assert_eq!(
            title("crates/poolsync-server/tests/server/relay/lost.rs", "fn s12_a() {").as_deref(),
            Some("s12_a Cargo(\"poolsync-server\", [\"--test\", \"server\"])")
        );
        assert_eq!(
            title("crates/xtask/src/archive.rs", "    fn s18_a() {").as_deref(),
            Some("s18_a Cargo(\"xtask\", [\"--bin\", \"xtask\"])")
        );
        assert_eq!(title("tests/e2e/stage.mjs", "test(\"S1: a\""), None);
        assert_eq!(title("tests/e2e/a.test.mjs", "// test(\"S1: a\""), None);
    }
}
