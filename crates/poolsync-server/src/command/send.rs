//! `poolsync send`: the one call, made once.
//!
//! ```text
//! HUAWEICLOUD_TOKEN=… poolsync send request.json --yes --follow
//! ```
//! The pool is read first, by the same host with the same credential: without its answer the call is not made. Then a person
//! is asked, unless `--yes` says it. A lost answer is told as unknown; nothing is sent again.

use super::end::{End, Stop};
use super::network::{Lost, now, now_as_date};
use super::output::Output;
use super::service::{Service, block_on};
use super::signal::until_interrupted;
use super::{credential, follow, input, json};
use crate::cli::SendOptions;
use crate::words;
use poolsync_core::answer::{Outcome, Sent, explain_call};
use poolsync_core::cloud::{Known, Node, Nodes, Pool, facts};
use poolsync_core::follow::Run;
use poolsync_core::problem::capitalized;
use poolsync_core::wire::{WireRequest, build_request};
use poolsync_core::{Arg, PoolState, Report, SyncRequest, effects};

/// Checks, reads, asks, sends, and follows if that is wanted.
pub(super) fn run(options: &SendOptions, output: Output) -> Result<End, Stop> {
    let request = &options.file.request;
    let file = input::request(request, output)?;
    let stdin_is_taken = input::is_standard_input(request);
    let credential = credential::read(options.credential, stdin_is_taken, &words::MISUSE_NO_CREDENTIAL)?;
    let report = file.problems();
    // Everything is told at once, the credential's problems included.
    let built = build_request(&file.request, &credential, now_as_date());
    if !report.sendable() || built.is_err() {
        return Err(Stop::Problems(report.and(poolsync_core::check_credential(&credential))));
    }
    let service = Service::new(&file.request, credential)?;
    block_on(send(options, &file.request, &report, &service, output))
}

async fn send(
    options: &SendOptions,
    request: &SyncRequest,
    report: &Report,
    service: &Service,
    output: Output,
) -> Result<End, Stop> {
    let Some(read) = until_interrupted(service.pool()).await else { return Ok(End::Unknown) };
    let pool = match read {
        Ok(pool) => pool,
        Err(error) => {
            output.tell(&words::READ_POOL_UNREAD, &[]);
            return tell(&error.outcome(locale(output)), output);
        }
    };
    let subject = follow::Subject::of(request);
    let read = until_interrupted(async { (service.cluster().await.ok(), service.nodes().await.ok()) }).await;
    let Some((cluster, nodes)) = read else { return Ok(End::Unknown) };
    let known = Known {
        cluster: cluster.as_ref(),
        pool: Some(&pool),
        nodes: nodes.as_ref().map(|all| Nodes { all, named: &subject.named }),
    };
    let (pool_name, cluster_name) = (Arg::text(&pool.name), Arg::text(&service.cluster));
    let args = [("pool", pool_name), ("cluster", cluster_name), ("host", Arg::text(service.host()))];
    output.tell(&words::SEND_TARGET, &args);
    for fact in facts(&known) {
        Output::tell_text(&format!("  {}", capitalized(fact.sentence(output.locale()))));
    }
    let effects = effects(request, pool_state(&pool, nodes.as_deref()));
    for problem in report.problems().iter().chain(effects.problems()) {
        Output::tell_text(&output.problem(problem));
    }
    if !options.yes && !output.is_yes(&words::SEND_ASK, &words::SEND_DECLINED, &words::SEND_NEEDS_YES) {
        return Ok(End::WaitingForApproval);
    }

    // A signature counts from when the call leaves, not from when somebody was asked.
    let wire = build_request(request, service.credential(), now_as_date()).map_err(Stop::Problems)?;
    let outcome = call_once(&wire, service, output).await;
    let end = tell(&outcome, output)?;
    let Outcome::Accepted { job_id, .. } = outcome else { return Ok(end) };
    if !options.follow {
        return Ok(end);
    }
    let mut run = Run::default();
    run.begin(now(), subject.batch, job_id, subject.nodes(nodes.as_deref().unwrap_or_default(), &service.pool));
    follow::follow(service, run, output).await
}

/// Makes the call.
async fn call_once(wire: &WireRequest, service: &Service, output: Output) -> Outcome {
    match until_interrupted(service.call(wire)).await {
        Some(Ok(answer)) => explain_call(&answer, locale(output)),
        Some(Err(lost)) => lost.outcome(locale(output)),
        None => Lost::interrupted().outcome(locale(output)),
    }
}

fn pool_state(pool: &Pool, nodes: Option<&[Node]>) -> Option<PoolState> {
    let of_pool = |nodes: &[Node]| nodes.iter().filter(|node| node.pool == pool.id).count();
    let nodes = pool.nodes.or_else(|| nodes.map(of_pool))?;
    Some(PoolState { nodes, running: pool.is_synchronizing() })
}

/// The language of an outcome's texts.
fn locale(output: Output) -> poolsync_core::Locale {
    if output.is_json() { output.json_locale() } else { output.locale() }
}

/// Prints an outcome.
pub(super) fn tell(outcome: &Outcome, output: Output) -> Result<End, Stop> {
    let end = match outcome {
        Outcome::Accepted { .. } => End::Fine,
        Outcome::Refused(refusal) if refusal.in_doubt => End::Unknown,
        Outcome::Refused(_) => End::Failed,
        Outcome::Unknown { .. } => End::Unknown,
    };
    if output.is_json() {
        Output::value(&json::outcome(outcome))?;
        return Ok(end);
    }
    let (job, id) = match outcome {
        Outcome::Accepted { job_id, request_id } => {
            output.say(&words::OUTCOME_ACCEPTED, &[])?;
            (job_id.as_ref(), request_id.as_ref())
        }
        Outcome::Refused(refusal) => {
            let code = refusal.code.as_deref().unwrap_or_default();
            if end == End::Unknown {
                let reason = format!("HTTP {} {code}", refusal.status);
                output.say(&words::OUTCOME_UNKNOWN, &[("reason", Arg::Text(reason.trim_end().to_owned()))])?;
            } else {
                let args = [("status", Arg::Number(refusal.status.into())), ("code", Arg::text(code))];
                output.say(&words::OUTCOME_REFUSED, &args)?;
            }
            Output::line(&format!("  {}", refusal.message))?;
            if let Some(advice) = &refusal.advice {
                Output::line(&format!("  {}", capitalized(advice.clone())))?;
            }
            if end == End::Unknown {
                output.say(&words::OUTCOME_LOOK_FIRST, &[])?;
            }
            (None, refusal.request_id.as_ref())
        }
        Outcome::Unknown { reason, sent } => {
            let reason = [("reason", Arg::Text(reason.clone()))];
            match sent {
                Sent::No => output.say(&words::OUTCOME_NOT_SENT, &reason)?,
                Sent::Maybe => {
                    output.say(&words::OUTCOME_UNKNOWN, &reason)?;
                    output.say(&words::OUTCOME_LOOK_FIRST, &[])?;
                }
            }
            (None, None)
        }
    };
    for (word, id) in [(&words::OUTCOME_JOB, job), (&words::OUTCOME_REQUEST, id)] {
        if let Some(id) = id {
            output.say(word, &[("id", Arg::text(id))])?;
        }
    }
    Ok(end)
}
