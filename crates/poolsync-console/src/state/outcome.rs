//! What the end of a call means, in the words of the page.

use poolsync_core::answer::{Outcome as Answered, Refusal, Sent, error_in, explain, explain_call};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Locale, Word};

use super::model::Ended;
use crate::api::{Loss, Reply, Route, loss_words};
use crate::words;

/// The three ends that a call can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OutcomeKind {
    /// The service has taken the call.
    Accepted,
    /// The service, or somebody on the way, has refused it, and has not carried it out.
    Refused,
    /// The answer was lost, or leaves open whether it was carried out.
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
    read(&ended.reply, &ended.host, ended.route, locale)
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
        Reply::Answer(answer) => match explain_call(answer, Locale::En) {
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
    let (kind, title, meaning) = match doubt(&refusal) {
        // Nobody knows what a service has done before it failed.
        Some(Doubt::Failed) => (OutcomeKind::Unknown, &words::ANSWER_UNKNOWN, &words::ANSWER_REFUSED_SERVER),
        Some(Doubt::Locked) => (OutcomeKind::Refused, &words::ANSWER_REFUSED, &words::ANSWER_REFUSED_LOCKED),
        Some(Doubt::Repeated) => (OutcomeKind::Refused, &words::ANSWER_REFUSED, &words::ANSWER_REFUSED_REPEATED),
        None => (OutcomeKind::Refused, &words::ANSWER_REFUSED, &words::ANSWER_REFUSED_MEANING),
    };
    Outcome {
        kind,
        title: title.get(locale),
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
    /// What locks the pool may be this very call: when a connection breaks, a browser may send it again by itself.
    Locked,
    /// After such an answer Chromium repeats a call by itself, and nobody knows which of the two was answered; `tests/e2e` counts
    /// the calls.
    Repeated,
}

fn doubt(refusal: &Refusal) -> Option<Doubt> {
    refusal.in_doubt.then_some(match refusal.status {
        500.. => Doubt::Failed,
        408 | 421 => Doubt::Repeated,
        _ => Doubt::Locked,
    })
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
    use crate::api::RelayFault;

    fn ended(reply: Reply) -> Ended {
        Ended { reply, host: "cce.example".to_owned(), route: Route::Direct, sent_at: 0.0 }
    }

    fn answer(status: u16, body: &str) -> Reply {
        Reply::Answer(Answer { status, headers: Vec::new(), body: body.to_owned() })
    }

    #[test]
    fn a_success_that_names_an_error_is_unknown() {
        let contradiction = answer(200, r#"{"errorCode": "CCE.01500001", "errorMsg": "no"}"#);
        assert_eq!(outcome(&ended(contradiction.clone()), Locale::En).kind, OutcomeKind::Unknown);
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
    fn a_service_that_fails_leaves_the_outcome_unknown() {
        for status in [500, 502, 503, 504] {
            let told =
                outcome(&ended(answer(status, r#"{"errorCode": "CCE.01500001", "errorMsg": "no"}"#)), Locale::En);
            assert_eq!((told.kind, told.title), (OutcomeKind::Unknown, words::ANSWER_UNKNOWN.en));
            assert_eq!((told.status, told.code.as_deref()), (Some(status), Some("CCE.01500001")));
        }
        assert_eq!(outcome(&ended(answer(403, "{}")), Locale::En).kind, OutcomeKind::Refused);
    }

    #[test]
    fn what_never_left_is_not_sent() {
        for loss in [Loss::Offline, Loss::Policy, Loss::RelayRefused(RelayFault::default())] {
            let reply = Reply::Lost(loss);
            assert_eq!(certainty(&reply), Certainty::NotDone);
            assert_eq!(outcome(&ended(reply), Locale::En).title, words::ANSWER_NOT_SENT.en);
        }
        for loss in [Loss::Network, Loss::Timeout, Loss::RelayFailed(RelayFault::default())] {
            assert_eq!(certainty(&Reply::Lost(loss)), Certainty::Open);
        }
    }
}
