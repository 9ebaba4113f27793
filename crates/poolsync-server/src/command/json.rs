//! Problems, requests and outcomes as the npm module gives them.
//!
//! ```text
//! {"problems":[{"code":"endpoint/missing","severity":"error","path":"endpoint","message":"…","help":"…","args":{}}],"sendable":false}
//! ```

use poolsync_core::answer::{Outcome, Refusal, Sent};
use poolsync_core::follow::{End, Progress, Run, Stage};
use poolsync_core::import::RequestFile;
use poolsync_core::json::Member;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Arg, Locale, Problem, Report};
use serde_json::{Map, Value, json};

/// Returns a report.
pub(super) fn report(report: &Report) -> Value {
    json!({
        "problems": report.problems().iter().map(problem).collect::<Vec<_>>(),
        "sendable": report.sendable(),
    })
}

fn problem(problem: &Problem) -> Value {
    let arg = |(name, arg): &(&'static str, Arg)| {
        let value = match arg {
            Arg::Text(text) => json!(text),
            Arg::Number(number) => json!(number),
        };
        ((*name).to_owned(), value)
    };
    let mut value = json!({
        "code": problem.code.id,
        "severity": problem.code.severity.name(),
        "path": problem.path,
        "message": problem.message(Locale::En),
        "help": problem.help(Locale::En),
        "args": problem.args.iter().map(arg).collect::<Map<_, _>>(),
    });
    set(&mut value, "helpId", problem.help_id());
    value
}

/// Returns a request with the values of its headers that may be shown; in place of others stands a mask.
pub(super) fn wire(wire: &WireRequest, shows_signature: bool) -> Value {
    let headers =
        wire.headers.iter().map(|header| (header.name.clone(), json!(super::sign::shown(header, shows_signature))));
    json!({
        "method": wire.method,
        "url": wire.url,
        "headers": headers.collect::<Map<_, _>>(),
        "body": wire.body,
    })
}

/// Returns what became of a call.
pub(super) fn outcome(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Accepted { job_id, request_id } => {
            let mut value = json!({ "kind": "accepted" });
            set(&mut value, "jobId", job_id.as_deref());
            set(&mut value, "requestId", request_id.as_deref());
            value
        }
        Outcome::Refused(Refusal { status, code, message, advice, request_id, in_doubt }) => {
            let mut value = json!({ "kind": "refused", "status": status, "message": message });
            set(&mut value, "code", code.as_deref());
            set(&mut value, "advice", advice.as_deref());
            set(&mut value, "requestId", request_id.as_deref());
            set(&mut value, "sent", in_doubt.then_some("maybe"));
            value
        }
        Outcome::Unknown { reason, sent } => {
            let sent = match sent {
                Sent::No => "no",
                Sent::Maybe => "maybe",
            };
            json!({ "kind": "unknown", "reason": reason, "sent": sent })
        }
    }
}

/// Returns how far a run is.
pub(super) fn progress(progress: &Progress) -> Value {
    json!({
        "event": "progress",
        "done": progress.done,
        "failed": progress.failed,
        "resetting": progress.resetting,
        "total": progress.total,
        "batch": progress.batch,
        "batches": progress.batches,
    })
}

/// Returns how a run ended.
pub(super) fn ended(end: &End, run: &Run) -> Value {
    let failed = run.nodes().iter().filter_map(|node| match &node.stage {
        Stage::Failed(reason) => Some(json!({ "id": node.id, "name": node.name, "reason": reason })),
        _ => None,
    });
    let (name, reason) = match end {
        End::Done => ("done", None),
        End::Failed(reason) => ("failed", Some(reason.as_str())),
        End::Over => ("over", None),
    };
    let mut value = json!({ "event": "ended", "end": name, "failed": failed.collect::<Vec<_>>() });
    set(&mut value, "reason", reason.filter(|reason| !reason.is_empty()));
    value
}

/// Returns the request of a file: what was not found has no member, and a body that is no JSON is left out.
pub(super) fn request(file: &RequestFile) -> Value {
    let mut value = json!({});
    for (name, part) in [
        ("endpoint", &file.request.endpoint),
        ("projectId", &file.request.project_id),
        ("clusterId", &file.request.cluster_id),
        ("nodepoolId", &file.request.nodepool_id),
    ] {
        if let Member::Given(text) = part {
            set(&mut value, name, Some(text));
        }
    }
    if let (Ok(body), Some(members)) = (serde_json::from_str::<Value>(&file.request.body), value.as_object_mut()) {
        members.insert("body".to_owned(), body);
    }
    value
}

fn set(value: &mut Value, name: &str, text: Option<&str>) {
    if let (Some(text), Some(members)) = (text, value.as_object_mut()) {
        members.insert(name.to_owned(), json!(text));
    }
}
