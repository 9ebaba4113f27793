//! # cluster-id/missing, cluster-id/unsafe, cluster-id/malformed
//!
//! ## What it checks
//! The cluster ID is there, has no character that would change the path, and looks like one.
//!
//! ## Why
//! The cluster is part of the path; the samples show UUIDs. Characters that need encoding are signed
//! differently by different SDKs, and a slash or a dot segment would call another address.
//!
//! ## Wrong
//! `../x`
//!
//! ## Right
//! `4d1ecb2c-229a-11e8-9c75-0255ac100ceb`

use super::path_segment::PathSegment;
use crate::json::Member;
use crate::problem::{Report, codes};

static RULE: PathSegment = PathSegment {
    path: "cluster_id",
    missing: &codes::CLUSTER_ID_MISSING,
    not_safe: &codes::CLUSTER_ID_UNSAFE,
    malformed: &codes::CLUSTER_ID_MALFORMED,
    is_usual: super::path_segment::is_uuid,
};

pub(super) fn check(id: &Member<String>, report: &mut Report) {
    RULE.check(id, report);
}
