//! # max-unavailable/missing, max-unavailable/not-integer, max-unavailable/out-of-range
//!
//! ## What it checks
//! `spec.maxUnavailable` is a whole number from 1 to 20. A number without a fraction is whole however it is written.
//!
//! ## Why
//! It is how many nodes are away at once. The documentation requires it and gives the range; no SDK checks it.
//!
//! ## Wrong
//! ```json
//! {"spec": {"maxUnavailable": 0, "nodePoolID": "DefaultPool"}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool"}}
//! ```

use crate::json::{self, Place, Value, Whole};
use crate::model::Spec;
use crate::plan::NODES_PER_BATCH;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(spec: Spec<'_>, spec_place: &Place<'_>, report: &mut Report) {
    let place = spec_place.member("maxUnavailable");
    let Some(value) = spec.max_unavailable_value() else {
        return report.add(Problem::new(&codes::MAX_UNAVAILABLE_MISSING, place));
    };
    let whole = match value {
        Value::Number(number) => number.whole(),
        _ => None,
    };
    let code = match whole {
        Some(Whole::Small(count)) if usize::try_from(count).is_ok_and(|count| NODES_PER_BATCH.contains(&count)) => {
            return;
        }
        Some(_) => &codes::MAX_UNAVAILABLE_OUT_OF_RANGE,
        None => &codes::MAX_UNAVAILABLE_NOT_INTEGER,
    };
    let problem = Problem::new(code, place).text("found", &json::to_text(value));
    report.add(problem.count("min", *NODES_PER_BATCH.start()).count("max", *NODES_PER_BATCH.end()));
}
