//! A target of a plan. What a request says of it (ids, `maxUnavailable`, template) is checked by the rules of the request.

use std::collections::BTreeSet;

use super::members::Members;
use super::tree::Tree;
use super::{Order, PlanTarget, Select};
use crate::json::{Member, Object, Place, quoted};
use crate::model::SyncRequest;
use crate::problem::{Problem, codes};
use crate::rules;

/// What all targets have in common; none where it is no text.
pub(super) struct Common<'p> {
    pub(super) endpoint: Option<&'p str>,
    pub(super) project_id: Option<&'p str>,
}

const MEMBERS: [&str; 6] = ["clusterId", "nodepoolId", "maxUnavailable", "nodes", "includeUpToDate", "nodeTemplate"];

/// Reads a target. `is_first`: problems of what targets have in common are told at the first one.
pub(super) fn read(
    tree: &Tree,
    place: &Place<'_>,
    common: &Common<'_>,
    is_first: bool,
    members: &mut Members,
) -> Option<PlanTarget> {
    if !members.object(tree, place, &MEMBERS) {
        return None;
    }
    check_request(tree, place, common, is_first, members);
    let text = |name: &str| tree.get(name).and_then(Tree::text).map(str::to_owned);
    let max_unavailable = tree.get("maxUnavailable").and_then(|value| match &value.kind {
        super::tree::Kind::Number(spelled) => usize::try_from(crate::json::Number::new(spelled).to_i64()?).ok(),
        _ => None,
    });
    let include_up_to_date = match tree.get("includeUpToDate").map(|value| &value.kind) {
        None => Some(false),
        Some(super::tree::Kind::Bool(value)) => Some(*value),
        Some(_) => {
            let place = place.member("includeUpToDate");
            members.wrong_type(tree.get("includeUpToDate")?, &place, "boolean");
            None
        }
    };
    let nodes = members.needed(tree, place, "nodes").and_then(|value| select(value, &place.member("nodes"), members));
    let node_template = tree.get("nodeTemplate").map(json_text);
    Some(PlanTarget {
        cluster_id: text("clusterId")?,
        nodepool_id: text("nodepoolId")?,
        max_unavailable: max_unavailable.filter(|count| (1..=20).contains(count))?,
        nodes: nodes?,
        include_up_to_date: include_up_to_date?,
        node_template,
    })
}

/// Checks the request that the target will make, as far as it is known.
fn check_request(tree: &Tree, place: &Place<'_>, common: &Common<'_>, is_first: bool, members: &mut Members) {
    let part = |name: &str| match tree.get(name) {
        None => Member::Absent,
        Some(value) => match value.text() {
            Some(text) => Member::Given(text.to_owned()),
            None => Member::WrongType { found: value.type_name() },
        },
    };
    let given = |text: Option<&str>| Member::Given(text.unwrap_or_default().to_owned());
    let mut spec = Object::default();
    if let Some(value) = tree.get("maxUnavailable") {
        spec.raw("maxUnavailable", &json_text(value));
    }
    if let Member::Given(pool) = part("nodepoolId") {
        spec.raw("nodePoolID", &quoted(&pool));
    }
    if let Some(template) = tree.get("nodeTemplate") {
        spec.raw("nodeTemplate", &json_text(template));
    }
    let request = SyncRequest {
        endpoint: given(common.endpoint),
        project_id: given(common.project_id),
        cluster_id: part("clusterId"),
        nodepool_id: part("nodepoolId"),
        body: format!(r#"{{"spec":{}}}"#, spec.end()),
    };
    for problem in rules::check(&request).problems() {
        let is_common = ["endpoint", "project_id"].contains(&problem.path.as_str());
        if is_told_elsewhere(problem) || (is_common && (!is_first || is_no_text(common, &problem.path))) {
            continue;
        }
        let path = match problem.path.as_str() {
            "endpoint" => "spec.endpoint".to_owned(),
            "project_id" => "spec.projectId".to_owned(),
            "cluster_id" => place.member("clusterId").to_string(),
            "nodepool_id" => place.member("nodepoolId").to_string(),
            other => format!("{place}{}", other.strip_prefix("spec").unwrap_or(other)),
        };
        members.report.add(Problem { path, ..problem.clone() });
    }
}

/// A member that is no text was told as such.
fn is_no_text(common: &Common<'_>, path: &str) -> bool {
    if path == "endpoint" { common.endpoint.is_none() } else { common.project_id.is_none() }
}

/// What a plan does not have (the nodes, the password), or has in another place.
fn is_told_elsewhere(problem: &Problem) -> bool {
    problem.code == &codes::NODE_IDS_ALL_NODES
        || problem.code == &codes::PASSWORD_MISSING
        || problem.code == &codes::NODE_POOL_ID_MISSING
        // A password is told as a secret, whatever else is wrong with it.
        || problem.path.ends_with(".password")
}

fn json_text(tree: &Tree) -> String {
    let mut out = String::new();
    tree.push_json(&mut out);
    out
}

/// Reads which nodes are meant.
fn select(tree: &Tree, place: &Place<'_>, members: &mut Members) -> Option<Select> {
    const FORM: &str = "rest | outOfDate | { ids } | { zone } | { count, order } | { percent, order }";
    if tree.members().is_none() {
        return match tree.text() {
            Some("rest") => Some(Select::Rest),
            Some("outOfDate") => Some(Select::OutOfDate),
            Some(other) => {
                members.malformed(place, FORM, other);
                None
            }
            None => {
                members.wrong_type(tree, place, "object");
                None
            }
        };
    }
    if !members.object(tree, place, &["ids", "zone", "count", "percent", "order"]) {
        return None;
    }
    let ways: Vec<&str> =
        ["ids", "zone", "count", "percent"].into_iter().filter(|way| tree.get(way).is_some()).collect();
    let order = order(tree, place, members)?;
    match *ways.as_slice() {
        ["ids"] => ids(tree.get("ids")?, &place.member("ids"), members).map(Select::Ids),
        ["zone"] => members.needed_text(tree, place, "zone").map(Select::Zone),
        ["count"] => {
            let count = members.whole(tree.get("count")?, &place.member("count"), 1_000_000, "1 … 1000000")?;
            Some(Select::Count(count, order))
        }
        ["percent"] => {
            let percent = members.whole(tree.get("percent")?, &place.member("percent"), 100, "1 … 100")?;
            Some(Select::Percent(percent, order))
        }
        _ => {
            members.malformed(place, FORM, &ways.join(", "));
            None
        }
    }
}

fn order(tree: &Tree, place: &Place<'_>, members: &mut Members) -> Option<Order> {
    let Some(value) = tree.get("order") else { return Some(Order::default()) };
    let place = place.member("order");
    match members.text(value, &place)?.as_str() {
        "oldest" => Some(Order::Oldest),
        "name" => Some(Order::Name),
        "zone" => Some(Order::Zone),
        "asListed" => Some(Order::AsListed),
        other => {
            members.malformed(&place, "oldest | name | zone | asListed", other);
            None
        }
    }
}

/// Reads the ids of nodes; one that stands there twice is told.
fn ids(tree: &Tree, place: &Place<'_>, members: &mut Members) -> Option<Vec<String>> {
    let items = members.items(tree, place, "ids")?;
    let (mut ids, mut seen) = (Vec::new(), BTreeSet::new());
    for (index, item) in items.iter().enumerate() {
        let place = place.item(index);
        let id = members.text(item, &place)?;
        if id.trim().is_empty() {
            members.malformed(&place, "b1f0c2de-8a41-4c53-9d1e-0255ac10a001", &id);
        } else if !seen.insert(id.to_ascii_lowercase()) {
            members.report.add(Problem::new(&codes::ROLLOUT_NODE_TWICE, place).text("found", &id));
        }
        ids.push(id);
    }
    Some(ids)
}
