//! # node-template/missing, node-template/unexpected
//!
//! ## What it checks
//! The default pool comes with a `nodeTemplate`, a custom pool without.
//!
//! ## Why
//! The default pool only groups nodes and has no template; the documentation's sample for it carries one, the sample for a
//! custom pool does not. Neither is stated as a rule, so both are warnings.
//!
//! ## Wrong
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool"}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool",
//!           "nodeTemplate": {"lifeCycle": {}, "login": {"sshKey": "KeyPair-ops"}}}}
//! ```

use super::{is_default_pool, life_cycle, login};
use crate::json::{Member, Place};
use crate::model::Spec;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(spec: Spec<'_>, path_pool: Option<&str>, spec_place: &Place<'_>, report: &mut Report) {
    let place = spec_place.member("nodeTemplate");
    let default_pool = is_default_pool(spec, path_pool);
    let pool_is_known = !matches!(spec.node_pool_id(), Member::Given("") | Member::WrongType { .. })
        && (path_pool.is_some() || !spec.node_pool_id().is_absent());
    match spec.node_template() {
        Member::Absent if default_pool => report.add(Problem::new(&codes::NODE_TEMPLATE_MISSING, place)),
        Member::Absent | Member::WrongType { .. } => {}
        Member::Given(template) => {
            if pool_is_known && !default_pool {
                report.add(Problem::new(&codes::NODE_TEMPLATE_UNEXPECTED, place));
            }
            life_cycle::check(template, &place, report);
            login::check(template, &place, report);
        }
    }
}
