//! What a button did, and what it replaced.

use poolsync_core::Word;
use poolsync_form::{Draft, Secrets};

use super::EnteredFor;

/// What a button just did.
#[derive(Clone, PartialEq)]
pub(crate) struct Notice {
    pub(crate) word: &'static Word,
    /// What stood there before, to be taken back. Goes with the notice.
    pub(in crate::state) before: Option<Box<Typed>>,
}

impl Notice {
    /// Returns true if it can be taken back.
    pub(crate) fn can_undo(&self) -> bool {
        self.before.is_some()
    }
}

/// Everything that was typed, secrets too, and the hosts for which they were entered.
#[derive(Clone, PartialEq)]
pub(crate) struct Typed {
    pub(in crate::state) draft: Draft,
    pub(in crate::state) secrets: Secrets,
    pub(in crate::state) entered_for: EnteredFor,
}
