//! # node-pool-id/missing, node-pool-id/differs
//!
//! ## What it checks
//! `spec.nodePoolID` is there, and names the pool of the path; case does not matter.
//!
//! ## Why
//! The documentation requires it. That both must be equal is said nowhere, but two pools in one call are hardly meant.
//!
//! ## Wrong
//! ```json
//! {"spec": {"maxUnavailable": 1}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool"}}
//! ```

use crate::json::{Member, Place};
use crate::model::Spec;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(spec: Spec<'_>, path_pool: Option<&str>, spec_place: &Place<'_>, report: &mut Report) {
    let place = spec_place.member("nodePoolID");
    match spec.node_pool_id() {
        Member::Absent | Member::Given("") => report.add(Problem::new(&codes::NODE_POOL_ID_MISSING, place)),
        Member::WrongType { .. } => {}
        Member::Given(pool) => {
            if let Some(expected) = path_pool
                && !expected.eq_ignore_ascii_case(pool)
            {
                let problem = Problem::new(&codes::NODE_POOL_ID_DIFFERS, place).text("expected", expected);
                report.add(super::cause::of(problem, pool, "nodePoolID"));
            }
        }
    }
}
