//! Jobs: how far the service says it is.

use super::read::{at, items, text};
use crate::json::{self, Value};

/// A job and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// How it is.
    pub phase: JobPhase,
    /// Why it failed.
    pub reason: String,
    /// Its parts.
    pub parts: Vec<SubJob>,
}

/// A part of a job, often about one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubJob {
    /// The id of what it is about.
    pub resource: String,
    /// How it is.
    pub phase: JobPhase,
    /// Why it failed.
    pub reason: String,
}

/// How a job is. The service writes `Initializing`, `Running`, `Success` and `Failed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobPhase {
    /// Not begun yet.
    Waiting,
    /// Under way; also any word that is not known.
    Running,
    /// Done.
    Success,
    /// Failed.
    Failed,
}

/// Reads a job; none if the body is none.
pub fn read_job(body: &str) -> Option<Job> {
    let value = json::parse(body).0?;
    at(&value, &["status", "phase"])?;
    let mut parts = Vec::new();
    sub_jobs(&value, &mut parts);
    Some(Job { phase: phase(&value), reason: text(&value, &["status", "reason"]), parts })
}

/// Parts may have parts of their own; the innermost come first. The reader bounds how deep they can lie.
fn sub_jobs(value: &Value<'_>, into: &mut Vec<SubJob>) {
    for part in items(value, &["spec", "subJobs"]) {
        sub_jobs(part, into);
        into.push(SubJob {
            resource: text(part, &["spec", "resourceID"]),
            phase: phase(part),
            reason: text(part, &["status", "reason"]),
        });
    }
}

fn phase(value: &Value<'_>) -> JobPhase {
    match text(value, &["status", "phase"]).as_str() {
        "Initializing" => JobPhase::Waiting,
        "Success" => JobPhase::Success,
        "Failed" => JobPhase::Failed,
        _ => JobPhase::Running,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Shape: the model `Job` of the Python SDK 3.1.219.
    #[test]
    fn parts_are_found_at_any_depth() {
        let body = r#"{"kind":"Job","spec":{"subJobs":[{"spec":{"resourceID":"n1","subJobs":[
            {"spec":{"resourceID":"n2"},"status":{"phase":"Failed","reason":"no EVS quota"}}]},"status":{"phase":"Success"}}]},
            "status":{"phase":"Running"}}"#;
        let job = read_job(body).unwrap();
        assert_eq!(job.phase, JobPhase::Running);
        let parts: Vec<_> = job.parts.iter().map(|part| (part.resource.as_str(), part.phase)).collect();
        assert_eq!(parts, [("n2", JobPhase::Failed), ("n1", JobPhase::Success)]);
        assert_eq!(job.parts[0].reason, "no EVS quota");
    }

    #[test]
    fn what_has_no_phase_is_no_job() {
        assert_eq!(read_job(r#"{"errorCode":"CCE.01404001"}"#), None);
        assert_eq!(read_job(r#"{"status":{"phase":"Initializing"}}"#).unwrap().phase, JobPhase::Waiting);
    }
}
