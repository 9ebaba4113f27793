//! How a command ends: the exit codes, and why it stopped before its end.
//!
//! ```
//! use poolsync_server::command::End;
//!
//! assert_eq!(End::Problems.code(), 1);
//! ```

use poolsync_core::{Arg, Locale, Report, Word};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nothing is wrong, or everything is done.
    Fine,
    /// What was given has problems; nothing was sent.
    Problems,
    /// The command was not given as it should be.
    Misuse,
    /// The service refused the call, or nodes failed.
    Failed,
    /// What became of the call is not known.
    Unknown,
    /// The call waits for a person to approve it; nothing was sent.
    WaitingForApproval,
}

impl End {
    /// Returns the exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Problems => 1,
            Self::Misuse => 2,
            Self::Failed => 3,
            Self::Unknown => 4,
            Self::WaitingForApproval => 5,
        }
    }
}

/// Why a command stopped before its end.
#[derive(Debug, Clone)]
pub(super) enum Stop {
    /// Something that a person is told, and how the command ends.
    Said(&'static Word, Vec<(&'static str, Arg)>, End),
    /// The request or credential has errors.
    Problems(Report),
    /// The plan of a rollout has errors.
    PlanProblems(Report),
    /// Nobody reads the output any more.
    Unread,
}

impl Stop {
    /// Returns the stop of a command that was not given as it should be.
    pub(super) fn misuse(word: &'static Word, args: Vec<(&'static str, Arg)>) -> Self {
        Self::Said(word, args, End::Misuse)
    }

    /// Returns what is said; nothing where problems are printed, or nobody reads.
    pub(super) fn sentence(&self, locale: Locale) -> Option<String> {
        match self {
            Self::Said(word, args, _) => Some(word.fill(locale, args)),
            Self::Problems(_) | Self::PlanProblems(_) | Self::Unread => None,
        }
    }
}
