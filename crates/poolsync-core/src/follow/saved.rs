//! A run as it is kept in this browser, so that it goes on after a reload: JSON with a version, no credential.
//!
//! ```
//! use poolsync_core::follow::{Followed, Run};
//!
//! let mut run = Run::default();
//! run.begin(100, 2, Some("job".into()), vec![Followed::new("n1", "worker-1")]);
//! assert_eq!(Run::load(&run.save()), Some(run));
//! ```

use super::run::{Call, Followed, Run};
use super::stage::Stage;
use crate::json::{self, Value, quoted};
use crate::plan::nearest_nodes_per_batch;

/// The version that is written.
const VERSION: i64 = 1;

impl Run {
    /// Returns the run as JSON text.
    pub fn save(&self) -> String {
        let calls: Vec<String> = self.calls.iter().map(save_call).collect();
        let nodes: Vec<String> = self.nodes.iter().map(save_node).collect();
        let ends: Vec<String> = self.batch_ends.iter().map(i64::to_string).collect();
        format!(
            r#"{{"version":{VERSION},"calls":[{}],"nodes":[{}],"batchEnds":[{}],"seenRunning":{},"stopped":{},"failure":{}}}"#,
            calls.join(","),
            nodes.join(","),
            ends.join(","),
            self.seen_running,
            self.stopped,
            quoted(&self.failure),
        )
    }

    /// Returns the run of a text that [`Run::save`] wrote; none if it is something else.
    pub fn load(text: &str) -> Option<Self> {
        let (value, faults) = json::parse(text);
        let value = value.filter(|_| faults.is_empty())?;
        (whole(&value, "version")? == VERSION).then_some(())?;
        let list = |name: &str| value.array(name).given();
        let calls: Option<Vec<Call>> = list("calls")?.iter().map(load_call).collect();
        let nodes: Option<Vec<Followed>> = list("nodes")?.iter().map(load_node).collect();
        let ends = list("batchEnds")?.iter().filter_map(number);
        Some(Self {
            calls: calls?,
            nodes: nodes?,
            batch_ends: ends.collect(),
            seen_running: value.bool("seenRunning").given()?,
            stopped: value.bool("stopped").given()?,
            failure: value.text("failure").given()?.to_owned(),
        })
    }
}

fn save_call(call: &Call) -> String {
    let job = call.job.as_deref().map_or("null".to_owned(), quoted);
    format!(r#"{{"begun":{},"batch":{},"job":{job}}}"#, call.begun, call.batch)
}

fn load_call(value: &Value<'_>) -> Option<Call> {
    // Whoever can write to the storage can write any number; progress divides by this one.
    let batch = nearest_nodes_per_batch(usize::try_from(whole(value, "batch")?).ok()?);
    Some(Call { begun: whole(value, "begun")?, batch, job: value.text("job").given().map(str::to_owned) })
}

fn save_node(node: &Followed) -> String {
    let (stage, reason) = match &node.stage {
        Stage::Waiting => ("waiting", ""),
        Stage::Resetting => ("resetting", ""),
        Stage::Done => ("done", ""),
        Stage::Failed(reason) => ("failed", reason.as_str()),
    };
    format!(
        r#"{{"id":{},"name":{},"stage":"{stage}","reason":{},"since":{},"phase":{},"stale":{},"away":{},"call":{}}}"#,
        quoted(&node.id),
        quoted(&node.name),
        quoted(reason),
        node.since,
        quoted(&node.phase),
        node.stale_at_start,
        node.away,
        node.call,
    )
}

fn load_node(value: &Value<'_>) -> Option<Followed> {
    let text = |name: &str| value.text(name).given().map(str::to_owned);
    let stage = match value.text("stage").given()? {
        "waiting" => Stage::Waiting,
        "resetting" => Stage::Resetting,
        "done" => Stage::Done,
        "failed" => Stage::Failed(text("reason")?),
        _ => return None,
    };
    Some(Followed {
        id: text("id")?,
        name: text("name")?,
        stage,
        since: whole(value, "since")?,
        phase: text("phase")?,
        stale_at_start: value.bool("stale").given()?,
        away: value.bool("away").given()?,
        call: usize::try_from(whole(value, "call")?).ok()?,
    })
}

fn whole(value: &Value<'_>, name: &str) -> Option<i64> {
    number(value.get(name)?)
}

fn number(value: &Value<'_>) -> Option<i64> {
    if let Value::Number(number) = value { number.to_i64() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::Node;

    #[test]
    fn every_stage_comes_back() {
        let mut run = Run::default();
        let ids = ["a", "b\"\n中", "c", "d"];
        run.begin(-5, 3, None, ids.iter().map(|id| Followed::new(id, "")).collect());
        let node = |id: &str, phase: &str| Node { id: id.into(), phase: phase.into(), ..Node::default() };
        run.see_nodes(10, &[node("a", "Installing"), node("b\"\n中", "Installing"), node("c", "Installing")]);
        run.see_nodes(20, &[node("a", "Active"), node("c", "Error")]);
        let stages: Vec<_> = run.nodes().iter().map(|node| node.stage.clone()).collect();
        let failed = Stage::Failed("Error".to_owned());
        assert_eq!(stages, [Stage::Done, Stage::Resetting, failed, Stage::Waiting]);
        assert_eq!(Run::load(&run.save()), Some(run));
    }

    #[test]
    fn an_impossible_batch_is_taken_into_the_range() {
        let mut run = Run::default();
        run.begin(0, 2, None, vec![Followed::new("a", "")]);
        for (written, read) in [("0", 1), ("21", 20)] {
            let text = run.save().replace(r#""batch":2"#, &format!(r#""batch":{written}"#));
            let run = Run::load(&text).unwrap();
            assert_eq!(run.calls()[0].batch, read);
            assert_eq!(run.progress(10).batches, 1);
        }
    }

    #[test]
    fn what_is_no_run_is_none() {
        for text in [
            "",
            "{}",
            r#"{"version":2,"calls":[],"nodes":[],"batchEnds":[],"seenRunning":false,"stopped":false,"failure":""}"#,
        ] {
            assert_eq!(Run::load(text), None, "{text}");
        }
    }
}
