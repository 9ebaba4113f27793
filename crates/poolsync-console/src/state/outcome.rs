//! What the end of a call means, in the words of the page.

use poolsync_core::answer::{Outcome as Answered, Refusal, Sent, error_in, explain};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Word};

use super::model::{Ended, NotMade};
use crate::api::{Loss, Reply, Route, loss_words, message_of};
use crate::words;

/// The end of the codes for "locked by other requests": `CCE.01429002` and its like. When a connection breaks, a browser may
/// send a call again by itself; then this very call is the other request.
const LOCKED: &str = "429002";

/// The three ends that a call can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OutcomeKind {
    /// The service has taken the call.
    Accepted,
    /// The service, or somebody on the way, has refused it.
    Refused,
    /// The answer was lost, or the call was not made.
    #[default]
    Unknown,
}

impl OutcomeKind {
    /// Returns the word of the npm module for it.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// The end of a call as the page shows it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) kind: OutcomeKind,
    pub(crate) title: &'static str,
    pub(crate) meaning: String,
    pub(crate) advice: String,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) job_id: Option<String>,
}

/// Returns what the end of a call means.
pub(crate) fn outcome(ended: &Ended, locale: Locale) -> Outcome {
    let Some(not_made) = ended.not_made else { return read(&ended.reply, &ended.host, ended.route, locale) };
    let stopped = |meaning: String, advice: String| Outcome {
        kind: OutcomeKind::Unknown,
        title: words::ANSWER_NOT_SENT.get(locale),
        meaning,
        advice,
        ..Outcome::default()
    };
    match (not_made, &ended.reply) {
        (NotMade::Running, _) => {
            stopped(words::STOPPED_RUNNING.get(locale).to_owned(), words::STOPPED_RUNNING_ADVICE.get(locale).to_owned())
        }
        (NotMade::Unread, _) => {
            stopped(words::STOPPED_UNREAD.get(locale).to_owned(), words::STOPPED_UNREAD_ADVICE.get(locale).to_owned())
        }
        (NotMade::Unreached, Reply::Lost(Loss::Offline | Loss::Policy | Loss::RelayRefused(_))) => {
            read(&ended.reply, &ended.host, ended.route, locale)
        }
        (NotMade::Unreached, reply) => {
            let told = message_of(reply, &ended.host, ended.route, locale);
            stopped(format!("{} {}", told.text, words::STOPPED_UNREACHED.get(locale)), told.advice)
        }
    }
}

/// How certain it is that the service carried out a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// It has accepted it.
    Done,
    /// It has not.
    NotDone,
    /// Nobody knows: the answer was lost, the service failed, or the pool is locked, perhaps by this call.
    Open,
}

/// Returns what a reply says about the call.
pub(crate) fn certainty(reply: &Reply) -> Certainty {
    match reply {
        Reply::Answer(answer) => match explain(answer, Locale::En) {
            Answered::Accepted { .. } if error_in(answer).is_some() => Certainty::Open,
            Answered::Accepted { .. } => Certainty::Done,
            Answered::Refused(refusal) if doubt(&refusal).is_some() => Certainty::Open,
            Answered::Refused(_) | Answered::Unknown { sent: Sent::No, .. } => Certainty::NotDone,
            Answered::Unknown { sent: Sent::Maybe, .. } => Certainty::Open,
        },
        Reply::Redirect | Reply::Lost(Loss::Offline | Loss::Policy | Loss::RelayRefused(_)) => Certainty::NotDone,
        Reply::Lost(Loss::Network | Loss::Timeout | Loss::RelayFailed(_)) => Certainty::Open,
    }
}

/// Returns what a reply means. `host`: where the call went; `route`: how.
fn read(reply: &Reply, host: &str, route: Route, locale: Locale) -> Outcome {
    match reply {
        Reply::Answer(answer) => {
            let outcome = match explain(answer, locale) {
                Answered::Accepted { job_id, request_id } => match error_in(answer) {
                    Some(error) => contradiction(error, request_id, locale),
                    None => accepted(job_id, request_id, locale),
                },
                Answered::Refused(refusal) => refused(refusal, locale),
                Answered::Unknown { reason, sent } => unknown(&reason, sent, &words::ANSWER_UNKNOWN_ADVICE, locale),
            };
            Outcome { status: Some(answer.status), ..outcome }
        }
        Reply::Redirect => Outcome {
            kind: OutcomeKind::Refused,
            title: words::ANSWER_REFUSED.get(locale),
            meaning: words::LOST_REDIRECT.get(locale).to_owned(),
            advice: words::LOST_REDIRECT_ADVICE.get(locale).to_owned(),
            ..Outcome::default()
        },
        Reply::Lost(loss) => lost(loss, host, route, locale),
    }
}

fn accepted(job_id: Option<String>, request_id: Option<String>, locale: Locale) -> Outcome {
    Outcome {
        kind: OutcomeKind::Accepted,
        title: words::ANSWER_ACCEPTED.get(locale),
        meaning: words::ANSWER_ACCEPTED_MEANING.get(locale).to_owned(),
        advice: words::ANSWER_ACCEPTED_ADVICE.get(locale).to_owned(),
        request_id,
        job_id,
        ..Outcome::default()
    }
}

/// 200 with the body of an error.
fn contradiction(error: String, request_id: Option<String>, locale: Locale) -> Outcome {
    let reason = words::ANSWER_CONTRADICTION.fill(locale, &[("error", Arg::Text(error))]);
    Outcome { request_id, ..unknown(&reason, Sent::Maybe, &words::ANSWER_UNKNOWN_ADVICE, locale) }
}

fn refused(refusal: Refusal, locale: Locale) -> Outcome {
    let meaning = match doubt(&refusal) {
        Some(Doubt::Failed) => &words::ANSWER_REFUSED_SERVER,
        Some(Doubt::Locked) => &words::ANSWER_REFUSED_LOCKED,
        Some(Doubt::Repeated) => &words::ANSWER_REFUSED_REPEATED,
        None => &words::ANSWER_REFUSED_MEANING,
    };
    Outcome {
        kind: OutcomeKind::Refused,
        title: words::ANSWER_REFUSED.get(locale),
        meaning: meaning.get(locale).to_owned(),
        advice: capitalized(refusal.advice.unwrap_or_default()),
        code: refusal.code,
        message: Some(refusal.message),
        request_id: refusal.request_id,
        ..Outcome::default()
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

fn unknown(reason: &str, sent: Sent, advice: &Word, locale: Locale) -> Outcome {
    let sent = match sent {
        Sent::No => &words::ANSWER_UNKNOWN_NO,
        Sent::Maybe => &words::ANSWER_UNKNOWN_MAYBE,
    };
    Outcome {
        kind: OutcomeKind::Unknown,
        title: words::ANSWER_UNKNOWN.get(locale),
        meaning: joined(&capitalized(reason.to_owned()), sent.get(locale), locale),
        advice: advice.get(locale).to_owned(),
        ..Outcome::default()
    }
}

fn lost(loss: &Loss, host: &str, route: Route, locale: Locale) -> Outcome {
    let (reason, sent, advice) = loss_words(loss, route, host, locale);
    let host = [("host", Arg::Text(host.to_owned()))];
    let mut outcome = unknown(&reason, sent, advice, locale);
    if sent == Sent::No {
        outcome.title = words::ANSWER_NOT_SENT.get(locale);
    }
    if let Loss::RelayRefused(_) = loss {
        // The relay has the call, and the credential with it; the cloud has not.
        outcome.meaning = joined(&reason, words::ANSWER_NOT_FORWARDED.get(locale), locale);
    }
    outcome.advice = advice.fill(locale, &host);
    if *loss == Loss::Network {
        // Whether it arrived is not known, so looking comes first.
        outcome.advice = joined(words::ANSWER_UNKNOWN_ADVICE.get(locale), &outcome.advice, locale);
    }
    outcome
}

/// Two sentences, one after the other. Chinese has no blank between them.
fn joined(first: &str, second: &str, locale: Locale) -> String {
    let between = if locale == Locale::En { " " } else { "" };
    [first, between, second].concat()
}

#[cfg(test)]
mod tests {
    use poolsync_core::answer::Answer;

    use super::*;

    fn ended(reply: Reply, not_made: Option<NotMade>) -> Ended {
        Ended { reply, not_made, host: "cce.example".to_owned(), route: Route::Direct, sent_at: 0.0 }
    }

    fn answer(status: u16, body: &str) -> Reply {
        Reply::Answer(Answer { status, headers: Vec::new(), body: body.to_owned() })
    }

    #[test]
    fn a_success_that_names_an_error_is_unknown() {
        let contradiction = answer(200, r#"{"errorCode": "CCE.01500001", "errorMsg": "no"}"#);
        assert_eq!(outcome(&ended(contradiction.clone(), None), Locale::En).kind, OutcomeKind::Unknown);
        assert_eq!(certainty(&contradiction), Certainty::Open);
        assert_eq!(certainty(&answer(200, "")), Certainty::Done);
    }

    #[test]
    fn after_these_refusals_the_call_may_have_been_carried_out() {
        let locked = r#"{"errorCode": "CCE.01429002", "errorMsg": "locked"}"#;
        for reply in [answer(500, "{}"), answer(408, "{}"), answer(421, "{}"), answer(429, locked)] {
            assert_eq!(certainty(&reply), Certainty::Open, "{reply:?}");
        }
        assert_eq!(certainty(&answer(403, "{}")), Certainty::NotDone);
    }

    #[test]
    fn a_call_that_was_not_made_says_so() {
        for not_made in [NotMade::Running, NotMade::Unread, NotMade::Unreached] {
            let told = outcome(&ended(Reply::Redirect, Some(not_made)), Locale::En);
            assert_eq!((told.kind, told.title), (OutcomeKind::Unknown, words::ANSWER_NOT_SENT.en));
        }
    }

    #[test]
    fn what_never_left_is_not_sent() {
        for loss in [Loss::Offline, Loss::Policy, Loss::RelayRefused("no".to_owned())] {
            let reply = Reply::Lost(loss);
            assert_eq!(certainty(&reply), Certainty::NotDone);
            assert_eq!(outcome(&ended(reply, None), Locale::En).title, words::ANSWER_NOT_SENT.en);
        }
        for loss in [Loss::Network, Loss::Timeout, Loss::RelayFailed("no".to_owned())] {
            assert_eq!(certainty(&Reply::Lost(loss)), Certainty::Open);
        }
    }
}
