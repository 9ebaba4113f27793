//! The machine: how far a rollout is, what happened, and what is to be done next.

#![expect(clippy::similar_names, reason = "a stage and its state are both words of the field")]

mod action;
mod advance;
mod apply;
mod counts;
mod elsewhere;
mod event;
pub(super) mod follow;
mod log;
mod password;
mod saved;
mod state;
mod waits;

pub use action::{Action, Request, WaitFor};
pub use counts::NodeCounts;
pub use event::{CallOutcome, Command, Event, EventKind, JobState, MaybeSent, PartPhase, PartState};
pub use follow::LOST_GRACE;
pub use log::{Entry, What};
pub use saved::LoadError;
pub(super) use saved::without_values;
pub use state::{End, GateState, NodePhase, NodeState, RolloutState, StagePhase, StageState, TargetPhase, TargetState};

impl RolloutState {
    /// Goes on by one event: takes note of it, and returns the state after it with what is to be done now.
    ///
    /// A call stands among the actions once, whatever follows; what is waited for stands there until it has come.
    #[must_use = "the state before the event must not be used again: its calls would be made twice"]
    pub fn next(self, event: &Event) -> (Self, Vec<Action>) {
        let known = self.log.len();
        let mut actions = Vec::new();
        let mut state = self.take_note(event);
        if state.end.is_none() {
            state.advance(&mut actions);
        }
        actions.extend(state.log.iter().skip(known).cloned().map(|entry| Action::Tell { entry }));
        actions.extend(state.waits());
        (state, actions)
    }

    /// Goes on up to the next call, which is not made: stages that are over end, and gates whose time has come open. `at`: seconds
    /// since 1970.
    #[must_use = "the state before is behind it"]
    pub fn up_to_calls(self, at: i64) -> Self {
        let mut state = self.take_note(&Event { at, kind: EventKind::Time });
        if state.end.is_none() {
            // Who is paused makes no call, and goes on in everything else.
            let paused = std::mem::replace(&mut state.paused, true);
            state.advance(&mut Vec::new());
            state.paused = paused;
        }
        state
    }

    /// Takes note of an event and does not go on: what follows from it, calls included, comes with the next one. For whoever looks
    /// at something else before a call is made.
    #[must_use = "the state before the event does not know of it"]
    pub fn take_note(mut self, event: &Event) -> Self {
        if self.end.is_none() {
            self.now = self.now.max(event.at);
            self.apply(&event.kind);
        }
        self
    }
}
