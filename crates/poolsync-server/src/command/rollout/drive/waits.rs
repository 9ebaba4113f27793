//! What is waited for, in words.

use super::super::view::Waiting;
use super::Driver;
use crate::words::rollout as words;
use poolsync_core::Arg;
use poolsync_core::rollout::{Action, WaitFor, moment};

impl Driver {
    /// Returns what is waited for now.
    pub(super) fn waits(&self) -> Vec<Waiting> {
        let locale = self.output.locale();
        let is_there = self.person.is_there();
        let already = self.state.already_up_to_date().iter().map(|(_, nodes)| nodes.len()).sum::<usize>();
        let mut question = String::new();
        let mut waits: Vec<Waiting> = Vec::new();
        for action in &self.actions {
            if let Action::Approve { question: asked, .. } = action {
                question.clone_from(asked);
            }
            let Action::Wait { what, until } = action else { continue };
            let time = ("time", Arg::Text(until.map(moment).unwrap_or_default()));
            let word = match what {
                WaitFor::Reply => &words::WAIT_REPLY,
                WaitFor::Nodes => &words::WAIT_NODES,
                WaitFor::Soak if is_there => &words::WAIT_SOAK_TYPE,
                WaitFor::Soak => &words::WAIT_SOAK,
                WaitFor::NotBefore => &words::WAIT_NOT_BEFORE,
                WaitFor::Approval if is_there => &words::WAIT_APPROVAL_TYPE,
                WaitFor::Approval => &words::WAIT_APPROVAL,
                WaitFor::Decision if is_there => &words::WAIT_DECISION_TYPE,
                WaitFor::Decision => &words::WAIT_DECISION,
                WaitFor::Resume if already > 0 && is_there => &words::WAIT_ALREADY_TYPE,
                WaitFor::Resume if already > 0 => &words::WAIT_ALREADY,
                WaitFor::Resume if is_there => &words::WAIT_RESUME_TYPE,
                WaitFor::Resume => &words::WAIT_RESUME,
                WaitFor::Credential if is_there => &words::WAIT_CREDENTIAL_TYPE,
                WaitFor::Credential => &words::WAIT_CREDENTIAL,
            };
            let sentence =
                word.fill(locale, &[time, ("question", Arg::Text(question.clone())), ("count", Arg::count(already))]);
            let waiting = Waiting { what: Some(*what), until: *until, sentence };
            if !waits.contains(&waiting) {
                waits.push(waiting);
            }
        }
        if let Some((reason, _)) = &self.held {
            // The machine would call now; the pool is waited for.
            waits.retain(|waiting| waiting.what != Some(WaitFor::Reply) || self.unanswered > 0);
            let sentence = words::WAIT_HELD.fill(locale, &[("reason", Arg::Text(reason.clone()))]);
            waits.push(Waiting { what: None, until: None, sentence });
        }
        waits
    }
}
