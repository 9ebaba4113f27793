//! What a person says: by signals, at the terminal, or from another one.

use super::super::person::Said;
use super::super::{lost, told};
use super::{Driver, Left};
use crate::command::end::Stop;
use crate::command::signal::Signal;
use crate::words::rollout as words;
use poolsync_core::check_credential;
use poolsync_core::rollout::{Action, Command, EventKind};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// So long a program that is told to end waits for the answers of calls that were made.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

impl Driver {
    /// Takes note of the word that somebody left, and returns true if there was one.
    pub(super) fn hear_word(&mut self) -> Result<bool, Stop> {
        let Some(kind) = told::hear(self.file.path()) else { return Ok(false) };
        self.note(kind)?;
        told::take_away(self.file.path());
        Ok(true)
    }

    /// Does some reading; none if the program is told something that comes first.
    pub(super) async fn unless_told<T>(&mut self, reading: impl Future<Output = T>) -> Result<Option<T>, Stop> {
        let signal = tokio::select! {
            biased;
            Some(signal) = self.signals.recv() => signal,
            read = reading => return Ok(Some(read)),
        };
        if signal == Signal::Terminate || self.leaves {
            self.ends = true;
        } else {
            self.pause()?;
        }
        Ok(None)
    }

    /// Hears a signal. The first Ctrl-C pauses, and leaves once nothing is under way; everything else leaves now.
    pub(super) async fn signal(&mut self, signal: Signal) -> Result<Option<Left>, Stop> {
        if signal == Signal::Interrupt && !self.leaves {
            self.pause()?;
            return Ok(None);
        }
        self.last_answers().await.map(Some)
    }

    /// Waits a little for answers to calls that were made, and leaves.
    pub(super) async fn last_answers(&mut self) -> Result<Left, Stop> {
        let end = Instant::now() + LAST_ANSWERS;
        while self.unanswered > 0 {
            match timeout_at(end, self.replies.1.recv()).await {
                Ok(Some(reply)) => self.reply(reply)?,
                Ok(None) | Err(_) => break,
            }
        }
        Ok(if self.is_under_way() { Left::UnderWay } else { Left::Paused })
    }

    fn pause(&mut self) -> Result<(), Stop> {
        self.leaves = true;
        self.note(EventKind::Command { command: Command::Pause })?;
        if self.is_under_way() {
            self.view.tell(&words::PAUSED_FOLLOWING, &[]);
        }
        Ok(())
    }

    /// Does what was typed.
    pub(super) fn said(&mut self, said: Said) -> Result<(), Stop> {
        let command = |command| EventKind::Command { command };
        match said {
            Said::Pause => self.note(command(Command::Pause)),
            Said::Resume => {
                self.leaves = false;
                self.note(command(Command::Resume))
            }
            Said::Promote => self.note(command(Command::Promote)),
            Said::Abort => self.note(command(Command::Abort)),
            Said::Approve(by) => {
                let asked = self.actions.iter().find_map(|action| match action {
                    Action::Approve { stage, gate, .. } => Some((*stage, *gate)),
                    _ => None,
                });
                self.note_if(asked.map(|(stage, gate)| EventKind::Approve { stage, gate, by }))
            }
            Said::Decide(carried_out, pool) => match lost::of_pool(&lost::calls(&self.state), pool.as_deref()) {
                Ok(lost) => self.note_if(lost.map(|(stage, target)| EventKind::Decide { stage, target, carried_out })),
                Err(stop) => {
                    self.view.text(&stop.sentence(self.output.locale()).unwrap_or_default());
                    Ok(())
                }
            },
            Said::Credential => {
                self.person.ask_credential(self.cloud.credential());
                Ok(())
            }
            Said::Given(credential) => {
                let report = check_credential(&credential);
                if !report.sendable() {
                    self.view.problems(&report);
                    return Ok(());
                }
                self.cloud = self.cloud.with(credential);
                self.next_poll = None;
                self.note(command(Command::Resume))
            }
            Said::NotUnderstood => {
                self.view.tell(&words::TYPE_HELP, &[]);
                Ok(())
            }
            Said::Gone => Ok(()),
        }
    }

    fn note_if(&mut self, kind: Option<EventKind>) -> Result<(), Stop> {
        let Some(kind) = kind else {
            self.view.tell(&words::TYPE_NOTHING, &[]);
            return Ok(());
        };
        self.note(kind)
    }
}
