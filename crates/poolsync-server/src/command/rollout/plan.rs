//! The plan: its file, what is wrong with it, and whether it is the one that a rollout was started with.

use crate::cli::PlanOptions;
use crate::command::end::{End, Stop};
use crate::command::input;
use crate::command::output::Output;
use crate::words::rollout as words;
use poolsync_core::endpoint::Endpoint;
use poolsync_core::rollout::{Plan, ResolvedRollout, check_rollout, read_plan};

/// Prints everything that is wrong with a plan.
pub(super) fn check(options: &PlanOptions, output: Output) -> Result<End, Stop> {
    output.report_about(&check_rollout(&input::named(&options.plan)?), &words::ABOUT)
}

/// Reads a plan without errors, and tells what else was noticed.
pub(super) fn read(options: &PlanOptions, output: Output) -> Result<Plan, Stop> {
    let (plan, report) = read_plan(&input::named(&options.plan)?);
    let Some(plan) = plan else { return Err(Stop::PlanProblems(report)) };
    for problem in report.problems() {
        Output::tell_text(&output.problem(problem));
    }
    Ok(plan)
}

/// Returns true if the rollout can have come of this plan: name, place, stages, gates, soaks and pools are the same. Which nodes a
/// target takes, and what they get, is the state's: it goes on with what was resolved, whatever the plan says of them now.
pub(super) fn agrees(plan: &Plan, rollout: &ResolvedRollout) -> bool {
    let endpoint = Endpoint::parse(&plan.endpoint).map_or_else(|_| plan.endpoint.clone(), |endpoint| endpoint.origin());
    let head = |name: &str, endpoint: &str, project: &str| [name, endpoint, project].map(str::to_owned);
    let stages = plan.stages.iter().zip(&rollout.stages).all(|(planned, stage)| {
        let mut planned_targets = planned.targets.iter();
        planned.name == stage.name
            && planned.gates == stage.gates
            && planned.soak == stage.soak_seconds
            // A target of which nothing was left is not there.
            && stage.targets.iter().all(|target| {
                planned_targets.any(|planned| {
                    planned.cluster_id == target.cluster_id
                        && planned.nodepool_id == target.nodepool_id
                        && planned.max_unavailable == target.max_unavailable
                })
            })
    });
    head(&plan.name, &endpoint, &plan.project_id) == head(&rollout.name, &rollout.endpoint, &rollout.project_id)
        && plan.on_failure == rollout.on_failure
        && plan.stages.len() == rollout.stages.len()
        && stages
}
