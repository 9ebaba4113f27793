//! Asks questions: calls that change nothing, so they may be asked again by the other route. The one call is never made from
//! here.

use poolsync_core::Secret;
use poolsync_core::answer::Answer;
use poolsync_core::cloud;
use poolsync_core::wire::WireRequest;

use super::{ApiError, Loss, Reply, Route, fetch};

/// A clock that is off by less, in seconds, is right.
const LEAST_SKEW: i64 = 60;

/// How questions travel.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Client {
    /// The route to begin with.
    pub(crate) route: Route,
    /// True if the user chose that route: then no other one is tried.
    pub(crate) is_chosen: bool,
    /// The path of the relay on the origin of this page, if it has one.
    pub(crate) relay: Option<String>,
    /// What must not be shown should an answer repeat it.
    pub(crate) secrets: Vec<Secret>,
}

/// What became of a question.
#[derive(Debug)]
pub(crate) struct Answered {
    /// A success of the service, or why there is none.
    pub(crate) answer: Result<Answer, ApiError>,
    /// The route that was found open after the first one was not.
    pub(crate) learned: Option<Route>,
    /// What the answer tells of the service's clock.
    pub(crate) clock: Option<Clock>,
}

/// What an answer tells of the service's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    /// What it shows more than ours, in seconds, if that is enough to spoil a signature.
    pub(crate) skew: Option<i64>,
}

impl Client {
    /// Sends a question, by the other route too where nobody has chosen. Any answer that is no success is an error.
    /// `now`: seconds since 1970, as this computer's clock says.
    pub(crate) async fn send(&self, question: &WireRequest, now: impl Fn() -> i64) -> Answered {
        let mut route = self.route;
        let mut learned = None;
        let mut reply = self.by(question, route).await;
        if let Some(other) = self.other_route(&reply) {
            let second = self.by(question, other).await;
            if matches!(second, Reply::Answer(_)) {
                (reply, route, learned) = (second, other, Some(other));
            }
        }
        let clock = if let Reply::Answer(answer) = &reply { Clock::of(answer, now()) } else { None };
        let answer = match reply {
            Reply::Answer(answer) if (200..300).contains(&answer.status) => Ok(answer),
            reply => Err(ApiError::Reply(reply, route)),
        };
        Answered { answer, learned, clock }
    }

    async fn by(&self, question: &WireRequest, route: Route) -> Reply {
        let relay = self.relay.as_deref().filter(|_| route == Route::Relay);
        fetch::send(question, relay, &self.secrets).await
    }

    /// The relay, after a direct route on which nobody was reached. Never the other way round: a host that the relay does not
    /// know is none that the policy of the page allows.
    fn other_route(&self, reply: &Reply) -> Option<Route> {
        let unreached = matches!(reply, Reply::Lost(Loss::Network | Loss::Policy));
        let other = self.relay.is_some() && !self.is_chosen && unreached && self.route == Route::Direct;
        other.then_some(Route::Relay)
    }
}

impl Clock {
    /// Reads the `Date` of an answer; none where it does not tell.
    pub(crate) fn of(answer: &Answer, now: i64) -> Option<Self> {
        let skew = cloud::skew(answer, now)?;
        // Under a minute is no clock that is off, whatever a text says.
        let is_off = cloud::date_was_refused(answer) && skew.saturating_abs() >= LEAST_SKEW
            || skew.saturating_abs() > cloud::ALLOWED_SKEW;
        Some(Self { skew: is_off.then_some(skew) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(route: Route, is_chosen: bool, relay: Option<&str>) -> Client {
        Client { route, is_chosen, relay: relay.map(str::to_owned), secrets: Vec::new() }
    }

    #[test]
    fn only_an_unreached_host_is_asked_by_the_relay() {
        let unreached = Reply::Lost(Loss::Network);
        assert_eq!(client(Route::Direct, false, Some("/relay")).other_route(&unreached), Some(Route::Relay));
        assert_eq!(client(Route::Direct, true, Some("/relay")).other_route(&unreached), None);
        assert_eq!(client(Route::Direct, false, None).other_route(&unreached), None);
        assert_eq!(client(Route::Relay, false, Some("/relay")).other_route(&unreached), None);
        for reply in [Reply::Redirect, Reply::Lost(Loss::Timeout), Reply::Lost(Loss::Offline)] {
            assert_eq!(client(Route::Direct, false, Some("/relay")).other_route(&reply), None);
        }
    }

    #[test]
    fn a_clock_counts_as_off_from_the_allowed_skew_on() {
        let at = |date: &str| Answer { status: 200, headers: vec![("date".into(), date.into())], body: String::new() };
        // 784111777 is the published example of an HTTP date (RFC 9110, 5.6.7).
        let answer = at("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(Clock::of(&answer, 784_111_777), Some(Clock { skew: None }));
        let off = cloud::ALLOWED_SKEW + 1;
        assert_eq!(Clock::of(&answer, 784_111_777 - off), Some(Clock { skew: Some(off) }));
        assert_eq!(Clock::of(&at("yesterday"), 0), None);
    }
}
