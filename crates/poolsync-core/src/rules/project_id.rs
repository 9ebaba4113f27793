//! # project-id/missing, project-id/unsafe, project-id/malformed
//!
//! ## What it checks
//! The project ID is there, has no character that would change the path, and looks like one.
//!
//! ## Why
//! The project is part of the path and of the signature; usually 32 hex digits. Characters that need encoding are signed
//! differently by different SDKs, and a slash or a dot segment would call another address.
//!
//! ## Wrong
//! `{project_id}`
//!
//! ## Right
//! `0123456789abcdef0123456789abcdef`

use super::path_segment::PathSegment;
use crate::json::Member;
use crate::problem::{Report, codes};

static RULE: PathSegment = PathSegment {
    path: "project_id",
    missing: &codes::PROJECT_ID_MISSING,
    not_safe: &codes::PROJECT_ID_UNSAFE,
    malformed: &codes::PROJECT_ID_MALFORMED,
    is_usual: super::path_segment::is_hex_32,
};

pub(super) fn check(id: &Member<String>, report: &mut Report) {
    RULE.check(id, report);
}
