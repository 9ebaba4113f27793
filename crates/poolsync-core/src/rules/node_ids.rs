//! # node-ids/wrong-type, node-ids/empty-id, node-ids/malformed, node-ids/duplicate, node-ids/all-nodes
//!
//! ## What it checks
//! `spec.nodeIDs` is a list of non-empty strings that look like UUIDs, each named once. Without one, presumably every node
//! of the pool is reset.
//!
//! ## Why
//! A node named by mistake loses its disks. What an absent or empty list means is not documented, so it must be a choice.
//!
//! ## Wrong
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodeIDs": "4d1ecb2c-229a-11e8-9c75-0255ac100ceb", "nodePoolID": "DefaultPool"}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"maxUnavailable": 1, "nodeIDs": ["4d1ecb2c-229a-11e8-9c75-0255ac100ceb"], "nodePoolID": "DefaultPool"}}
//! ```

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::net::IpAddr;

use super::path_segment::is_uuid;
use crate::json::{Member, Place, Value};
use crate::locale::Word;
use crate::model::Spec;
use crate::problem::{Problem, Report, codes};
use crate::words::problems as words;

pub(super) fn check(spec: Spec<'_>, spec_place: &Place<'_>, report: &mut Report) {
    let place = spec_place.member("nodeIDs");
    match spec.node_ids() {
        Member::Absent | Member::Given([]) => report.add(Problem::new(&codes::NODE_IDS_ALL_NODES, place)),
        Member::WrongType { found } => {
            report.add(Problem::new(&codes::NODE_IDS_WRONG_TYPE, place).text("found", found));
        }
        Member::Given(ids) => check_ids(ids, &place, report),
    }
}

fn check_ids(ids: &[Value<'_>], place: &Place<'_>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.iter().enumerate() {
        let problem = |code| Problem::new(code, place.item(index)).count("number", index + 1);
        let Value::String(id) = id else {
            let problem = problem(&codes::NODE_IDS_WRONG_TYPE).text("found", id.type_name());
            report.add(problem.help_with(&words::NODE_IDS_WRONG_TYPE_ITEM_HELP));
            continue;
        };
        if id.is_empty() {
            report.add(problem(&codes::NODE_IDS_EMPTY_ID));
            continue;
        }
        if !is_uuid(id) {
            let problem = super::cause::of(problem(&codes::NODE_IDS_MALFORMED), id, "nodeIDs");
            report.add(match help(id) {
                Some(help) => problem.help_with(help),
                None => problem,
            });
        }
        if !seen.insert(in_lower_case(id)) {
            report.add(problem(&codes::NODE_IDS_DUPLICATE).text("found", id));
        }
    }
}

/// What to do about an ID that is something else, where that can be seen.
fn help(id: &str) -> Option<&'static Word> {
    if id.parse::<IpAddr>().is_ok() {
        Some(&words::NODE_IDS_MALFORMED_ADDRESS_HELP)
    } else if is_uuid(id.trim()) {
        Some(&words::NODE_IDS_MALFORMED_AROUND_HELP)
    } else if id.rsplit(['.', '/']).next().is_some_and(is_uuid) {
        Some(&words::NODE_IDS_MALFORMED_PROVIDER_HELP)
    } else {
        None
    }
}

/// IDs are told apart without case. CCE writes them in lower case, and such a one is not written anew.
fn in_lower_case(id: &str) -> Cow<'_, str> {
    if id.bytes().any(|byte| byte.is_ascii_uppercase()) { id.to_ascii_lowercase().into() } else { id.into() }
}
