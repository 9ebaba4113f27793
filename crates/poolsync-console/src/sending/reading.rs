//! What a reply means, in the words of the page.

use poolsync_core::answer::{Outcome, Refusal, Sent, explain};
use poolsync_core::{Arg, Locale, Word};

use super::Way;
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

/// Reads a reply. `host`: where the call went; `way`: how.
pub(super) fn read(reply: &Reply, host: &str, way: Way, locale: Locale) -> Reading {
    match reply {
        Reply::Answer(answer) => {
            let reading = match explain(answer, locale) {
                Outcome::Accepted { job_id, request_id } => accepted(job_id, request_id, locale),
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

fn refused(refusal: Refusal, locale: Locale) -> Reading {
    // A service that fails may have done its work before.
    let locked = refusal.code.as_deref().is_some_and(|code| code.ends_with(LOCKED));
    let meaning = match refusal.status {
        500.. => &words::ANSWER_REFUSED_SERVER,
        _ if locked => &words::ANSWER_REFUSED_LOCKED,
        _ => &words::ANSWER_REFUSED_MEANING,
    };
    Reading {
        kind: "refused",
        title: words::ANSWER_REFUSED.get(locale),
        meaning: meaning.get(locale).to_owned(),
        advice: refusal.advice.unwrap_or_default(),
        code: refusal.code,
        message: Some(refusal.message),
        request_id: refusal.request_id,
        ..Reading::default()
    }
}

fn unknown(reason: &str, sent: Sent, advice: &Word, locale: Locale) -> Reading {
    let sent = match sent {
        Sent::No => &words::ANSWER_UNKNOWN_NO,
        Sent::Maybe => &words::ANSWER_UNKNOWN_MAYBE,
    };
    Reading {
        kind: "unknown",
        title: words::ANSWER_UNKNOWN.get(locale),
        meaning: format!("{reason} {}", sent.get(locale)),
        advice: advice.get(locale).to_owned(),
        ..Reading::default()
    }
}

fn lost(loss: &Loss, host: &str, way: Way, locale: Locale) -> Reading {
    let host = [("host", Arg::Text(host.to_owned()))];
    let message = |message: &str| [("message", Arg::Text(message.to_owned()))];
    let seconds = [("seconds", Arg::Number(TIMEOUT_SECONDS.into()))];
    let (reason, sent, advice) = match loss {
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
    };
    let mut reading = unknown(&reason, sent, advice, locale);
    if sent == Sent::No {
        reading.title = words::ANSWER_NOT_SENT.get(locale);
    }
    if let Loss::RelayRefused(_) = loss {
        // The relay has the call, and the credential with it; the cloud has not.
        reading.meaning = format!("{reason} {}", words::ANSWER_NOT_FORWARDED.get(locale));
    }
    reading.advice = advice.fill(locale, &host);
    if *loss == Loss::Network {
        // Whether it arrived is not known, so looking comes first.
        reading.advice = format!("{} {}", words::ANSWER_UNKNOWN_ADVICE.get(locale), reading.advice);
    }
    reading
}
