//! The one writer of samples: a template with places, and the head of a file.
//!
//! User text enters a sample only as the value of a place, after the escaping function of its language. A place is a name
//! between two `@`; values are not looked at again, so text that looks like a place stays text.

use std::fmt::Write as _;

use crate::template::fill_between;

/// Fills the places of a template. At the start of a line, a value with several lines is indented like its place;
/// elsewhere it is not changed. A line that holds nothing but a place with an empty value is left out.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for line in template.split_inclusive('\n') {
        let from = out.len();
        let mut emptied = false;
        fill_between(&mut out, line, ['@', '@'], |out, name| {
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else { return false };
            emptied |= value.is_empty();
            let indent = out.get(from..).filter(|before| before.trim().is_empty()).unwrap_or_default().to_owned();
            push_indented(out, value, &indent);
            true
        });
        if emptied && out.get(from..).is_some_and(|line| line.trim().is_empty()) {
            out.truncate(from);
        }
    }
    out
}

/// Appends a value; lines after its first start with the indent.
fn push_indented(out: &mut String, value: &str, indent: &str) {
    for (index, line) in value.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(indent);
            }
        }
        out.push_str(line);
    }
}

/// Appends the number of a character: an introduction such as `\u`, and so many hex digits.
pub(super) fn push_code(out: &mut String, introduction: &str, code: u32, digits: usize) {
    // Writing to a String cannot fail.
    let _ = write!(out, "{introduction}{code:0digits$x}");
}

/// The comment at the start of a file.
pub(super) struct Head {
    comment: &'static str,
    text: String,
}

impl Head {
    /// An empty one; `comment` is what starts a comment in the language, such as `#`.
    pub(super) fn new(comment: &'static str) -> Self {
        Self { comment, text: String::new() }
    }

    /// One more line.
    pub(super) fn line(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(self.comment);
        if !line.is_empty() {
            self.text.push(' ');
            self.text.push_str(line);
        }
    }

    /// The whole comment, without a line feed at its end.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_looked_at_again() {
        assert_eq!(fill("a = @a@, b = @b@", &[("a", "@b@"), ("b", "2")]), "a = @b@, b = 2");
    }

    #[test]
    fn what_is_no_place_stays() {
        assert_eq!(fill("--data @- @file @a@ x@y.z", &[("a", "1")]), "--data @- @file 1 x@y.z");
    }

    #[test]
    fn lines_are_indented_like_their_place() {
        assert_eq!(fill("x\n  @a@\ny", &[("a", "1\n2\n\n3")]), "x\n  1\n  2\n\n  3\ny");
        assert_eq!(fill("  a = @a@", &[("a", "'1\n2'")]), "  a = '1\n2'");
    }

    #[test]
    fn a_line_with_an_empty_place_is_left_out() {
        assert_eq!(fill("x\n  @a@\ny @a@.\n\nz", &[("a", "")]), "x\ny .\n\nz");
    }
}
