//! What a reply means, in the words of the page.

use poolsync_core::answer::{Outcome, Refusal, Sent, error_in, explain};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Word};

use super::{Ended, Stopped, Way};
use crate::net::{Loss, Reply, TIMEOUT_SECONDS};
use crate::words;

/// The end of the codes for "locked by other requests": `CCE.01429002` and its like. When a connection breaks, a browser may
/// send a call again by itself; then this very call is the other request.
const LOCKED: &str = "429002";

/// A reply as the page shows it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// `accepted`, `refused` or `unknown`.
    pub(super) kind: &'static str,
    pub(super) title: &'static str,
    pub(super) meaning: String,
    pub(super) advice: String,
    pub(super) status: Option<u16>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) job_id: Option<String>,
}

impl Reading {
    /// The class of its box.
    pub(super) fn class(&self) -> &'static str {
        match self.kind {
            "accepted" => "ps-answer ps-answer--accepted",
            "refused" => "ps-answer ps-answer--refused",
            _ => "ps-answer ps-answer--unknown",
        }
    }
}

/// What is told of a question that has no good answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Told {
    /// What happened.
    pub(crate) message: String,
    /// What to do; may be empty.
    pub(crate) advice: String,
    /// The service's id of the question.
    pub(crate) request_id: Option<String>,
}

/// Tells what became of a question: a read, or a call to IAM. None of them changes a node.
pub(crate) fn tell(reply: &Reply, host: &str, way: Way, locale: Locale) -> Told {
    match reply {
        Reply::Answer(answer) => match explain(answer, locale) {
            Outcome::Refused(Refusal { status, code, message, advice, request_id }) => {
                let code = code.map(|code| format!(" {code}")).unwrap_or_default();
                let begins = format!("HTTP {status}");
                let message = if message.starts_with(&begins) { message } else { format!("{begins}{code}: {message}") };
                // A question that failed changes nothing: it may simply be asked again.
                let failed = status >= 500;
                let advice = if failed { words::ASK_AGAIN.get(locale).to_owned() } else { advice.unwrap_or_default() };
                Told { message, advice, request_id }
            }
            Outcome::Unknown { reason, .. } => Told { message: reason, ..Told::default() },
            Outcome::Accepted { request_id, .. } => Told { request_id, ..Told::default() },
        },
        Reply::Redirect => Told {
            message: words::LOST_REDIRECT.get(locale).to_owned(),
            advice: words::LOST_REDIRECT_ADVICE.get(locale).to_owned(),
            request_id: None,
        },
        Reply::Lost(loss) => {
            let (message, _, advice) = loss_words(loss, way, host, locale);
            // A question may simply be asked again.
            let advice = if *advice == words::ANSWER_UNKNOWN_ADVICE { &words::ASK_AGAIN } else { advice };
            let host = [("host", Arg::Text(host.to_owned()))];
            Told { message, advice: advice.fill(locale, &host), request_id: None }
        }
    }
}

/// Reads the end of a call.
pub(super) fn read_end(ended: &Ended, locale: Locale) -> Reading {
    let Some(stopped) = ended.stopped else { return read(&ended.reply, &ended.host, ended.way, locale) };
    let not_made = |meaning: String, advice: String| Reading {
        kind: "unknown",
        title: words::ANSWER_NOT_SENT.get(locale),
        meaning,
        advice,
        ..Reading::default()
    };
    match (stopped, &ended.reply) {
        (Stopped::Running, _) => not_made(
            words::STOPPED_RUNNING.get(locale).to_owned(),
            words::STOPPED_RUNNING_ADVICE.get(locale).to_owned(),
        ),
        (Stopped::Unread, _) => {
            not_made(words::STOPPED_UNREAD.get(locale).to_owned(), words::STOPPED_UNREAD_ADVICE.get(locale).to_owned())
        }
        (Stopped::Unreached, Reply::Lost(Loss::Offline | Loss::Policy | Loss::RelayRefused(_))) => {
            read(&ended.reply, &ended.host, ended.way, locale)
        }
        (Stopped::Unreached, reply) => {
            let told = tell(reply, &ended.host, ended.way, locale);
            not_made(format!("{} {}", told.message, words::STOPPED_UNREACHED.get(locale)), told.advice)
        }
    }
}

/// How certain it is that the service carried out a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It has accepted it.
    Done,
    /// It has not.
    NotDone,
    /// Nobody knows: the answer was lost, the service failed, or the pool is locked, perhaps by this call.
    Open,
}

/// What a reply says about the call.
pub(super) fn certainty(reply: &Reply) -> Certainty {
    match reply {
        Reply::Answer(answer) => match explain(answer, Locale::En) {
            Outcome::Accepted { .. } if error_in(answer).is_some() => Certainty::Open,
            Outcome::Accepted { .. } => Certainty::Done,
            Outcome::Refused(refusal) if doubt(&refusal).is_some() => Certainty::Open,
            Outcome::Refused(_) | Outcome::Unknown { sent: Sent::No, .. } => Certainty::NotDone,
            Outcome::Unknown { sent: Sent::Maybe, .. } => Certainty::Open,
        },
        Reply::Redirect | Reply::Lost(Loss::Offline | Loss::Policy | Loss::RelayRefused(_)) => Certainty::NotDone,
        Reply::Lost(Loss::Network | Loss::Timeout | Loss::RelayFailed(_)) => Certainty::Open,
    }
}

/// Reads a reply. `host`: where the call went; `way`: how.
fn read(reply: &Reply, host: &str, way: Way, locale: Locale) -> Reading {
    match reply {
        Reply::Answer(answer) => {
            let reading = match explain(answer, locale) {
                Outcome::Accepted { job_id, request_id } => match error_in(answer) {
                    Some(error) => contradiction(error, request_id, locale),
                    None => accepted(job_id, request_id, locale),
                },
                Outcome::Refused(refusal) => refused(refusal, locale),
                Outcome::Unknown { reason, sent } => unknown(&reason, sent, &words::ANSWER_UNKNOWN_ADVICE, locale),
            };
            Reading { status: Some(answer.status), ..reading }
        }
        Reply::Redirect => Reading {
            kind: "refused",
            title: words::ANSWER_REFUSED.get(locale),
            meaning: words::LOST_REDIRECT.get(locale).to_owned(),
            advice: words::LOST_REDIRECT_ADVICE.get(locale).to_owned(),
            ..Reading::default()
        },
        Reply::Lost(loss) => lost(loss, host, way, locale),
    }
}

fn accepted(job_id: Option<String>, request_id: Option<String>, locale: Locale) -> Reading {
    Reading {
        kind: "accepted",
        title: words::ANSWER_ACCEPTED.get(locale),
        meaning: words::ANSWER_ACCEPTED_MEANING.get(locale).to_owned(),
        advice: words::ANSWER_ACCEPTED_ADVICE.get(locale).to_owned(),
        request_id,
        job_id,
        ..Reading::default()
    }
}

/// 200 with the body of an error.
fn contradiction(error: String, request_id: Option<String>, locale: Locale) -> Reading {
    let reason = words::ANSWER_CONTRADICTION.fill(locale, &[("error", Arg::Text(error))]);
    Reading { request_id, ..unknown(&reason, Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE, locale) }
}

fn refused(refusal: Refusal, locale: Locale) -> Reading {
    let meaning = match doubt(&refusal) {
        Some(Doubt::Failed) => &words::ANSWER_REFUSED_SERVER,
        Some(Doubt::Locked) => &words::ANSWER_REFUSED_LOCKED,
        Some(Doubt::Repeated) => &words::ANSWER_REFUSED_REPEATED,
        None => &words::ANSWER_REFUSED_MEANING,
    };
    Reading {
        kind: "refused",
        title: words::ANSWER_REFUSED.get(locale),
        meaning: meaning.get(locale).to_owned(),
        advice: capitalized(refusal.advice.unwrap_or_default()),
        code: refusal.code,
        message: Some(refusal.message),
        request_id: refusal.request_id,
        ..Reading::default()
    }
}

/// Why a refused call may have been carried out all the same.
enum Doubt {
    /// A service that fails may have done its work before.
    Failed,
    /// What locks the pool may be this very call.
    Locked,
    /// After such an answer Chromium repeats a call by itself, and nobody knows which of the two was answered.
    Repeated,
}

/// The statuses after which a browser repeats a call; `tests/e2e` counts the calls.
const REPEATED: [u16; 2] = [408, 421];

fn doubt(refusal: &Refusal) -> Option<Doubt> {
    if refusal.status >= 500 {
        return Some(Doubt::Failed);
    }
    if REPEATED.contains(&refusal.status) {
        return Some(Doubt::Repeated);
    }
    refusal.code.as_deref().is_some_and(|code| code.ends_with(LOCKED)).then_some(Doubt::Locked)
}

fn unknown(reason: &str, sent: Sent, advice: &Word, locale: Locale) -> Reading {
    let sent = match sent {
        Sent::No => &words::ANSWER_UNKNOWN_NO,
        Sent::Maybe => &words::ANSWER_UNKNOWN_MAYBE,
    };
    Reading {
        kind: "unknown",
        title: words::ANSWER_UNKNOWN.get(locale),
        meaning: joined(&capitalized(reason.to_owned()), sent.get(locale), locale),
        advice: advice.get(locale).to_owned(),
        ..Reading::default()
    }
}

/// Why there is no answer, whether the call may have arrived, and what to do.
fn loss_words(loss: &Loss, way: Way, host: &str, locale: Locale) -> (String, Sent, &'static Word) {
    let host = [("host", Arg::Text(host.to_owned()))];
    let message = |message: &str| [("message", Arg::Text(message.to_owned()))];
    let seconds = [("seconds", Arg::Number(TIMEOUT_SECONDS.into()))];
    match loss {
        Loss::Offline => (words::LOST_OFFLINE.get(locale).to_owned(), Sent::No, &words::LOST_OFFLINE_ADVICE),
        Loss::Policy => (words::LOST_POLICY.fill(locale, &host), Sent::No, &words::LOST_POLICY_ADVICE),
        Loss::Network if way == Way::Relay => {
            (words::LOST_NETWORK_RELAY.get(locale).to_owned(), Sent::Maybe, &words::LOST_NETWORK_RELAY_ADVICE)
        }
        Loss::Network => (words::LOST_NETWORK.get(locale).to_owned(), Sent::Maybe, &words::LOST_NETWORK_ADVICE),
        Loss::Timeout => (words::LOST_TIMEOUT.fill(locale, &seconds), Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE),
        Loss::RelayRefused(text) => {
            (words::LOST_RELAY_REFUSED.fill(locale, &message(text)), Sent::No, &words::LOST_RELAY_ADVICE)
        }
        Loss::RelayFailed(text) => {
            (words::LOST_RELAY.fill(locale, &message(text)), Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE)
        }
    }
}

fn lost(loss: &Loss, host: &str, way: Way, locale: Locale) -> Reading {
    let (reason, sent, advice) = loss_words(loss, way, host, locale);
    let host = [("host", Arg::Text(host.to_owned()))];
    let mut reading = unknown(&reason, sent, advice, locale);
    if sent == Sent::No {
        reading.title = words::ANSWER_NOT_SENT.get(locale);
    }
    if let Loss::RelayRefused(_) = loss {
        // The relay has the call, and the credential with it; the cloud has not.
        reading.meaning = joined(&reason, words::ANSWER_NOT_FORWARDED.get(locale), locale);
    }
    reading.advice = advice.fill(locale, &host);
    if *loss == Loss::Network {
        // Whether it arrived is not known, so looking comes first.
        reading.advice = joined(words::ANSWER_UNKNOWN_ADVICE.get(locale), &reading.advice, locale);
    }
    reading
}

/// Two sentences, one after the other. Chinese has no blank between them.
fn joined(first: &str, second: &str, locale: Locale) -> String {
    let between = if locale == Locale::En { " " } else { "" };
    [first, between, second].concat()
}
