//! When the program leaves a rollout, and what it says then.

use super::super::view;
use super::Driver;
use crate::command::end::{End, Stop};
use crate::command::output::Output;
use crate::words::rollout as words;
use poolsync_core::rollout::{Action, LOST_GRACE, RolloutState, TargetPhase, TargetState};
use poolsync_core::{Arg, Word};
use serde_json::json;
use std::path::Path;

/// Why the program leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Left {
    /// The rollout is over.
    Ended,
    /// A stage waits for an approval, and nobody is there to ask.
    Approval,
    /// The rollout is paused, and nothing is under way.
    Paused,
    /// The program was told to end while nodes were under way.
    UnderWay,
    /// The credential is no longer taken, and nobody is there to ask.
    Credential,
    /// It cannot be seen what became of a call, and nobody is there to ask.
    Decision,
    /// Nobody reads the output any more.
    Unread,
    /// The service does not show a pool.
    Unreadable(String),
}

impl Driver {
    /// Returns true while nodes are being reset, or may be.
    pub(super) fn is_under_way(&self) -> bool {
        self.state.targets().any(TargetState::is_under_way)
    }

    /// Returns why to leave, if there is nothing to do without somebody who is not there.
    pub(super) fn is_to_leave(&self) -> Option<Left> {
        if self.state.end.is_some() {
            return Some(Left::Ended);
        }
        let is_alone = !self.person.is_there();
        if self.state.credential_lost && self.unanswered == 0 && is_alone {
            return Some(Left::Credential);
        }
        if !self.is_under_way() {
            let asks = self.actions.iter().any(|action| matches!(action, Action::Approve { .. }));
            if self.state.paused && (is_alone || self.leaves) {
                return Some(Left::Paused);
            }
            return (asks && is_alone).then_some(Left::Approval);
        }
        let mut under_way = self.state.targets().filter(|target| target.is_under_way());
        let is_unclear = |target: &TargetState| {
            let called = target.called.unwrap_or(self.state.now);
            target.phase == TargetPhase::Lost && self.seen.saturating_sub(called) > LOST_GRACE
        };
        (is_alone && under_way.all(is_unclear)).then_some(Left::Decision)
    }
}

/// Says why the program has left, and how the rollout goes on; returns the exit code.
pub(in super::super) fn left(
    left: &Left,
    state: &RolloutState,
    (plan, file): (&Path, &Path),
    output: Output,
) -> Result<End, Stop> {
    let (word, name, end): (&Word, &str, End) = match left {
        Left::Ended => return view::ended(state, output),
        Left::Approval => (&words::LEFT_APPROVAL, "approval", End::WaitingForApproval),
        Left::Paused => (&words::LEFT_PAUSED, "paused", End::WaitingForApproval),
        Left::UnderWay => (&words::LEFT_UNDER_WAY, "underWay", End::Unknown),
        Left::Unread => (&words::LEFT_UNREAD, "unread", End::Unknown),
        Left::Credential => (&words::LEFT_CREDENTIAL, "credential", End::Failed),
        Left::Decision => (&words::LEFT_DECISION, "decision", End::Unknown),
        Left::Unreadable(_) => (&words::LEFT_UNREADABLE, "unreadable", End::Failed),
    };
    let reason = if let Left::Unreadable(reason) = left { reason.as_str() } else { "" };
    if output.is_json() {
        view::last(Output::value(&json!({ "event": "left", "reason": name, "digest": state.digest })))?;
    }
    let place = command_line(plan, file);
    output.tell(word, &[("place", Arg::Text(place)), ("reason", Arg::text(reason))]);
    Ok(end)
}

/// Plan and state as one types them after a command.
fn command_line(plan: &Path, file: &Path) -> String {
    let plan_text = quoted(&plan.display().to_string());
    if plan.with_extension("state.json") == file {
        plan_text
    } else {
        format!("{plan_text} --state {}", quoted(&file.display().to_string()))
    }
}

/// A path as a shell takes it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:@".contains(c);
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_can_be_pasted() {
        assert_eq!(command_line(Path::new("a/december.yaml"), Path::new("a/december.state.json")), "a/december.yaml");
        assert_eq!(command_line(Path::new("it's.yaml"), Path::new("s 1")), r"'it'\''s.yaml' --state 's 1'");
    }
}
