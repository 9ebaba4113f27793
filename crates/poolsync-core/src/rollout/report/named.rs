//! The words for what a rollout, its stages, calls and nodes are at: the same in the report, on the page and on the command line.

use super::super::machine::follow::{GONE, NOT_RESET};
use super::super::machine::{NodePhase, RolloutState, StagePhase, TargetPhase, What};
use super::texts;
use crate::locale::{Locale, Word};
use crate::words::rollout as words;

impl RolloutState {
    /// Returns how the rollout is, in words.
    pub fn status(&self) -> &'static Word {
        texts::status(self)
    }
}

impl What {
    /// Returns what happened, in words.
    pub fn word(self) -> &'static Word {
        texts::happened(self)
    }
}

impl StagePhase {
    /// Returns where a stage is, in words.
    pub fn word(self) -> &'static Word {
        match self {
            Self::Waiting => &words::STAGE_WAITING,
            Self::Gated => &words::STAGE_GATED,
            Self::Running => &words::STAGE_RUNNING,
            Self::Soaking => &words::STAGE_SOAKING,
            Self::Done => &words::STAGE_DONE,
            Self::Failed => &words::STAGE_FAILED,
            Self::Skipped => &words::STAGE_SKIPPED,
        }
    }
}

impl TargetPhase {
    /// Returns where a call is, in words.
    pub fn word(self) -> &'static Word {
        match self {
            Self::Waiting => &words::CALL_WAITING,
            Self::Calling => &words::CALL_CALLING,
            Self::Lost => &words::CALL_LOST,
            Self::Running => &words::CALL_RUNNING,
            Self::Done => &words::CALL_DONE,
            Self::Failed => &words::CALL_FAILED,
            Self::NotMade => &words::CALL_NOT_MADE,
        }
    }
}

impl NodePhase {
    /// Returns where a node is, in words.
    pub fn word(self) -> &'static Word {
        match self {
            Self::Waiting => &words::NODE_WAITING,
            Self::Resetting => &words::NODE_RESETTING,
            Self::Done => &words::NODE_DONE,
            Self::Failed => &words::NODE_FAILED,
        }
    }
}

/// Returns why a node or a call has failed: what this crate found has words, what the service said stays as it is.
pub fn reason(text: &str, locale: Locale) -> String {
    match text {
        NOT_RESET => words::NODE_NOT_RESET.get(locale).to_owned(),
        GONE => words::NODE_GONE.get(locale).to_owned(),
        other => other.to_owned(),
    }
}

/// Returns a digest as people compare it: eight groups of eight digits.
///
/// ```
/// assert_eq!(poolsync_core::rollout::digest_groups("0123456789abcdef"), "01234567 89abcdef");
/// ```
pub fn digest_groups(digest: &str) -> String {
    texts::grouped(digest)
}
