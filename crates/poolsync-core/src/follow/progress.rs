//! How far a run is, and how long the rest may take.

use super::run::Run;
use super::stage::Stage;

/// How far a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Nodes that are done.
    pub done: usize,
    /// Nodes that have failed.
    pub failed: usize,
    /// Nodes that are being reset.
    pub resetting: usize,
    /// All nodes of the run; 0 while they are not known.
    pub total: usize,
    /// The batch under way in the last call, from 1.
    pub batch: usize,
    /// The batches of the last call.
    pub batches: usize,
    /// Seconds that the rest of the last call may take: as long for each batch as those before took. None before the
    /// first batch is over.
    pub rest: Option<i64>,
    /// How it ended; none while it runs.
    pub end: Option<End>,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Every node is done.
    Done,
    /// Some nodes have failed or were never reset; what the job says about it, if anything.
    Failed(String),
    /// The service says that it is over, and which nodes were reset cannot be seen.
    Over,
}

impl Run {
    /// Returns how far the run is. `now`: seconds since 1970.
    pub fn progress(&self, now: i64) -> Progress {
        let count = |is: &dyn Fn(&Stage) -> bool| self.nodes().iter().filter(|node| is(&node.stage)).count();
        let batch_size = self.calls.last().map_or(1, |call| call.batch);
        let batches = self.of_last_call().count().div_ceil(batch_size);
        Progress {
            done: count(&|stage| *stage == Stage::Done),
            failed: count(&|stage| matches!(stage, Stage::Failed(_))),
            resetting: count(&|stage| *stage == Stage::Resetting),
            total: self.nodes.len(),
            batch: (self.batch_ends.len() + 1).min(batches),
            batches,
            rest: self.rest(now, batches),
            end: self.is_over().then(|| self.end()),
        }
    }

    fn rest(&self, now: i64, batches: usize) -> Option<i64> {
        let (begun, last) = (self.calls.last()?.begun, *self.batch_ends.last()?);
        let done = i64::try_from(self.batch_ends.len()).ok()?;
        let open = i64::try_from(batches.saturating_sub(self.batch_ends.len())).ok()?;
        let each = last.saturating_sub(begun).max(0) / done.max(1);
        let all = open.saturating_mul(each);
        Some(all.saturating_sub(now.saturating_sub(last).max(0)).max(0))
    }

    fn end(&self) -> End {
        let all = |is: &dyn Fn(&Stage) -> bool| self.nodes().iter().all(|node| is(&node.stage));
        if !self.failure.is_empty() || self.nodes().iter().any(|node| matches!(node.stage, Stage::Failed(_))) {
            End::Failed(self.failure.clone())
        } else if !self.nodes.is_empty() && all(&|stage| *stage == Stage::Done) {
            End::Done
        } else if self.nodes().iter().any(|node| node.stage == Stage::Waiting && node.stale_at_start) {
            End::Failed(String::new())
        } else {
            End::Over
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Followed;
    use super::*;
    use crate::cloud::{Condition, Job, JobPhase, Node, Pool, SubJob};

    fn run(nodes: &[&str], batch: usize) -> Run {
        let mut run = Run::default();
        run.begin(0, batch, None, nodes.iter().map(|id| Followed::new(id, "")).collect());
        run
    }

    fn node(id: &str, phase: &str, up_to_date: bool) -> Node {
        Node { id: id.to_owned(), phase: phase.to_owned(), up_to_date: Some(up_to_date), ..Node::default() }
    }

    fn pool(running: bool) -> Pool {
        let kind = "ConfigurationSynchronizing".to_owned();
        let condition = Condition { kind, holds: running, reason: String::new(), message: String::new() };
        Pool { conditions: vec![condition], ..Pool::default() }
    }

    #[test]
    fn the_rest_is_estimated_from_the_batches_before() {
        let mut run = run(&["a", "b", "c", "d", "e"], 2);
        assert_eq!(run.progress(50).rest, None);
        run.see_nodes(60, &[node("a", "Active", true), node("b", "Installing", false)]);
        assert_eq!((run.progress(60).batch, run.progress(60).rest), (1, None));
        run.see_nodes(100, &[node("a", "Active", true), node("b", "Active", true)]);
        let progress = run.progress(130);
        assert_eq!((progress.done, progress.batch, progress.batches), (2, 2, 3));
        // Two batches of 100 seconds, of which 30 have passed.
        assert_eq!(progress.rest, Some(170));
        assert_eq!(run.progress(1_000).rest, Some(0));
    }

    #[test]
    fn all_nodes_done_is_the_end() {
        let mut run = run(&["a"], 1);
        run.see_nodes(10, &[node("a", "Active", true)]);
        assert_eq!(run.progress(10).end, Some(End::Done));
    }

    #[test]
    fn a_pool_that_has_not_begun_yet_is_not_over() {
        let mut run = run(&["a"], 1);
        run.see_pool(10, &pool(false));
        assert_eq!(run.progress(10).end, None);
        run.see_pool(20, &pool(true));
        run.see_pool(30, &pool(false));
        assert_eq!(run.progress(30).end, Some(End::Failed(String::new())), "it was never reset");
    }

    #[test]
    fn a_pool_that_never_begins_is_over_at_last() {
        let mut run = run(&[], 1);
        run.see_pool(91, &pool(false));
        assert_eq!(run.progress(91).end, Some(End::Over));
    }

    #[test]
    fn a_node_still_away_keeps_a_run_open() {
        let mut run = run(&["a"], 1);
        run.see_pool(5, &pool(true));
        run.see_nodes(10, &[node("a", "Installing", false)]);
        run.see_pool(11, &pool(false));
        assert_eq!(run.progress(11).end, None);
    }

    #[test]
    fn a_job_ends_a_run_and_names_the_failure() {
        let mut run = run(&["a", "b"], 1);
        let part = SubJob { resource: "b".to_owned(), phase: JobPhase::Failed, reason: "no quota".to_owned() };
        run.see_job(10, &Job { phase: JobPhase::Failed, reason: "1 node failed".to_owned(), parts: vec![part] });
        let progress = run.progress(10);
        assert_eq!((progress.failed, progress.end), (1, Some(End::Failed("1 node failed".to_owned()))));
    }

    #[test]
    fn a_second_call_goes_on_with_other_nodes() {
        let mut run = run(&["a"], 1);
        run.see_nodes(100, &[node("a", "Active", true)]);
        run.begin(200, 1, None, vec![Followed::new("b", ""), Followed::new("c", "")]);
        let progress = run.progress(200);
        assert_eq!((progress.done, progress.total, progress.batch, progress.batches), (1, 3, 1, 2));
        assert_eq!((progress.rest, progress.end), (None, None));
    }

    #[test]
    fn nodes_are_learned_once_from_the_pool() {
        let mut run = run(&[], 1);
        let node = Node { pool: "p".to_owned(), ..node("a", "Active", false) };
        run.learn_nodes(5, std::slice::from_ref(&node), "p");
        run.learn_nodes(6, &[node], "p");
        assert_eq!(run.nodes().len(), 1);
    }
}
