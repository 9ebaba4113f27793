//! # life-cycle/missing
//!
//! ## What it checks
//! A `nodeTemplate` has a `lifeCycle`; an empty one will do.
//!
//! ## Why
//! The documentation requires it, and so does the Python SDK from 3.1.215 on.
//!
//! ## Wrong
//! ```json
//! {"nodeTemplate": {"login": {"sshKey": "KeyPair-ops"}}}
//! ```
//!
//! ## Right
//! ```json
//! {"nodeTemplate": {"lifeCycle": {}, "login": {"sshKey": "KeyPair-ops"}}}
//! ```

use super::scripts;
use crate::json::{Member, Place};
use crate::model::NodeTemplate;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(template: NodeTemplate<'_>, template_place: &Place<'_>, report: &mut Report) {
    let place = template_place.member("lifeCycle");
    match template.life_cycle() {
        Member::Absent => report.add(Problem::new(&codes::LIFE_CYCLE_MISSING, place)),
        Member::WrongType { .. } => {}
        Member::Given(life_cycle) => scripts::check(life_cycle, &place, report),
    }
}
