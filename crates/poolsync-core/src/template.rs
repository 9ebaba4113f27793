//! Text with placeholders such as `{name}`, and the values that take their place.
//!
//! ```
//! use poolsync_core::template;
//!
//! let values = [("found", 21), ("max", 20)];
//! let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
//! assert_eq!(template::fill("found {found}, at most {max}", value), "found 21, at most 20");
//! ```
//!
//! Values are not looked at again, so user text that looks like a placeholder stays text. There is no escape for a brace:
//! one that belongs to no known name is text.

use std::fmt::{Display, Write as _};

/// Returns the template with the value of each `{name}` in its place.
///
/// `value` gives the value of a name, as often as the name stands there. A placeholder without a value stays as it is.
pub fn fill<V: Display>(template: &str, mut value: impl FnMut(&str) -> Option<V>) -> String {
    let mut filled = String::with_capacity(template.len());
    fill_between(&mut filled, template, ['{', '}'], |out, name| {
        // Writing to a String cannot fail.
        value(name).map(|value| write!(out, "{value}")).is_some()
    });
    filled
}

/// Returns the name of each `{name}` in order, repeated ones too.
///
/// A name is made of lower-case ASCII letters: `{project_id}` in a sentence is what the documentation of the API writes
/// for an ID, and no placeholder of ours.
pub fn names(template: &str) -> impl Iterator<Item = &str> {
    let opened = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    opened.map(|(name, _)| name).filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Appends the template to `out`, with placeholders between an opening and a closing sign.
///
/// `push` appends the value of a name and returns true, or appends nothing and returns false: then the opening sign is
/// text, and what follows it is read on.
pub(crate) fn fill_between(
    out: &mut String,
    template: &str,
    [open, close]: [char; 2],
    mut push: impl FnMut(&mut String, &str) -> bool,
) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        rest = match after.split_once(close) {
            Some((name, behind)) if push(out, name) => behind,
            _ => {
                out.push(open);
                after
            }
        };
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, values: &[(&str, &str)], expected: &str) {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        assert_eq!(fill(template, value), expected);
    }

    #[test]
    fn a_name_without_a_value_stays() {
        check("write {project_id}, {a}", &[("a", "1")], "write {project_id}, 1");
        check("write {project_id} or { or {", &[], "write {project_id} or { or {");
        check("{} {a b} {a", &[("a", "1")], "{} {a b} {a");
    }

    #[test]
    fn a_brace_of_no_name_is_text() {
        check("{ or {{a}} or }", &[("a", "1")], "{ or {1} or }");
    }

    #[test]
    fn braces_in_a_value_are_text() {
        check("found {found} of {max}", &[("found", "{max}"), ("max", "20")], "found {max} of 20");
        check("{a}b}", &[("a", "{"), ("b", "2")], "{b}");
    }

    #[test]
    fn a_repeated_name_is_filled_each_time() {
        check("{a}{a} and {a}", &[("a", "中")], "中中 and 中");
    }

    #[test]
    fn names_come_in_order() {
        assert_eq!(names("{b} {a} {project_id} {b} {} {c").collect::<Vec<_>>(), ["b", "a", "b"]);
    }
}
