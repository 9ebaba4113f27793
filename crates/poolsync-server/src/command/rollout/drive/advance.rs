//! Going on: what follows is asked of the machine, and a call is made if nothing speaks against it.

use super::super::cloud::PoolId;
use super::{Driver, Left, poll};
use crate::command::end::Stop;
use crate::command::network::{now, now_as_date};
use crate::command::service::ReadError;
use crate::words::rollout as words;
use poolsync_core::answer::{Outcome, explain_call};
use poolsync_core::follow::retry_after;
use poolsync_core::rollout::{Action, Event, EventKind, Request, RolloutState};
use poolsync_core::wire::{WireRequest, build_request};
use poolsync_core::{Locale, SyncRequest};
use std::time::Duration;
use tokio::time::Instant;

/// A call as the machine wants it: stage, target, request.
type Call = (usize, usize, Request);

/// What the preflight of some calls comes to.
enum Preflight {
    /// Nothing speaks against it.
    Clear,
    /// Something happened that comes first.
    Interrupted,
    /// The service says no for good.
    Left(Left),
}

impl Driver {
    /// Goes on as far as the state allows.
    pub(super) async fn advance(&mut self) -> Result<Option<Left>, Stop> {
        self.keep(self.state.clone().up_to_calls(self.clock.now()))?;
        if self.held.as_ref().is_some_and(|(_, then)| *then > Instant::now()) {
            return Ok(None);
        }
        let (next, actions) = self.what_follows();
        let calls: Vec<Call> = actions.iter().filter_map(call).collect();
        if calls.is_empty() {
            self.held = None;
            self.actions = actions;
            self.keep(next)?;
            return Ok(None);
        }
        let known = self.preflight(&calls).await?;
        // What was read then counts as well.
        let (next, actions) = self.what_follows();
        let is_same = actions.iter().filter_map(call).eq(calls.iter().cloned());
        self.actions = actions.into_iter().filter(|action| !matches!(action, Action::Call { .. })).collect();
        match known {
            Preflight::Clear if is_same => {}
            Preflight::Clear | Preflight::Interrupted => return Ok(None),
            Preflight::Left(left) => return Ok(Some(left)),
        }
        // The bytes are made first: what cannot be sent is not written down as made.
        let wires = calls.into_iter().map(|(stage, target, request)| Ok((stage, target, self.wire(request)?)));
        let wires: Vec<(usize, usize, WireRequest)> = wires.collect::<Result<_, Stop>>()?;
        self.held = None;
        // From here on, whatever becomes of this program, these calls count as made.
        self.keep(next)?;
        for (stage, target, wire) in wires {
            self.call(stage, target, wire);
        }
        Ok(None)
    }

    /// Asks the machine what follows now, without going on.
    fn what_follows(&self) -> (RolloutState, Vec<Action>) {
        self.state.clone().next(&Event { at: self.clock.now(), kind: EventKind::Time })
    }

    fn wire(&self, request: Request) -> Result<WireRequest, Stop> {
        let Request { endpoint, project_id, cluster_id, nodepool_id, body } = self.passwords.put_into(request);
        let request = SyncRequest::new(&endpoint, &project_id, &cluster_id, &nodepool_id, &body);
        build_request(&request, self.cloud.credential(), now_as_date()).map_err(Stop::Problems)
    }

    /// Makes a call, once. Its answer comes as a reply.
    fn call(&mut self, stage: usize, target: usize, wire: WireRequest) {
        let planned = self.state.rollout.stages.get(stage).and_then(|stage| stage.targets.get(target));
        let Some(pool) = planned.map(|planned| (planned.cluster_id.clone(), planned.nodepool_id.clone())) else {
            return;
        };
        let (service, answer) = (self.cloud.service(&pool), self.replies.0.clone());
        let locale = self.output.locale();
        self.unanswered += 1;
        tokio::spawn(async move {
            let outcome = outcome(service.call(&wire).await, locale);
            // Nobody waits for it any more once the program leaves.
            let _ = answer.send((stage, target, outcome.into()));
        });
    }

    /// Reads the pools that would be called, with their nodes: the credential of the call must be taken, nobody else may be at work
    /// in them, and the machine takes note of what others have done to the nodes.
    async fn preflight(&mut self, calls: &[Call]) -> Result<Preflight, Stop> {
        let mut pools: Vec<PoolId> = Vec::new();
        for (_, _, request) in calls {
            let pool = (request.cluster_id.clone(), request.nodepool_id.clone());
            if !pools.contains(&pool) {
                pools.push(pool);
            }
        }
        let cloud = self.cloud.clone();
        let Some(readings) = self.unless_told(cloud.read(&pools)).await? else { return Ok(Preflight::Interrupted) };
        if let Some(error) = readings.errors.first() {
            return self.unread(error);
        }
        if readings.pools.iter().any(|pool| pool.synchronizing == Some(true)) {
            let wait = self.clock.wait(Duration::from_millis(self.pace.after_answer(0).into()));
            let reason = words::HELD_BUSY.fill(self.output.locale(), &[]);
            self.held = Some((reason, Instant::now() + wait));
            return Ok(Preflight::Interrupted);
        }
        for pool in readings.pools {
            self.note(EventKind::Read { pool })?;
        }
        // Word may have been left while the pools were read.
        Ok(if self.hear_word()? || self.state.paused { Preflight::Interrupted } else { Preflight::Clear })
    }

    /// What follows from a pool that could not be read before a call.
    fn unread(&mut self, error: &ReadError) -> Result<Preflight, Stop> {
        let reason = error.reason(self.output.locale());
        if error.is_credential() {
            self.note(EventKind::CredentialLost)?;
            return Ok(Preflight::Interrupted);
        }
        if error.is_final() {
            return Ok(Preflight::Left(Left::Unreadable(reason)));
        }
        let asked = error.retry_after().and_then(|value| retry_after(value, now()));
        let wait = self.pace.after_failure(asked, poll::random());
        self.held = Some((reason, Instant::now() + self.clock.wait(Duration::from_millis(wait.into()))));
        Ok(Preflight::Interrupted)
    }
}

fn call(action: &Action) -> Option<Call> {
    match action {
        Action::Call { stage, target, request, .. } => Some((*stage, *target, request.clone())),
        _ => None,
    }
}

fn outcome(answer: Result<poolsync_core::answer::Answer, crate::command::network::Lost>, locale: Locale) -> Outcome {
    match answer {
        Ok(answer) => explain_call(&answer, locale),
        Err(lost) => lost.outcome(locale),
    }
}
