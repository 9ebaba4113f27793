//! # validate-storage/too-many-nodes
//!
//! ## What it checks
//! With `validateStorage: true`, `nodeIDs` names 200 nodes at most.
//!
//! ## Why
//! The Go and C++ SDKs (0.1.181 and 3.1.167 on), which alone know the member, say so.
//!
//! ## Wrong
//! 201 IDs in `nodeIDs` and `"validateStorage": true`.
//!
//! ## Right
//! 200 of them.

use crate::json::{Member, Place};
use crate::model::Spec;
use crate::problem::{Problem, Report, codes};

const MOST_NODES: usize = 200;

pub(super) fn check(spec: Spec<'_>, spec_place: &Place<'_>, report: &mut Report) {
    if let (Member::Given(true), Member::Given(ids)) = (spec.validate_storage(), spec.node_ids())
        && ids.len() > MOST_NODES
    {
        let problem = Problem::new(&codes::VALIDATE_STORAGE_TOO_MANY_NODES, spec_place.member("validateStorage"));
        report.add(problem.count("found", ids.len()).count("max", MOST_NODES));
    }
}
