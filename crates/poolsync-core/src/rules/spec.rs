//! # spec/missing
//!
//! ## What it checks
//! The body has a `spec`.
//!
//! ## Why
//! All settings of the call are in it; the documentation requires it.
//!
//! ## Wrong
//! ```json
//! {"maxUnavailable": 1}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool"}}
//! ```

use crate::model::UpgradeNodePool;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(body: UpgradeNodePool<'_>, report: &mut Report) {
    if body.is_object() && body.spec().is_absent() {
        report.add(Problem::new(&codes::SPEC_MISSING, "spec"));
    }
}
