//! A cloud for the properties, that knows nothing of the machine: it takes calls, resets nodes batch by batch, and is read.

use std::collections::BTreeMap;

use poolsync_core::rollout::{
    Action, CallOutcome, Command, Event, EventKind, JobState, MaybeSent, PartPhase, PartState, ResolvedRollout,
    RolloutState, TargetPhase,
};

use crate::pool::{CloudNode, CloudPool, Work};
use crate::steps::{Luck, Step};

pub(crate) struct Cloud {
    pub(crate) now: i64,
    luck: Luck,
    pools: Vec<CloudPool>,
    /// Calls that were sent, and whether the cloud has seen them.
    sent: BTreeMap<(usize, usize), bool>,
}

impl Cloud {
    /// A cloud with the pools of a rollout, as its state has seen them.
    pub(crate) fn of(state: &RolloutState, luck: Luck) -> Self {
        let mut pools: Vec<CloudPool> = Vec::new();
        for (stage, planned) in state.stages.iter().zip(&state.rollout.stages) {
            for (target, planned) in stage.targets.iter().zip(&planned.targets) {
                let at = pools
                    .iter()
                    .position(|pool| (&pool.cluster, &pool.pool) == (&planned.cluster_id, &planned.nodepool_id));
                let at = at.unwrap_or_else(|| {
                    let (cluster, pool) = (planned.cluster_id.clone(), planned.nodepool_id.clone());
                    pools.push(CloudPool { cluster, pool, nodes: Vec::new(), work: Vec::new() });
                    pools.len() - 1
                });
                for node in &planned.nodes {
                    let (id, up_to_date) = (node.id.clone(), node.up_to_date);
                    pools[at].nodes.push(CloudNode { id, phase: "Active", up_to_date });
                }
                // What was accepted before goes on.
                if target.phase == TargetPhase::Running {
                    let waiting = planned.nodes.iter().map(|node| node.id.clone()).collect();
                    pools[at].work.push(Work { at_once: planned.max_unavailable, waiting });
                }
            }
        }
        Self { now: state.now, luck, pools, sent: BTreeMap::new() }
    }

    /// Takes note that a call was made; the cloud sees it when it is answered.
    pub(crate) fn is_called(&mut self, _: &ResolvedRollout, stage: usize, target: usize) {
        assert_eq!(self.sent.insert((stage, target), false), None, "the cloud got a call twice");
    }

    /// The nodes that are being reset, for each cluster.
    pub(crate) fn resetting(&self) -> Vec<(String, usize)> {
        let mut away: BTreeMap<&str, usize> = BTreeMap::new();
        for pool in &self.pools {
            *away.entry(&pool.cluster).or_default() +=
                pool.nodes.iter().filter(|node| node.phase == "Installing").count();
        }
        away.into_iter().map(|(cluster, away)| (cluster.to_owned(), away)).collect()
    }

    /// The event of a step.
    pub(crate) fn event(&mut self, state: &RolloutState, step: &Step) -> Event {
        self.now += 7;
        let kind = match step {
            Step::Time(seconds) => {
                self.now += seconds;
                EventKind::Time
            }
            Step::Accept(number) => self.reply(state, *number, true, accepted()),
            Step::Refuse(number) => {
                let status = [401, 403, 400, 409][number % 4];
                let refused =
                    CallOutcome::Refused { status, code: None, message: "no".to_owned(), request_id: None, sent: None };
                self.reply(state, *number, false, refused)
            }
            Step::Lose(number, is_done) => {
                let lost = match number % 3 {
                    0 if !is_done => CallOutcome::Unknown { reason: "offline".to_owned(), sent: MaybeSent::No },
                    1 => CallOutcome::Refused {
                        status: 503,
                        code: None,
                        message: "busy".to_owned(),
                        request_id: None,
                        sent: Some(MaybeSent::Maybe),
                    },
                    _ => CallOutcome::Unknown { reason: "timeout".to_owned(), sent: MaybeSent::Maybe },
                };
                self.reply(state, *number, *is_done, lost)
            }
            Step::Read(number, luck) => self.read(*number, *luck),
            Step::Elsewhere(number) => {
                let number = number % self.pools.len().max(1);
                self.pools.get_mut(number).into_iter().for_each(CloudPool::is_synchronized_elsewhere);
                EventKind::Time
            }
            Step::Job(number, luck) => Self::job(state, *number, *luck),
            Step::Approve(gate) => EventKind::Approve { stage: state.stage, gate: gate % 3, by: "ops".to_owned() },
            Step::Decide(number, carried_out) => match pick(&under(state, TargetPhase::Lost), *number) {
                Some((stage, target)) => EventKind::Decide { stage, target, carried_out: *carried_out },
                None => EventKind::Time,
            },
            Step::Pause => command(Command::Pause),
            Step::Resume => command(Command::Resume),
            Step::Promote => command(Command::Promote),
            Step::Abort => command(Command::Abort),
            Step::CredentialLost => EventKind::CredentialLost,
            Step::Restarted => EventKind::Restarted,
            Step::Stray(stage, target) => {
                let (stage, target) = (stage % 6, target % 4);
                let is_sent = self.sent.contains_key(&(stage, target));
                if is_sent { EventKind::Time } else { EventKind::Reply { stage, target, outcome: accepted() } }
            }
        };
        Event { at: self.now, kind }
    }

    /// The event with which a patient person and a cloud without bad luck answer what is to be done.
    pub(crate) fn answer(&mut self, state: &RolloutState, actions: &[Action]) -> Event {
        self.now = self.now.max(state.now) + 20;
        let calling = under(state, TargetPhase::Calling);
        let kind = if let Some((stage, target)) = calling.first().copied() {
            self.begin(state, stage, target);
            EventKind::Reply { stage, target, outcome: accepted() }
        } else if state.paused || state.credential_lost {
            command(Command::Resume)
        } else if let Some(Action::Approve { stage, gate, .. }) =
            actions.iter().find(|action| matches!(action, Action::Approve { .. }))
        {
            EventKind::Approve { stage: *stage, gate: *gate, by: "ops".to_owned() }
        } else if let Some((stage, target)) = under(state, TargetPhase::Lost).first().copied() {
            EventKind::Decide { stage, target, carried_out: false }
        } else if let Some(Action::Read { cluster_id, nodepool_id, .. }) =
            actions.iter().find(|action| matches!(action, Action::Read { .. }))
        {
            let at = self.pools.iter().position(|pool| (&pool.cluster, &pool.pool) == (cluster_id, nodepool_id));
            self.read(at.unwrap(), 0)
        } else {
            EventKind::Time
        };
        Event { at: self.now, kind }
    }

    /// A reply to one of the calls that wait for one. `is_done`: the cloud has taken the call.
    fn reply(&mut self, state: &RolloutState, number: usize, is_done: bool, outcome: CallOutcome) -> EventKind {
        let Some((stage, target)) = pick(&under(state, TargetPhase::Calling), number) else { return EventKind::Time };
        if is_done {
            self.begin(state, stage, target);
        }
        EventKind::Reply { stage, target, outcome }
    }

    fn begin(&mut self, state: &RolloutState, stage: usize, target: usize) {
        self.sent.insert((stage, target), true);
        let planned = &state.rollout.stages[stage].targets[target];
        let waiting = planned.nodes.iter().map(|node| node.id.clone()).collect();
        let pool = self
            .pools
            .iter_mut()
            .find(|pool| (&pool.cluster, &pool.pool) == (&planned.cluster_id, &planned.nodepool_id));
        pool.unwrap().work.push(Work { at_once: planned.max_unavailable, waiting });
    }

    /// Goes one step on in a pool, and reads it.
    fn read(&mut self, number: usize, luck: usize) -> EventKind {
        if self.pools.is_empty() {
            return EventKind::Time;
        }
        let (number, good) = (number % self.pools.len(), self.luck == Luck::Good);
        let pool = &mut self.pools[number];
        EventKind::Read { pool: pool.go_on(luck, good) }
    }

    fn job(state: &RolloutState, number: usize, luck: usize) -> EventKind {
        let Some((stage, target)) = pick(&under(state, TargetPhase::Running), number) else { return EventKind::Time };
        let phases =
            [PartPhase::Waiting, PartPhase::Running, PartPhase::Running, PartPhase::Success, PartPhase::Failed];
        let planned = &state.rollout.stages[stage].targets[target];
        let parts = planned.nodes.iter().take(luck % 3).map(|node| PartState {
            node: node.id.clone(),
            phase: phases[(luck / 3) % 5],
            reason: String::new(),
        });
        let job = JobState { phase: phases[luck % 5], reason: "quota".to_owned(), parts: parts.collect() };
        EventKind::Job { stage, target, job }
    }
}

fn accepted() -> CallOutcome {
    CallOutcome::Accepted { job_id: Some("job".to_owned()), request_id: None }
}

fn command(command: Command) -> EventKind {
    EventKind::Command { command }
}

fn under(state: &RolloutState, phase: TargetPhase) -> Vec<(usize, usize)> {
    let stages = state.stages.iter().enumerate();
    let targets = stages.flat_map(|(stage, state)| {
        state.targets.iter().enumerate().map(move |(target, state)| (stage, target, state.phase))
    });
    targets.filter(|(_, _, found)| *found == phase).map(|(stage, target, _)| (stage, target)).collect()
}

fn pick(from: &[(usize, usize)], number: usize) -> Option<(usize, usize)> {
    from.get(number % from.len().max(1)).copied()
}
