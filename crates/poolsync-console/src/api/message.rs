//! What became of a question, in the words of the page.

use poolsync_core::answer::{Outcome, Refusal, Sent, explain};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Word};

use super::fetch::TIMEOUT_SECONDS;
use super::{Loss, RelayFault, Reply, Route};
use crate::words;

/// What is said of a question that has no good answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Message {
    /// What happened.
    pub(crate) text: String,
    /// What to do; may be empty.
    pub(crate) advice: String,
    /// The service's id of the question.
    pub(crate) request_id: Option<String>,
}

impl Message {
    /// A message without advice.
    pub(crate) fn new(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Says what became of a question: a read, or a call to IAM. None of them changes a node.
pub(crate) fn message_of(reply: &Reply, host: &str, route: Route, locale: Locale) -> Message {
    match reply {
        Reply::Answer(answer) => match explain(answer, locale) {
            Outcome::Refused(refusal) => of_refusal(refusal, locale),
            Outcome::Unknown { reason, .. } => Message::new(capitalized(reason)),
            Outcome::Accepted { request_id, .. } => Message { request_id, ..Message::default() },
        },
        Reply::Redirect => Message {
            text: words::LOST_REDIRECT.get(locale).to_owned(),
            advice: words::LOST_REDIRECT_ADVICE.get(locale).to_owned(),
            request_id: None,
        },
        Reply::Lost(loss) => {
            let (text, _, advice) = loss_words(loss, route, host, locale);
            // The advice is about a call, which may have been carried out; a question may simply be asked again.
            let advice = match loss {
                Loss::Timeout | Loss::RelayFailed(_) => &words::ASK_AGAIN,
                _ => advice,
            };
            let host = [("host", Arg::Text(host.to_owned()))];
            Message { text, advice: advice.fill(locale, &host), request_id: None }
        }
    }
}

fn of_refusal(refusal: Refusal, locale: Locale) -> Message {
    let Refusal { status, code, message, advice, request_id, .. } = refusal;
    // IAM repeats the status as its code.
    let code = code.filter(|code| *code != status.to_string()).map(|code| format!(" {code}")).unwrap_or_default();
    let begins = format!("HTTP {status}");
    let text = if message.starts_with(&begins) { message } else { format!("{begins}{code}: {message}") };
    // A question that failed changes nothing: it may simply be asked again.
    let advice = if status >= 500 { words::ASK_AGAIN.get(locale).to_owned() } else { advice.unwrap_or_default() };
    Message { text, advice: capitalized(advice), request_id }
}

/// Returns why there is no answer, whether the call may have arrived, and what to do.
pub(crate) fn loss_words(loss: &Loss, route: Route, host: &str, locale: Locale) -> (String, Sent, &'static Word) {
    let host = [("host", Arg::Text(host.to_owned()))];
    let message = |fault: &RelayFault| [("message", Arg::Text(fault.told(locale).to_owned()))];
    let seconds = [("seconds", Arg::Number(TIMEOUT_SECONDS.into()))];
    match loss {
        Loss::Offline => (words::LOST_OFFLINE.get(locale).to_owned(), Sent::No, &words::LOST_OFFLINE_ADVICE),
        Loss::Policy => (words::LOST_POLICY.fill(locale, &host), Sent::No, &words::LOST_POLICY_ADVICE),
        Loss::Network if route == Route::Relay => {
            (words::LOST_NETWORK_RELAY.get(locale).to_owned(), Sent::Maybe, &words::LOST_NETWORK_RELAY_ADVICE)
        }
        Loss::Network => (words::LOST_NETWORK.get(locale).to_owned(), Sent::Maybe, &words::LOST_NETWORK_ADVICE),
        Loss::Timeout => (words::LOST_TIMEOUT.fill(locale, &seconds), Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE),
        Loss::RelayRefused(fault) => {
            (words::LOST_RELAY_REFUSED.fill(locale, &message(fault)), Sent::No, &words::LOST_RELAY_ADVICE)
        }
        Loss::RelayFailed(fault) => {
            (words::LOST_RELAY.fill(locale, &message(fault)), Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE)
        }
    }
}
