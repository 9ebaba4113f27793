//! One synchronization: which nodes, in which batches, since when.
//!
//! ```ignore
//! let run = Run::new(job, pool, vec!["a".into(), "b".into()], now).batches(1, Duration::from_secs(8));
//! assert_eq!(run.stage("b", now), Some(Stage::Waiting));
//! ```

use super::Login;
use std::collections::{HashMap, HashSet};
use std::time::{Duration, SystemTime};

/// One synchronization.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Run {
    /// The id of its job.
    pub(in crate::sandbox) job: String,
    /// The id of its pool.
    pub(in crate::sandbox) pool: String,
    /// The nodes in the order in which they are reset.
    pub(in crate::sandbox) nodes: Vec<String>,
    pub(in crate::sandbox) started: SystemTime,
    /// How one logs in afterwards, where the call says so.
    pub(in crate::sandbox) login: Option<Login>,
    /// Where in `nodes` a node is.
    places: HashMap<String, usize>,
    /// Those whose reset fails. The others go on all the same.
    failing: HashSet<String>,
    /// So many at once; at least 1.
    batch_size: usize,
    /// So long a batch takes.
    batch: Duration,
}

/// Where a node is in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Stage {
    Waiting,
    Resetting,
    Done,
    Failed,
}

impl Run {
    /// Returns a run that begins now, with one node at once, each done in no time.
    pub(in crate::sandbox) fn new(job: String, pool: String, nodes: Vec<String>, started: SystemTime) -> Self {
        let places = nodes.iter().enumerate().map(|(place, node)| (node.clone(), place)).collect();
        let (failing, batch_size, batch) = (HashSet::new(), 1, Duration::ZERO);
        Self { job, pool, nodes, started, login: None, places, failing, batch_size, batch }
    }

    /// Sets how many nodes are reset at once (at least 1), and how long that takes.
    pub(in crate::sandbox) fn batches(self, batch_size: usize, batch: Duration) -> Self {
        Self { batch_size: batch_size.max(1), batch, ..self }
    }

    /// Sets which nodes cannot be reset.
    pub(in crate::sandbox) fn failing(self, failing: HashSet<String>) -> Self {
        Self { failing, ..self }
    }

    /// Sets how one logs in afterwards.
    pub(in crate::sandbox) fn login(self, login: Option<Login>) -> Self {
        Self { login, ..self }
    }

    /// Returns where this node is; none if the run is not about it.
    pub(in crate::sandbox) fn stage(&self, node: &str, now: SystemTime) -> Option<Stage> {
        let batch = self.places.get(node)? / self.batch_size;
        Some(match batch.cmp(&self.batches_done(now)) {
            std::cmp::Ordering::Less if self.failing.contains(node) => Stage::Failed,
            std::cmp::Ordering::Less => Stage::Done,
            std::cmp::Ordering::Equal => Stage::Resetting,
            std::cmp::Ordering::Greater => Stage::Waiting,
        })
    }

    /// Returns whether a node has failed by now.
    pub(in crate::sandbox) fn has_failed(&self, now: SystemTime) -> bool {
        self.failing.iter().any(|node| self.stage(node, now) == Some(Stage::Failed))
    }

    /// Returns whether all nodes are done.
    pub(in crate::sandbox) fn is_over(&self, now: SystemTime) -> bool {
        self.batches_done(now) >= self.nodes.len().div_ceil(self.batch_size)
    }

    /// When the last batch is done.
    pub(in crate::sandbox) fn end(&self) -> SystemTime {
        let batches = self.nodes.len().div_ceil(self.batch_size);
        self.started + self.batch * u32::try_from(batches).unwrap_or(u32::MAX)
    }

    fn batches_done(&self, now: SystemTime) -> usize {
        // A clock that was set back lets the run wait.
        let elapsed = now.duration_since(self.started).unwrap_or_default();
        let done = elapsed.as_nanos().checked_div(self.batch.as_nanos());
        done.map_or(usize::MAX, |done| usize::try_from(done).unwrap_or(usize::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::Stage::{Done, Failed, Resetting, Waiting};
    use super::*;

    fn run(batch: Duration) -> Run {
        let nodes = ["a", "b", "c"].map(String::from).into();
        Run::new(String::new(), String::new(), nodes, SystemTime::UNIX_EPOCH).batches(2, batch)
    }

    #[test]
    fn goes_batch_by_batch() {
        let run = run(Duration::from_secs(8));
        for (second, stages, over) in [
            (0, [Resetting, Resetting, Waiting], false),
            (7, [Resetting, Resetting, Waiting], false),
            (8, [Done, Done, Resetting], false),
            (15, [Done, Done, Resetting], false),
            (16, [Done, Done, Done], true),
        ] {
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(second);
            assert_eq!(["a", "b", "c"].map(|node| run.stage(node, now)), stages.map(Some), "{second}");
            assert_eq!(run.is_over(now), over, "{second}");
        }
        assert_eq!(run.stage("d", SystemTime::UNIX_EPOCH), None);
        assert_eq!(run.end(), SystemTime::UNIX_EPOCH + Duration::from_secs(16));
    }

    #[test]
    fn takes_no_time_when_a_batch_takes_none() {
        assert!(run(Duration::ZERO).is_over(SystemTime::UNIX_EPOCH));
    }

    #[test]
    fn a_node_that_fails_has_failed_after_its_batch() {
        let run = run(Duration::from_secs(8)).failing(HashSet::from(["b".to_owned()]));
        let at = |second| SystemTime::UNIX_EPOCH + Duration::from_secs(second);
        assert_eq!((run.stage("b", at(7)), run.has_failed(at(7))), (Some(Resetting), false));
        assert_eq!((run.stage("b", at(8)), run.has_failed(at(8))), (Some(Failed), true));
        assert_eq!(run.stage("c", at(16)), Some(Done));
    }
}
