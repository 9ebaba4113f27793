//! # nodepool-id/missing, nodepool-id/unsafe, nodepool-id/malformed
//!
//! ## What it checks
//! The node pool ID is there, has no character that would change the path, and looks like one.
//!
//! ## Why
//! The node pool is part of the path; a UUID, or `DefaultPool` for the default pool. Characters that need encoding are signed
//! differently by different SDKs, and a slash or a dot segment would call another address.
//!
//! ## Wrong
//! `a b`
//!
//! ## Right
//! `DefaultPool`

use super::path_segment::PathSegment;
use crate::json::Member;
use crate::model::DEFAULT_POOL;
use crate::problem::{Report, codes};

static RULE: PathSegment = PathSegment {
    path: "nodepool_id",
    missing: &codes::NODEPOOL_ID_MISSING,
    not_safe: &codes::NODEPOOL_ID_UNSAFE,
    malformed: &codes::NODEPOOL_ID_MALFORMED,
    is_usual,
};

pub(super) fn check(id: &Member<String>, report: &mut Report) {
    RULE.check(id, report);
}

fn is_usual(id: &str) -> bool {
    id == DEFAULT_POOL || super::path_segment::is_uuid(id)
}
