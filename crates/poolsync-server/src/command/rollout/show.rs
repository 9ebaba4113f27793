//! `poolsync rollout show` and `ticket`: what would be done, as the pools are now; `status` and `report`: how far it is.

use super::cloud::{Cloud, Readings};
use super::{describe, file, plan};
use crate::cli::{CredentialOptions, PlanOptions, ShowOptions, StateOptions, TicketOptions};
use crate::command::end::{End, Stop};
use crate::command::output::Output;
use crate::command::service::block_on;
use crate::command::signal::until_interrupted;
use crate::command::{credential, json, send};
use crate::words as common;
use crate::words::rollout as words;
use poolsync_core::rollout::{
    End as Ended, NodeCounts, Plan, ResolvedRollout, RolloutState, StagePhase, report, resolve, resolve_under, ticket,
};
use poolsync_core::{Arg, Credential, Report, check_credential};
use serde_json::json;
use std::path::Path;

/// Shows what would be done; with a state, how far it is.
pub(super) fn show(options: &ShowOptions, output: Output) -> Result<End, Stop> {
    if let Some(path) = &options.state {
        return tell_status(&file::read(path)?, path, output);
    }
    let plan = plan::read(&options.plan, output)?;
    let credential = read_credential(options.credential, &options.plan)?;
    let cloud = Cloud::new(&plan.endpoint, &plan.project_id, credential, 1)?;
    let (rollout, report) = match block_on(read(&plan, &cloud, options.digest.as_deref(), output))? {
        Read::Resolved(rollout, report) => (rollout, report),
        Read::Ended(end) => return Ok(end),
    };
    if output.is_json() {
        let digest = rollout.as_deref().map(ResolvedRollout::digest);
        Output::value(&json!({ "rollout": rollout, "digest": digest, "report": json::report(&report) }))?;
    } else {
        let Some(rollout) = &rollout else { return Err(Stop::PlanProblems(report)) };
        tell_problems(&report, output);
        Output::line(&describe::rollout(rollout, output.locale()))?;
    }
    Ok(if rollout.is_some() { End::Fine } else { End::Problems })
}

/// Prints what others approve of.
pub(super) fn print_ticket(options: &TicketOptions, output: Output) -> Result<End, Stop> {
    let plan = plan::read(&options.plan, output)?;
    let credential = read_credential(options.credential, &options.plan)?;
    let cloud = Cloud::new(&plan.endpoint, &plan.project_id, credential, 1)?;
    match block_on(read(&plan, &cloud, None, output))? {
        Read::Resolved(Some(rollout), report) => {
            tell_problems(&report, output);
            let text = ticket(&rollout, output.locale());
            if output.is_json() {
                Output::value(&text)?;
            } else {
                Output::raw(&text)?;
            }
            Ok(End::Fine)
        }
        Read::Resolved(None, report) => Err(Stop::PlanProblems(report)),
        Read::Ended(end) => Ok(end),
    }
}

/// Says how far a rollout is.
pub(super) fn status(options: &StateOptions, output: Output) -> Result<End, Stop> {
    let path = super::state_path(options)?;
    tell_status(&file::read(&path)?, &path, output)
}

/// Prints the report of a rollout.
pub(super) fn print_report(options: &StateOptions, output: Output) -> Result<End, Stop> {
    let state = file::read(&super::state_path(options)?)?;
    if output.is_json() {
        Output::value(&state)?;
    } else {
        Output::raw(&report(&state, output.locale()))?;
    }
    Ok(End::Fine)
}

fn tell_status(state: &RolloutState, path: &Path, output: Output) -> Result<End, Stop> {
    let is_driven = file::is_driven(path);
    if output.is_json() {
        let NodeCounts { done, failed, resetting, total } = state.node_counts();
        Output::value(&json!({
            "name": state.rollout.name, "digest": state.digest, "end": state.end, "driven": is_driven,
            "stage": state.stage, "stages": state.stages.len(), "approvals": open_approvals(state),
            "done": done, "failed": failed, "resetting": resetting, "total": total,
        }))?;
    } else {
        Output::line(&describe::status(state, output.locale()))?;
        for question in open_approvals(state) {
            output.say(&words::STATUS_APPROVAL, &[("question", Arg::Text(question))])?;
        }
        if state.end.is_none() {
            output.say(if is_driven { &words::STATUS_DRIVEN } else { &words::STATUS_LEFT }, &[])?;
        }
    }
    Ok(match state.end {
        Some(Ended::Failed | Ended::Aborted) => End::Failed,
        None if !open_approvals(state).is_empty() => End::WaitingForApproval,
        Some(Ended::Done) | None => End::Fine,
    })
}

/// What the stage that waits has to be approved of.
fn open_approvals(state: &RolloutState) -> Vec<String> {
    let stage = state.stages.get(state.stage).zip(state.rollout.stages.get(state.stage));
    let Some((stage, planned)) = stage.filter(|(stage, _)| stage.phase == StagePhase::Gated) else { return Vec::new() };
    let gates = stage.gates.iter().zip(&planned.gates).filter(|(gate, _)| gate.opened.is_none());
    let question = |planned: &poolsync_core::rollout::Gate| match planned {
        poolsync_core::rollout::Gate::Approval(question) => Some(question.clone()),
        poolsync_core::rollout::Gate::NotBefore(_) => None,
    };
    gates.filter_map(|(_, planned)| question(planned)).collect()
}

/// Reads a credential that can be sent.
pub(super) fn read_credential(options: CredentialOptions, plan: &PlanOptions) -> Result<Credential, Stop> {
    let stdin_is_taken = plan.plan == Path::new("-");
    let credential = credential::read(options, stdin_is_taken, &common::MISUSE_NO_CREDENTIAL)?;
    let report = check_credential(&credential);
    if report.sendable() { Ok(credential) } else { Err(Stop::Problems(report)) }
}

/// What came of reading the pools.
pub(super) enum Read {
    /// They were read; the plan is resolved unless there is an error.
    Resolved(Option<Box<ResolvedRollout>>, Report),
    /// One could not be read, which was told.
    Ended(End),
}

/// Reads the pools of a plan, and resolves it.
pub(super) async fn read(plan: &Plan, cloud: &Cloud, digest: Option<&str>, output: Output) -> Result<Read, Stop> {
    let Some(Readings { pools, errors }) = until_interrupted(cloud.read(&plan.pools())).await else {
        return Ok(Read::Ended(End::Unknown));
    };
    if let Some(error) = errors.first() {
        output.tell(&words::POOL_UNREAD, &[]);
        return Ok(Read::Ended(send::tell(&error.outcome(output.locale()), output)?));
    }
    let (rollout, report) = match digest {
        Some(digest) => resolve_under(plan, &pools, digest),
        None => resolve(plan, &pools),
    };
    Ok(Read::Resolved(rollout.map(Box::new), report))
}

/// Tells what was noticed beside the output.
pub(super) fn tell_problems(report: &Report, output: Output) {
    for problem in report.problems() {
        Output::tell_text(&output.problem(problem));
    }
}
