//! From the text of a plan to the plan.

use super::members::Members;
use super::source;
use super::target::{self, Common};
use super::tree::Tree;
use super::{Gate, OnFailure, Plan, PlanStage, form, secret};
use crate::json::Place;
use crate::problem::Report;

const API_VERSION: &str = "poolsync/v1";
const KIND: &str = "Rollout";

/// Reads a plan, given as YAML or JSON text. Returns it unless there is an error, and everything noticed.
///
/// ```
/// use poolsync_core::rollout::{example_plan, read_plan};
///
/// let (plan, report) = read_plan(&example_plan());
/// assert_eq!(report.problems(), []);
/// assert_eq!(plan.unwrap().stages[0].name, "canary");
/// ```
pub fn read_plan(text: &str) -> (Option<Plan>, Report) {
    let source = source::parse(text);
    let mut members = Members::default();
    let mut secrets = Report::new();
    let plan = source.tree.as_ref().and_then(|tree| {
        secret::check(tree, &Place::ROOT, &mut secrets);
        plan(tree, &mut members)
    });
    let report = source.placed(&source.report.clone().and(secrets).and(members.report));
    (plan.filter(|_| report.sendable()), report)
}

fn plan(tree: &Tree, members: &mut Members) -> Option<Plan> {
    let root = Place::ROOT;
    if !members.object(tree, &root, &["apiVersion", "kind", "metadata", "spec"]) {
        return None;
    }
    for (name, expected) in [("apiVersion", API_VERSION), ("kind", KIND)] {
        if let Some(found) = members.needed_text(tree, &root, name)
            && found != expected
        {
            members.malformed(&root.member(name), expected, &found);
        }
    }
    let name = members.needed(tree, &root, "metadata").and_then(|metadata| {
        let place = root.member("metadata");
        let is_object = members.object(metadata, &place, &["name"]);
        is_object.then(|| members.needed_text(metadata, &place, "name")).flatten()
    });
    let spec = members.needed(tree, &root, "spec")?;
    let place = root.member("spec");
    if !members.object(spec, &place, &["endpoint", "projectId", "onFailure", "stages"]) {
        return None;
    }
    let on_failure = on_failure(spec, &place, members);
    // That these are missing is said by the rules of the request, at the first target.
    let text = |members: &mut Members, name: &'static str| match spec.get(name) {
        Some(value) => members.text(value, &place.member(name)),
        None => Some(String::new()),
    };
    let endpoint = text(members, "endpoint");
    let project_id = text(members, "projectId");
    let common = Common { endpoint: endpoint.as_deref(), project_id: project_id.as_deref() };
    let stages = members.needed(spec, &place, "stages")?;
    let place = place.member("stages");
    let items = members.items(stages, &place, "stages")?;
    let read = |(index, item)| stage(item, &place.item(index), &common, index == 0, members);
    let stages: Vec<Option<PlanStage>> = items.iter().enumerate().map(read).collect();
    let stages = stages.into_iter().collect::<Option<_>>()?;
    Some(Plan { name: name?, endpoint: endpoint?, project_id: project_id?, on_failure: on_failure?, stages })
}

fn on_failure(spec: &Tree, place: &Place<'_>, members: &mut Members) -> Option<OnFailure> {
    let Some(value) = spec.get("onFailure") else { return Some(OnFailure::Stop) };
    let place = place.member("onFailure");
    match members.text(value, &place)?.as_str() {
        "stop" => Some(OnFailure::Stop),
        "continue" => Some(OnFailure::Continue),
        other => {
            members.malformed(&place, "stop | continue", other);
            None
        }
    }
}

fn stage(
    tree: &Tree,
    place: &Place<'_>,
    common: &Common<'_>,
    is_first: bool,
    members: &mut Members,
) -> Option<PlanStage> {
    if !members.object(tree, place, &["name", "gates", "targets", "soak"]) {
        return None;
    }
    let name = members.needed_text(tree, place, "name");
    let soak = match tree.get("soak") {
        Some(value) => soak(value, &place.member("soak"), members),
        None => Some(0),
    };
    let gates = match tree.get("gates") {
        Some(value) => gates(value, &place.member("gates"), members),
        None => Some(Vec::new()),
    };
    let targets = members.needed(tree, place, "targets")?;
    let place = place.member("targets");
    let items = members.items(targets, &place, "targets")?;
    let mut targets = Vec::new();
    for (index, item) in items.iter().enumerate() {
        targets.push(target::read(item, &place.item(index), common, is_first && index == 0, members));
    }
    let targets = targets.into_iter().collect::<Option<_>>()?;
    Some(PlanStage { name: name?, gates: gates?, targets, soak: soak? })
}

fn soak(value: &Tree, place: &Place<'_>, members: &mut Members) -> Option<i64> {
    let text = members.text(value, place)?;
    let seconds = form::seconds(&text);
    if seconds.is_none() {
        members.malformed(place, "30m", &text);
    }
    seconds
}

fn gates(value: &Tree, place: &Place<'_>, members: &mut Members) -> Option<Vec<Gate>> {
    let Some(items) = value.items() else {
        members.wrong_type(value, place, "array");
        return None;
    };
    let read = |(index, item)| gate(item, &place.item(index), members);
    let gates: Vec<Option<Gate>> = items.iter().enumerate().map(read).collect();
    gates.into_iter().collect()
}

fn gate(tree: &Tree, place: &Place<'_>, members: &mut Members) -> Option<Gate> {
    if !members.object(tree, place, &["approval", "notBefore"]) {
        return None;
    }
    match (tree.get("approval"), tree.get("notBefore")) {
        (Some(_), None) => members.needed_text(tree, place, "approval").map(Gate::Approval),
        (None, Some(value)) => {
            let place = place.member("notBefore");
            let text = members.text(value, &place)?;
            let moment = form::moment(&text);
            if moment.is_none() {
                members.malformed(&place, "2026-12-05T22:00:00+08:00", &text);
            }
            moment.map(Gate::NotBefore)
        }
        (Some(_), Some(_)) => {
            members.malformed(place, "{ approval: … } | { notBefore: … }", "approval, notBefore");
            None
        }
        (None, None) => {
            members.needed(tree, place, "approval");
            None
        }
    }
}
