//! Polling what is under way: jobs, pools and nodes, as often as the console polls.

use super::super::cloud::PoolId;
use super::{Driver, Left};
use crate::command::end::Stop;
use crate::command::network::now;
use crate::words::rollout as words;
use poolsync_core::Arg;
use poolsync_core::follow::retry_after;
use poolsync_core::rollout::{Action, EventKind, JobState};
use std::time::Duration;
use tokio::time::Instant;

/// The first poll, after a call: the service needs a moment to begin.
pub(super) const FIRST: Duration = Duration::from_secs(1);

/// Something that is polled: pool, stage, target, job.
type Poll = (PoolId, usize, usize, Option<String>);

impl Driver {
    /// Returns true while something is under way that can be polled. Without a credential nothing is asked.
    pub(super) fn has_to_poll(&self) -> bool {
        !self.state.credential_lost && self.actions.iter().any(|action| matches!(action, Action::Read { .. }))
    }

    /// Looks at what is under way if it is time to.
    pub(super) async fn poll_if_due(&mut self) -> Result<Option<Left>, Stop> {
        let is_due = self.next_poll.is_none_or(|then| then <= Instant::now());
        if !is_due || !self.has_to_poll() {
            return Ok(None);
        }
        let polls: Vec<Poll> = self.actions.iter().filter_map(poll).collect();
        let cloud = self.cloud.clone();
        // Records of jobs are short-lived: without one, nodes and pool tell. They are older than these, and noted before.
        for (_, stage, target, job) in &polls {
            let Some(id) = job else { continue };
            let Some(read) = self.unless_told(cloud.job(id)).await? else { return Ok(None) };
            if let Ok(job) = read {
                self.note(EventKind::Job { stage: *stage, target: *target, job: JobState::from(job) })?;
            }
        }
        let mut pools: Vec<PoolId> = polls.into_iter().map(|(pool, ..)| pool).collect();
        pools.sort();
        pools.dedup();
        let Some(readings) = self.unless_told(cloud.read(&pools)).await? else { return Ok(None) };
        if !readings.pools.is_empty() {
            self.seen = self.clock.now();
        }
        for pool in readings.pools {
            self.note(EventKind::Read { pool })?;
        }
        let mut wait = None;
        for error in readings.errors {
            if error.is_credential() {
                self.note(EventKind::CredentialLost)?;
            } else if error.is_final() {
                return Ok(Some(Left::Unreadable(error.reason(self.output.locale()))));
            } else {
                let asked = error.retry_after().and_then(|value| retry_after(value, now()));
                let milliseconds = self.pace.after_failure(asked, random());
                let seconds = ("seconds", Arg::Number(i64::from(milliseconds / 1000)));
                let reason = ("reason", Arg::Text(error.reason(self.output.locale())));
                self.view.tell(&words::LOOK_AGAIN, &[seconds, reason]);
                wait = wait.max(Some(milliseconds));
            }
        }
        let begun = self.state.targets().filter_map(|target| target.called).max();
        let elapsed = self.clock.now().saturating_sub(begun.unwrap_or_default());
        let wait = wait.unwrap_or_else(|| self.pace.after_answer(elapsed));
        self.next_poll = Some(Instant::now() + self.clock.wait(Duration::from_millis(wait.into())));
        Ok(None)
    }
}

/// Returns a number from 0 to 100, so that programs do not ask all at once.
pub(super) fn random() -> u32 {
    rand::random_range(0..=100)
}

fn poll(action: &Action) -> Option<Poll> {
    match action {
        Action::Read { cluster_id, nodepool_id, stage, target, job_id } => {
            Some(((cluster_id.clone(), nodepool_id.clone()), *stage, *target, job_id.clone()))
        }
        _ => None,
    }
}
