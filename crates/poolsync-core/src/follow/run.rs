//! A run: its calls, its nodes, and what was seen of them.

use super::stage::{self, Stage};
use crate::cloud::{Job, JobPhase, Node, Pool, by_id};
use crate::plan::nearest_nodes_per_batch;

/// A run of one call or several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    pub(super) calls: Vec<Call>,
    pub(super) nodes: Vec<Followed>,
    /// When each batch of the call under way was over.
    pub(super) batch_ends: Vec<i64>,
    /// True once the pool was seen synchronizing after the last call.
    pub(super) seen_running: bool,
    /// True once the pool has stopped, or the job has ended.
    pub(super) stopped: bool,
    /// What the job says about its failure.
    pub(super) failure: String,
}

/// One call of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// When it was accepted, in seconds since 1970.
    pub begun: i64,
    /// Nodes per batch, 1 to 20.
    pub batch: usize,
    /// The job that the answer named.
    pub job: Option<String>,
}

/// A node of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its id.
    pub id: String,
    /// Its name; the id where none is known.
    pub name: String,
    /// Where it is.
    pub stage: Stage,
    /// Since when, in seconds since 1970.
    pub since: i64,
    /// The phase in which it was seen last; empty before.
    pub phase: String,
    /// False if it had the pool's configuration before the run.
    pub stale_at_start: bool,
    /// True once it was seen away.
    pub(super) away: bool,
    /// Which of the calls it belongs to, from 0.
    pub(super) call: usize,
}

/// A condition can take a moment to become True: until so many seconds after the call, False says nothing.
const START_GRACE: i64 = 90;

impl Followed {
    /// Returns a node that waits for its turn, and whose configuration was out of date. `name`: may be empty.
    pub fn new(id: &str, name: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: if name.is_empty() { id.to_owned() } else { name.to_owned() },
            stage: Stage::Waiting,
            since: 0,
            phase: String::new(),
            stale_at_start: true,
            away: false,
            call: 0,
        }
    }

    /// Returns a node as it was read before the call.
    pub fn from_node(node: &Node) -> Self {
        Self { stale_at_start: node.up_to_date == Some(false), ..Self::new(&node.id, &node.name) }
    }

    fn goes_to(&mut self, now: i64, stage: Stage) {
        if stage == Stage::Resetting {
            self.away = true;
        }
        if self.stage != stage {
            self.stage = stage;
            self.since = now;
        }
    }
}

impl Run {
    /// Adds a call that was accepted. `now`: seconds since 1970, as in all that follows. `batch`: nodes per batch,
    /// taken into the range from 1 to 20. `nodes` may be empty while it is not known which they are; see
    /// [`Run::learn_nodes`].
    pub fn begin(&mut self, now: i64, batch: usize, job: Option<String>, nodes: Vec<Followed>) {
        let call = self.calls.len();
        self.calls.push(Call { begun: now, batch: nearest_nodes_per_batch(batch), job });
        self.nodes.extend(nodes.into_iter().map(|node| Followed { since: now, call, ..node }));
        self.batch_ends.clear();
        (self.seen_running, self.stopped) = (false, false);
        self.failure.clear();
    }

    /// Takes note of which nodes the last call is about, if nothing was known about that: those of `pool`.
    pub fn learn_nodes(&mut self, now: i64, nodes: &[Node], pool: &str) {
        let Some(call) = self.calls.len().checked_sub(1) else { return };
        if self.nodes.iter().all(|node| node.call != call) {
            let of_pool = nodes.iter().filter(|node| node.pool == pool);
            self.nodes.extend(of_pool.map(|node| Followed { since: now, call, ..Followed::from_node(node) }));
        }
    }

    /// Returns its calls, oldest first.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Returns its nodes, in the order of the calls.
    pub fn nodes(&self) -> &[Followed] {
        &self.nodes
    }

    /// Returns how long the run has taken up to its last change, in seconds.
    pub fn took(&self) -> i64 {
        let begun = self.calls.first().map_or(0, |call| call.begun);
        let last = self.nodes.iter().map(|node| node.since).chain(self.batch_ends.iter().copied()).max();
        last.unwrap_or(begun).saturating_sub(begun).max(0)
    }

    /// Returns true once nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.stopped || (!self.nodes.is_empty() && self.nodes.iter().all(|node| node.stage == Stage::Done))
    }

    /// Takes note of nodes that were looked at. Those that are not among them are left as they were: a list may come
    /// page by page.
    pub fn see_nodes(&mut self, now: i64, seen: &[Node]) {
        let by_id = by_id(seen);
        for followed in &mut self.nodes {
            let Some(node) = by_id.get(followed.id.as_str()) else { continue };
            if !node.name.is_empty() {
                followed.name.clone_from(&node.name);
            }
            followed.phase.clone_from(&node.phase);
            let stage = stage::seen(&followed.stage, followed.away, followed.stale_at_start, node);
            followed.goes_to(now, stage);
        }
        self.count_batches(now);
    }

    /// Takes note of the pool that was looked at.
    pub fn see_pool(&mut self, now: i64, pool: &Pool) {
        let begun = self.calls.last().map_or(now, |call| call.begun);
        if pool.is_synchronizing() {
            self.seen_running = true;
        } else if self.seen_running || now.saturating_sub(begun) > START_GRACE {
            let resetting = self.nodes.iter().any(|node| node.stage == Stage::Resetting);
            self.stopped = !resetting || self.stopped;
        }
    }

    /// Takes note of a job of the last call that was looked at.
    pub fn see_job(&mut self, now: i64, job: &Job) {
        for part in &job.parts {
            for node in self.nodes.iter_mut().filter(|node| node.id == part.resource) {
                if let Some(stage) = stage::told(&node.stage, &node.phase, part.phase, &part.reason) {
                    node.goes_to(now, stage);
                }
            }
        }
        self.count_batches(now);
        match job.phase {
            JobPhase::Failed => {
                self.failure.clone_from(&job.reason);
                self.stopped = true;
            }
            JobPhase::Success => self.stopped = true,
            JobPhase::Waiting | JobPhase::Running => {}
        }
    }

    /// Writes down when batches of the last call were over.
    fn count_batches(&mut self, now: i64) {
        let Some(batch) = self.calls.last().map(|call| call.batch) else { return };
        let over = self.of_last_call().filter(|node| node.stage.is_over()).count();
        let total = self.of_last_call().count();
        let batches = if over == total { total.div_ceil(batch) } else { over / batch };
        while self.batch_ends.len() < batches {
            self.batch_ends.push(now);
        }
    }

    pub(super) fn of_last_call(&self) -> impl Iterator<Item = &Followed> {
        let call = self.calls.len().saturating_sub(1);
        self.nodes.iter().filter(move |node| node.call == call)
    }
}
