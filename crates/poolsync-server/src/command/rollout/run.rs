//! `poolsync rollout run` and `resume`: the driver, with what it needs.

use super::cloud::{Cloud, is_own_machine};
use super::drive::{Parts, drive, left};
use super::file::StateFile;
use super::password::Passwords;
use super::show::{Read, read, read_credential, tell_problems};
use super::{describe, plan, told, view};
use crate::cli::{ResumeOptions, RunOptions, TimeOptions};
use crate::command::end::{End, Stop};
use crate::command::output::Output;
use crate::command::service::block_on;
use crate::words::rollout as words;
use poolsync_core::problem::{Problem, codes};
use poolsync_core::rollout::{Command, EventKind, RolloutState};
use poolsync_core::{Arg, Report};
use std::path::Path;

/// Starts a rollout.
pub(super) fn run(options: &RunOptions, output: Output) -> Result<End, Stop> {
    let path = super::state_path(&options.file)?;
    let plan = plan::read(&options.file.plan, output)?;
    check_speed(options.time, &plan.endpoint)?;
    let credential = read_credential(options.credential, &options.file.plan)?;
    let file = StateFile::create(&path)?;
    let speed = options.time.speed;
    let cloud = Cloud::new(&plan.endpoint, &plan.project_id, credential, speed)?;
    block_on(async {
        let (rollout, report) = match read(&plan, &cloud, options.digest.as_deref(), output).await? {
            Read::Resolved(Some(rollout), report) => (rollout, report),
            Read::Resolved(None, report) => return Err(Stop::PlanProblems(report)),
            Read::Ended(end) => return Ok(end),
        };
        tell_problems(&report, output);
        Output::tell_text(&describe::rollout(&rollout, output.locale()));
        if options.digest.is_none()
            && !options.yes
            && !output.is_yes(&words::ASK_START, &words::START_DECLINED, &words::START_NEEDS_YES)
        {
            return Ok(End::WaitingForApproval);
        }
        let state = RolloutState::start(*rollout);
        let passwords = Passwords::read(&state, output)?;
        // Word that was left for a rollout before this one is not meant for it.
        told::take_away(&path);
        file.save(&state)?;
        let parts = Parts { state, file, cloud, passwords, speed, output };
        go(parts, &[], &options.file.plan.plan).await
    })
}

/// Goes on with a rollout.
pub(super) fn resume(options: &ResumeOptions, output: Output) -> Result<End, Stop> {
    let path = super::state_path(&options.file)?;
    let plan = plan::read(&options.file.plan, output)?;
    let (file, state) = StateFile::open(&path)?;
    if !plan::agrees(&plan, &state.rollout) {
        return Err(Stop::misuse(&words::PLAN_CHANGED, vec![("file", Arg::text(&path.display().to_string()))]));
    }
    check_digest(options.digest.as_deref(), &state)?;
    check_speed(options.time, &state.rollout.endpoint)?;
    if state.end.is_some() {
        return view::ended(&state, output);
    }
    let credential = read_credential(options.credential, &options.file.plan)?;
    let passwords = Passwords::read(&state, output)?;
    let speed = options.time.speed;
    let cloud = Cloud::of(&state.rollout, credential, speed)?;
    let first = [EventKind::Restarted, EventKind::Command { command: Command::Resume }];
    let parts = Parts { state, file, cloud, passwords, speed, output };
    block_on(go(parts, &first, &options.file.plan.plan))
}

async fn go(parts: Parts, first: &[EventKind], plan: &Path) -> Result<End, Stop> {
    let (output, path) = (parts.output, parts.file.path().to_owned());
    let (why, state) = drive(parts, first).await?;
    left(&why, &state, (plan, &path), output)
}

/// Refuses a rollout that is not the one that was approved.
pub(super) fn check_digest(approved: Option<&str>, state: &RolloutState) -> Result<(), Stop> {
    let Some(approved) = approved.filter(|approved| *approved != state.digest) else { return Ok(()) };
    let problem = Problem::new(&codes::ROLLOUT_DIGEST_DIFFERS, "").whole_text("found", state.digest.clone());
    let mut report = Report::new();
    report.add(problem.text("approved", approved));
    Err(Stop::PlanProblems(report))
}

fn check_speed(time: TimeOptions, endpoint: &str) -> Result<(), Stop> {
    if time.speed == 1 || is_own_machine(endpoint) {
        return Ok(());
    }
    Err(Stop::misuse(&words::MISUSE_SPEED, vec![("endpoint", Arg::text(endpoint))]))
}
