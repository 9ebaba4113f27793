//! `poolsync follow`: the nodes of a call that was accepted, until they are done.
//!
//! ```text
//! HUAWEICLOUD_TOKEN=… poolsync follow request.json --job 5b3e…
//! ```
//! It looks as often as the console does, and decides as the console does when it is over ([`poolsync_core::follow`]).

use super::end::{End, Stop};
use super::network::now;
use super::output::Output;
use super::service::{ReadError, Service, block_on};
use super::signal::until_interrupted;
use super::{credential, input, json};
use crate::cli::FollowOptions;
use crate::words;
use indicatif::{ProgressBar, ProgressStyle};
use poolsync_core::cloud::Node;
use poolsync_core::follow::{End as RunEnd, Followed, Pace, Progress, Run, Stage, retry_after};
use poolsync_core::{Arg, Report, SyncRequest};
use std::io::{self, IsTerminal as _};
use std::time::Duration;
use tokio::time::sleep;

/// The first look, after the call: the service needs a moment to begin.
const FIRST: Duration = Duration::from_secs(1);
/// The places of a target's problems.
const TARGET: [&str; 4] = ["endpoint", "project_id", "cluster_id", "nodepool_id"];

/// What a call is about.
#[derive(Debug)]
pub(super) struct Subject {
    /// The nodes that it names; none means all of the pool.
    pub(super) named: Vec<String>,
    /// Nodes per batch.
    pub(super) batch: usize,
}

impl Subject {
    /// Returns what a request is about.
    pub(super) fn of(request: &SyncRequest) -> Self {
        let body: serde_json::Value = serde_json::from_str(&request.body).unwrap_or_default();
        let spec = body.get("spec");
        let ids = spec.and_then(|spec| spec.get("nodeIDs")).and_then(serde_json::Value::as_array);
        let named = ids.into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        // The core takes `1.0` as a whole number too.
        let batch = spec.and_then(|spec| spec.get("maxUnavailable")).and_then(serde_json::Value::as_f64);
        let batch = (1_u8..=20).find(|whole| Some(f64::from(*whole)) == batch).unwrap_or(1);
        Self { named, batch: batch.into() }
    }

    /// Returns the nodes to follow, as they were read before the call.
    pub(super) fn nodes(&self, seen: &[Node], pool: &str) -> Vec<Followed> {
        if self.named.is_empty() {
            return seen.iter().filter(|node| node.pool == pool).map(Followed::from_node).collect();
        }
        let of_id = |id: &String| seen.iter().find(|node| node.id == *id);
        let named = self.named.iter();
        named.map(|id| of_id(id).map_or_else(|| Followed::new(id, ""), Followed::from_node)).collect()
    }
}

/// Follows the pool of the request.
pub(super) fn run(options: &FollowOptions, output: Output) -> Result<End, Stop> {
    let request = &options.file.request;
    let file = input::request(request, output)?;
    let stdin_is_taken = input::is_standard_input(request);
    let credential = credential::read(options.credential, stdin_is_taken, &words::MISUSE_NO_CREDENTIAL)?;
    let mut report = Report::new();
    for problem in file.problems().problems().iter().filter(|problem| TARGET.contains(&problem.path.as_str())) {
        report.add(problem.clone());
    }
    let report = report.and(poolsync_core::check_credential(&credential));
    if !report.sendable() {
        return Err(Stop::Problems(report));
    }
    let subject = Subject::of(&file.request);
    let service = Service::new(&file.request, credential)?;
    block_on(async {
        let Some(seen) = until_interrupted(service.nodes()).await else { return Ok(End::Unknown) };
        let seen = match seen {
            Ok(seen) => seen,
            Err(error) => return refused(&error, output),
        };
        let mut run = Run::default();
        run.begin(now(), subject.batch, options.job.clone(), subject.nodes(&seen, &service.pool));
        follow(&service, run, output).await
    })
}

/// Looks again and again until the run is over.
pub(super) async fn follow(service: &Service, mut run: Run, output: Output) -> Result<End, Stop> {
    let begun = run.calls().last().map_or_else(now, |call| call.begun);
    let mut pace = Pace::new(service.is_own_machine());
    let mut shown = Shown::new(output);
    let mut wait = FIRST;
    loop {
        let look = async {
            sleep(wait).await;
            look(service, &mut run).await
        };
        let Some(looked) = until_interrupted(look).await else {
            shown.end();
            output.tell(&words::FOLLOW_INTERRUPTED, &[]);
            return Ok(End::Unknown);
        };
        let progress = run.progress(now());
        shown.show(&progress, output)?;
        if let Some(end) = progress.end {
            shown.end();
            return ended(&end, &run, output);
        }
        let milliseconds = match looked {
            Ok(()) => pace.after_answer(now() - begun),
            Err(error) if error.is_final() => {
                shown.end();
                return refused(&error, output);
            }
            Err(error) => {
                let asked = error.retry_after().and_then(|value| retry_after(value, now()));
                let milliseconds = pace.after_failure(asked, rand::random_range(0..=100));
                let seconds = ("seconds", Arg::Number(i64::from(milliseconds / 1000)));
                let reason = ("reason", Arg::Text(error.reason(output.locale())));
                output.tell(&words::FOLLOW_AGAIN, &[seconds, reason]);
                milliseconds
            }
        };
        wait = Duration::from_millis(milliseconds.into());
    }
}

/// Looks at nodes, job and pool: each is noted as soon as it was read.
async fn look(service: &Service, run: &mut Run) -> Result<(), ReadError> {
    let nodes = service.nodes().await?;
    run.learn_nodes(now(), &nodes, &service.pool);
    run.see_nodes(now(), &nodes);
    let job = run.calls().last().and_then(|call| call.job.clone());
    // Records of jobs are short-lived: without one, nodes and pool tell.
    if let Some(job) = job
        && let Ok(job) = service.job(&job).await
    {
        run.see_job(now(), &job);
    }
    let pool = service.pool().await?;
    run.see_pool(now(), &pool);
    Ok(())
}

/// The progress as it is shown: a bar on a terminal, else a line or an event whenever something has changed.
struct Shown {
    bar: Option<ProgressBar>,
    last: Option<Progress>,
}

impl Shown {
    fn new(output: Output) -> Self {
        let bar = !output.is_json() && io::stdout().is_terminal() && io::stderr().is_terminal();
        let style = || ProgressStyle::with_template("{bar:30} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.then(|| ProgressBar::new(0).with_style(style()));
        Self { bar, last: None }
    }

    fn show(&mut self, progress: &Progress, output: Output) -> Result<(), Stop> {
        let is_same = |last: &Progress| Progress { rest: progress.rest, ..last.clone() } == *progress;
        if self.last.as_ref().is_some_and(is_same) {
            return Ok(());
        }
        self.last = Some(progress.clone());
        if output.is_json() {
            return Output::value(&json::progress(progress));
        }
        let args = [
            ("done", Arg::count(progress.done)),
            ("total", Arg::count(progress.total)),
            ("resetting", Arg::count(progress.resetting)),
            ("failed", Arg::count(progress.failed)),
            ("batch", Arg::count(progress.batch)),
            ("batches", Arg::count(progress.batches)),
        ];
        let known = progress.total > 0;
        let word = if known { &words::FOLLOW_PROGRESS } else { &words::FOLLOW_UNKNOWN_NODES };
        let Some(bar) = &self.bar else { return output.say(word, &args) };
        bar.set_length(u64::try_from(progress.total).unwrap_or(u64::MAX));
        bar.set_position(u64::try_from(progress.done + progress.failed).unwrap_or(u64::MAX));
        bar.set_message(word.fill(output.locale(), &args));
        Ok(())
    }

    /// Leaves the bar as it stands, above what is printed next.
    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.abandon();
        }
    }
}

fn ended(end: &RunEnd, run: &Run, output: Output) -> Result<End, Stop> {
    let code = match end {
        RunEnd::Done => End::Fine,
        RunEnd::Failed(_) => End::Failed,
        RunEnd::Over => End::Unknown,
    };
    if output.is_json() {
        Output::value(&json::ended(end, run))?;
        return Ok(code);
    }
    let mut failed = 0_usize;
    for node in run.nodes() {
        if let Stage::Failed(reason) = &node.stage {
            failed += 1;
            let args = [("name", Arg::text(&node.name)), ("reason", Arg::text(reason))];
            output.say(&words::FOLLOW_NODE_FAILED, &args)?;
        }
    }
    let total = ("total", Arg::count(run.nodes().len()));
    match end {
        RunEnd::Done => output.say(&words::FOLLOW_DONE, &[total])?,
        RunEnd::Failed(reason) => {
            let none = || words::FOLLOW_NO_REASON.get(output.locale()).to_owned();
            let reason = if reason.is_empty() { none() } else { reason.clone() };
            let args = [total, ("failed", Arg::count(failed)), ("reason", Arg::Text(reason))];
            output.say(&words::FOLLOW_FAILED, &args)?;
        }
        RunEnd::Over => output.say(&words::FOLLOW_OVER, &[])?,
    }
    Ok(code)
}

/// Tells that the service does not let one look.
fn refused(error: &ReadError, output: Output) -> Result<End, Stop> {
    super::send::tell(&error.outcome(output.locale()), output)
}
