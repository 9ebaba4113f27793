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
use crate::problem::{Problem, Report, codes};

/// The fewest and the most nodes in one batch.
const RANGE: std::ops::RangeInclusive<i64> = 1..=20;

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
        Some(Whole::Small(count)) if RANGE.contains(&count) => return,
        Some(_) => &codes::MAX_UNAVAILABLE_OUT_OF_RANGE,
        None => &codes::MAX_UNAVAILABLE_NOT_INTEGER,
    };
    let problem = Problem::new(code, place).text("found", &json::to_text(value));
    report.add(problem.number("min", *RANGE.start()).number("max", *RANGE.end()));
}
