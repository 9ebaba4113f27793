//! The driver: takes note of what happens, asks the machine what follows, and does that.
//!
//! ```text
//! note what happened → save → what follows? → preflight of the pools that it calls → save → call
//! ```
//! What is called is decided by the machine alone. The driver adds what only it can know: that the pools answer, that the
//! credential is taken, that the state is on the disk, and that nobody has said otherwise in the meantime. Each call is made by
//! one place, after the state that knows of it was saved, and never again.

mod advance;
mod hear;
mod leave;
mod poll;
mod waits;

use super::clock::Clock;
use super::cloud::Cloud;
use super::file::StateFile;
use super::password::Passwords;
use super::person::{Person, Said};
use super::view::View;
use crate::command::end::Stop;
use crate::command::output::Output;
use crate::command::signal::{self, Signal};
use poolsync_core::follow::Pace;
use poolsync_core::rollout::{Action, CallOutcome, Event, EventKind, RolloutState};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep};

pub(super) use leave::{Left, left};

/// So often at least the driver looks whether somebody has left word.
const TICK: Duration = Duration::from_millis(250);

/// What a rollout needs to be driven.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) state: RolloutState,
    pub(super) file: StateFile,
    pub(super) cloud: Cloud,
    pub(super) passwords: Passwords,
    pub(super) speed: u32,
    pub(super) output: Output,
}

/// A call that was answered, or whose answer was lost.
type Reply = (usize, usize, CallOutcome);

/// A rollout that is driven.
#[derive(Debug)]
struct Driver {
    state: RolloutState,
    file: StateFile,
    cloud: Cloud,
    passwords: Passwords,
    clock: Clock,
    output: Output,
    view: View,
    person: Person,
    signals: UnboundedReceiver<Signal>,
    replies: (UnboundedSender<Reply>, UnboundedReceiver<Reply>),
    /// Calls without an answer.
    unanswered: usize,
    /// What the machine wants done, as of the last time it was asked.
    actions: Vec<Action>,
    pace: Pace,
    /// When to poll what is under way.
    next_poll: Option<Instant>,
    /// When pools were last seen, as the machine counts.
    seen: i64,
    /// Why what follows has to wait, and until when.
    held: Option<(String, Instant)>,
    /// True once the program was told to leave as soon as nothing is under way.
    leaves: bool,
    /// True once it was told to leave now.
    ends: bool,
}

/// What comes first.
enum Happening {
    Reply(Reply),
    Signal(Signal),
    Said(Said),
    /// Some time has passed.
    Time,
}

/// Drives a rollout until it is over, or waits for somebody who is not there. `first`: what happened before.
pub(super) async fn drive(parts: Parts, first: &[EventKind]) -> Result<(Left, RolloutState), Stop> {
    let Parts { state, file, cloud, passwords, speed, output } = parts;
    let mut driver = Driver {
        clock: Clock::new(speed, state.now),
        pace: Pace::new(super::cloud::is_own_machine(&state.rollout.endpoint)),
        view: View::new(output, &state),
        person: Person::listen(output),
        signals: signal::hear(),
        replies: unbounded_channel(),
        unanswered: 0,
        actions: Vec::new(),
        next_poll: None,
        seen: 0,
        held: None,
        leaves: false,
        ends: false,
        state,
        file,
        cloud,
        passwords,
        output,
    };
    for kind in first {
        driver.note(kind.clone())?;
    }
    let left = match driver.run().await {
        // Who cannot be told does not go on. What was called is waited for a little all the same.
        Err(Stop::Unread) => driver.last_answers().await.map(|_| Left::Unread),
        left => left,
    };
    driver.view.end();
    // The program may end while a question stands there.
    super::hidden::restore();
    Ok((left?, driver.state))
}

impl Driver {
    async fn run(&mut self) -> Result<Left, Stop> {
        loop {
            if self.ends {
                return self.last_answers().await;
            }
            self.hear_word()?;
            if let Some(left) = self.advance().await? {
                return Ok(left);
            }
            self.view.show(&self.state, self.waits())?;
            if let Some(left) = self.is_to_leave() {
                return Ok(left);
            }
            match self.happening().await {
                Happening::Reply(reply) => self.reply(reply)?,
                Happening::Signal(signal) => {
                    if let Some(left) = self.signal(signal).await? {
                        return Ok(left);
                    }
                }
                Happening::Said(said) => self.said(said)?,
                Happening::Time => {
                    if let Some(left) = self.poll_if_due().await? {
                        return Ok(left);
                    }
                }
            }
        }
    }

    /// Takes note of what happened, and saves what has changed by it.
    fn note(&mut self, kind: EventKind) -> Result<(), Stop> {
        if matches!(kind, EventKind::Command { .. } | EventKind::Approve { .. } | EventKind::Decide { .. }) {
            // What a person says is not kept waiting by a pool.
            self.held = None;
        }
        let state = self.state.clone().take_note(&Event { at: self.clock.now(), kind });
        self.keep(state)
    }

    /// Goes over to a state, which is on the disk when this returns.
    fn keep(&mut self, state: RolloutState) -> Result<(), Stop> {
        let is_same = RolloutState { now: self.state.now, ..state.clone() } == self.state;
        if !is_same {
            self.file.save(&state)?;
        }
        self.state = state;
        Ok(())
    }

    fn reply(&mut self, (stage, target, outcome): Reply) -> Result<(), Stop> {
        self.unanswered = self.unanswered.saturating_sub(1);
        self.next_poll = Some(Instant::now() + self.clock.wait(poll::FIRST));
        self.note(EventKind::Reply { stage, target, outcome })
    }

    /// Waits for what comes first.
    async fn happening(&mut self) -> Happening {
        let wait = self.wait();
        tokio::select! {
            biased;
            Some(signal) = self.signals.recv() => Happening::Signal(signal),
            Some(reply) = self.replies.1.recv() => Happening::Reply(reply),
            said = self.person.said() => Happening::Said(said),
            () = sleep(wait) => Happening::Time,
        }
    }

    /// How long nothing is to be done.
    fn wait(&self) -> Duration {
        let from_now = |then: Instant| then.saturating_duration_since(Instant::now());
        let untils = self.actions.iter().filter_map(|action| match action {
            Action::Wait { until, .. } => Some(self.clock.until((*until)?)),
            _ => None,
        });
        let held = self.held.as_ref().map(|(_, then)| from_now(*then));
        let looks = self.next_poll.filter(|_| self.has_to_poll()).map(from_now);
        // What has come already waits for a person, or for a look.
        let next = untils.filter(|wait| !wait.is_zero()).chain(held).chain(looks).min();
        next.map_or(TICK, |next| next.min(TICK))
    }
}
