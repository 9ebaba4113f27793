//! What the three IDs of the path have in common.

use crate::json::Member;
use crate::problem::{Code, Problem, Report};

/// What is asked of one ID.
pub(super) struct PathSegment {
    /// The name in the API, such as `project_id`.
    pub(super) path: &'static str,
    pub(super) missing: &'static Code,
    pub(super) not_safe: &'static Code,
    pub(super) malformed: &'static Code,
    /// True for the usual form.
    pub(super) is_usual: fn(&str) -> bool,
}

impl PathSegment {
    pub(super) fn check(&self, id: &Member<String>, report: &mut Report) {
        let id = match id {
            Member::Absent => "",
            Member::WrongType { found } => return report.add(super::field::wrong_type(self.path, "string", found)),
            Member::Given(id) => id,
        };
        if id.is_empty() {
            report.add(Problem::new(self.missing, self.path));
        } else if !is_safe(id) {
            report.add(super::cause::of(Problem::new(self.not_safe, self.path), id, self.path));
        } else if !(self.is_usual)(id) {
            report.add(super::cause::of(Problem::new(self.malformed, self.path), id, self.path));
        }
    }
}

/// Unreserved characters only (RFC 3986, section 2.3), and no dot segment: such an ID stands in a path as it is, whoever
/// encodes or signs it.
pub(crate) fn is_safe(id: &str) -> bool {
    id != "."
        && id != ".."
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}

/// 32 hex digits.
pub(crate) fn is_hex_32(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// 8-4-4-4-12 hex digits, any case, any version.
pub(super) fn is_uuid(id: &str) -> bool {
    id.len() == 36
        && id.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unreserved_characters_are_safe() {
        for id in ["a", "A-z.0_9~", "...", "中"] {
            assert_eq!(is_safe(id), id != "中", "{id}");
        }
        for id in [".", "..", "a/b", "a b", "a%2fb", "{project_id}", "a?b", "a#b", "a\n", "a\u{0}"] {
            assert!(!is_safe(id), "{id}");
        }
    }

    #[test]
    fn uuids_of_any_version_and_case_are_known() {
        assert!(is_uuid("4d1ecb2c-229a-11e8-9c75-0255ac100ceb"));
        assert!(is_uuid("AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA"));
        // The second node ID of the documentation's samples: 7-4-4-4-10.
        assert!(!is_uuid("bbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbb"));
        assert!(!is_uuid("4d1ecb2c229a11e89c750255ac100ceb"));
    }
}
