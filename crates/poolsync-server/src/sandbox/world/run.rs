//! One synchronization: which nodes, in which batches, since when.
//!
//! ```ignore
//! let run = Run { nodes: vec!["a".into(), "b".into()], batch_size: 1, batch: Duration::from_secs(8), .. };
//! assert_eq!(run.stage("b", run.started), Some(Stage::Waiting));
//! ```

use super::Login;
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
    /// So many at once; at least 1.
    pub(in crate::sandbox) batch_size: usize,
    /// So long a batch takes.
    pub(in crate::sandbox) batch: Duration,
    pub(in crate::sandbox) started: SystemTime,
    /// How one logs in afterwards, where the call says so.
    pub(in crate::sandbox) login: Option<Login>,
}

/// Where a node is in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Stage {
    Waiting,
    Resetting,
    Done,
}

impl Run {
    /// Where this node is; none if the run is not about it.
    pub(in crate::sandbox) fn stage(&self, node: &str, now: SystemTime) -> Option<Stage> {
        let index = self.nodes.iter().position(|other| other == node)?;
        let batch = index / self.batch_size.max(1);
        Some(match batch.cmp(&self.batches_done(now)) {
            std::cmp::Ordering::Less => Stage::Done,
            std::cmp::Ordering::Equal => Stage::Resetting,
            std::cmp::Ordering::Greater => Stage::Waiting,
        })
    }

    /// Whether all nodes are done.
    pub(in crate::sandbox) fn is_over(&self, now: SystemTime) -> bool {
        self.batches_done(now) >= self.nodes.len().div_ceil(self.batch_size.max(1))
    }

    /// When the last batch is done.
    pub(in crate::sandbox) fn end(&self) -> SystemTime {
        let batches = self.nodes.len().div_ceil(self.batch_size.max(1));
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
    use super::Stage::{Done, Resetting, Waiting};
    use super::*;

    fn run(batch: Duration) -> Run {
        Run {
            job: String::new(),
            pool: String::new(),
            nodes: ["a", "b", "c"].map(String::from).into(),
            batch_size: 2,
            batch,
            started: SystemTime::UNIX_EPOCH,
            login: None,
        }
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
}
