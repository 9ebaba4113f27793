//! Where the problems of a body stand in its text.

use super::outline::{Outline, Span, Step};
use super::units::Units;
use crate::json::scan_string;
use crate::locale::Arg;
use crate::problem::{Problem, Report};

/// The place of a problem in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins, in UTF-16 units from 0.
    pub from: usize,
    /// Where it ends, in UTF-16 units; behind its last sign.
    pub to: usize,
    /// The line of its beginning, from 1.
    pub line: usize,
    /// The column of its beginning, from 1, in UTF-16 units.
    pub column: usize,
    /// True if what the problem is about stands there; false if it is missing, and the object that should hold it is
    /// marked.
    pub is_exact: bool,
}

/// Returns the places of all problems of a report in the text of the body, in the order of the report. A problem of the
/// address or of the credential has its mark at the beginning of the text, with `is_exact` false.
pub fn marks(text: &str, report: &Report) -> Vec<Mark> {
    let outline = Outline::read(text);
    let units = Units::new(text);
    report.problems().iter().map(|problem| mark(problem, text, &outline, &units)).collect()
}

fn mark(problem: &Problem, text: &str, outline: &Outline, units: &Units<'_>) -> Mark {
    let number = |wanted: &str| {
        let arg = problem.args.iter().find(|(name, _)| *name == wanted);
        arg.and_then(|(_, arg)| if let Arg::Number(number) = arg { usize::try_from(*number).ok() } else { None })
    };
    if let (Some(line), Some(column)) = (number("line"), number("column")) {
        let from = units.of_position(line, column);
        let byte = units.to_byte(from).unwrap_or(text.len());
        let to = units.of_byte(byte + token_length(text.get(byte..).unwrap_or_default()));
        return Mark { from, to: to.max(from), line, column, is_exact: true };
    }
    let (span, is_exact) = place(&problem.path, outline);
    let (from, to) = (units.of_byte(span.from), units.of_byte(span.to));
    let (line, column) = units.position(from);
    Mark { from, to, line, column, is_exact }
}

/// A key with its quotes, one sign, or nothing at the end of the text.
fn token_length(rest: &str) -> usize {
    match rest.strip_prefix('"').map(scan_string) {
        Some(Ok((_, length))) => length + 1,
        _ => rest.chars().next().map_or(0, char::len_utf8),
    }
}

/// The value at a path; where it is missing, the name of the innermost object that is there.
fn place(path: &str, outline: &Outline) -> (Span, bool) {
    if outline.nodes.is_empty() {
        return (Span { from: 0, to: 0 }, false);
    }
    let mut node = 0;
    let mut rest = path;
    let mut is_exact = true;
    while !rest.is_empty() {
        let Some((step, after)) = next_step(rest) else {
            is_exact = false;
            break;
        };
        let Some(next) = outline.step(node, step) else {
            is_exact = false;
            break;
        };
        (node, rest) = (next, after);
    }
    let found = outline.nodes.get(node);
    let opening = |span: Span| Span { from: span.from, to: span.to.min(span.from + 1) };
    let span = found.map_or(Span { from: 0, to: 0 }, |found| match (&found.key, found.is_object) {
        (None, true) => opening(found.span),
        (_, false) if is_exact => found.span,
        _ => found.key_span,
    });
    (span, is_exact)
}

/// The first step of a path such as `spec.nodeIDs[1]` or `["a b"].c`, and the rest.
fn next_step(path: &str) -> Option<(Step, &str)> {
    if let Some(quoted) = path.strip_prefix("[\"") {
        let (name, length) = scan_string(quoted).ok()?;
        let rest = quoted.get(length..)?.strip_prefix(']')?;
        return Some((Step::Member(name.into_owned()), rest.strip_prefix('.').unwrap_or(rest)));
    }
    if let Some(number) = path.strip_prefix('[') {
        let (number, rest) = number.split_once(']')?;
        return Some((Step::Item(number.parse().ok()?), rest.strip_prefix('.').unwrap_or(rest)));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at_checked(end)?;
    Some((Step::Member(name.to_owned()), rest.strip_prefix('.').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::rules::check_json;

    /// The marked text of the problem with this code.
    #[track_caller]
    fn check(text: &str, code: &str, expected: &str, is_exact: bool) {
        let report = check_json(text);
        let index = report.problems().iter().position(|problem| problem.code.id == code).unwrap();
        let mark = marks(text, &report)[index];
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[mark.from..mark.to]).unwrap(), expected, "{text}");
        assert_eq!(mark.is_exact, is_exact, "{text}");
        let before = String::from_utf16(&units[..mark.from]).unwrap();
        assert_eq!(mark.line, before.matches('\n').count() + 1, "{text}");
        let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
        assert_eq!(mark.column, column, "{text}");
    }

    #[test]
    fn a_wrong_value_is_marked() {
        check("{\"😀\":1,\n\"spec\":{\"maxUnavailable\": 21 }}", "max-unavailable/out-of-range", "21", true);
        check(r#"{"spec":{"nodeIDs":["a",""]}}"#, "node-ids/empty-id", "\"\"", true);
        check(r#"{"spec":{"a b":{"c":1}}}"#, "field/unknown", "\"a b\"", true);
    }

    #[test]
    fn a_missing_member_marks_the_object_that_should_hold_it() {
        check(r#"{"spec":{}}"#, "max-unavailable/missing", "\"spec\"", false);
        check(" {}", "spec/missing", "{", false);
    }

    #[test]
    fn broken_text_is_marked_where_it_breaks() {
        check("{\"spec\":\n {\"a\" 1}}", "json/syntax", "1", true);
        check("{\"spec\":", "json/syntax", "", true);
        check(r#"{"spec":{"a":1,"a":2}}"#, "json/duplicate-key", "\"a\"", true);
    }
}
