//! Why a question has no good answer.

use poolsync_core::{Arg, Locale};

use super::{Message, Reply, Route, message_of};
use crate::words;

/// Why a question has no good answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ApiError {
    /// Something that the question needs is missing. Carries a sentence that says what.
    Incomplete(String),
    /// The answer is a refusal, or there is none.
    Reply(Reply, Route),
    /// The answer is none that this question can have: its status and body.
    Unexpected(u16, String),
}

impl ApiError {
    /// Says it. `host`: who was asked.
    pub(crate) fn message(&self, host: &str, locale: Locale) -> Message {
        match self {
            Self::Incomplete(text) => Message::new(text.clone()),
            Self::Reply(reply, route) => message_of(reply, host, *route, locale),
            Self::Unexpected(status, _) => {
                Message::new(words::ASK_STRANGE.fill(locale, &[("status", Arg::Number((*status).into()))]))
            }
        }
    }
}
