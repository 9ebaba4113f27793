//! Questions to CCE and IAM: by the way of the call, with its credential. A question changes nothing, so it may be asked
//! again; the one call is never made from here.

use std::pin::Pin;

use poolsync_core::answer::Answer;
use poolsync_core::cloud::{self, Caller};
use poolsync_core::endpoint::Endpoint;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Arg, Locale, Word};

use crate::browser;
use crate::net::{self, Loss, Reply};
use crate::prelude::*;
use crate::sending::{Told, Way, relay, tell, way};
use crate::store::Store;
use crate::words;

/// Whom to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// The endpoint.
    Cce,
    /// Its IAM.
    Iam,
}

/// Why a question has no good answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Trouble {
    /// Something that it needs is missing; says what.
    Incomplete(String),
    /// The answer is a refusal, or there is none.
    Reply(Reply, Way),
    /// The answer is none that this question can have: its status and body.
    Strange(u16, String),
}

impl Trouble {
    /// What to show of it. `host`: who was asked.
    pub(crate) fn tell(&self, host: &str, locale: Locale) -> Told {
        match self {
            Self::Incomplete(text) => Told { message: text.clone(), ..Told::default() },
            Self::Reply(reply, way) => tell(reply, host, *way, locale),
            Self::Strange(status, _) => {
                let message = words::ASK_STRANGE.fill(locale, &[("status", Arg::Number((*status).into()))]);
                Told { message, ..Told::default() }
            }
        }
    }
}

/// The origin of a service; none while there is no endpoint.
pub(crate) fn origin(store: Store, service: Service) -> Option<String> {
    store.draft.with_untracked(|draft| match service {
        Service::Cce => Endpoint::parse(draft.endpoint.trim()).ok().map(|endpoint| endpoint.origin()),
        Service::Iam => draft.iam_origin(),
    })
}

/// The host of an origin, as people call it.
pub(crate) fn host_of(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// Asks with the credential of the call, and reads the answer.
pub(crate) async fn ask<T>(
    store: Store,
    service: Service,
    question: impl Fn(&Caller<'_>) -> Option<WireRequest>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Trouble> {
    let answer = send(store, wire(store, service, &question)?).await?;
    read(&answer.body).ok_or(Trouble::Strange(answer.status, answer.body))
}

/// The question as it is sent, if all that it needs is there.
fn wire(
    store: Store,
    service: Service,
    question: &dyn Fn(&Caller<'_>) -> Option<WireRequest>,
) -> Result<WireRequest, Trouble> {
    let incomplete = |word: &Word| Trouble::Incomplete(word.get(store.locale.get_untracked()).to_owned());
    let origin = origin(store, service).ok_or_else(|| incomplete(&words::ASK_ENDPOINT))?;
    if let Some(elsewhere) = untrack(|| store.sent_elsewhere()) {
        return Err(Trouble::Incomplete(elsewhere));
    }
    let credential = store.credential();
    if !poolsync_core::check_credential(&credential).sendable() {
        return Err(incomplete(&words::ASK_CREDENTIAL));
    }
    let date = store.signing_date().ok_or_else(|| incomplete(&words::ASK_AGAIN))?;
    let caller = Caller { origin: &origin, credential: &credential, date };
    question(&caller).ok_or_else(|| incomplete(&words::ASK_ID))
}

/// Sends a question. Boxed, so that its code is there once and not in every question.
pub(crate) fn send(store: Store, wire: WireRequest) -> Pin<Box<dyn Future<Output = Result<Answer, Trouble>>>> {
    Box::pin(async move { send_once(store, &wire).await })
}

/// Sends a question, by the other way too where nobody has chosen; any answer that is no success is a trouble.
async fn send_once(store: Store, wire: &WireRequest) -> Result<Answer, Trouble> {
    let way = untrack(|| way(store));
    let reply = by(store, wire, way).await;
    let (reply, way) = match other_way(store, &reply, way) {
        Some(other) => {
            let second = by(store, wire, other).await;
            if matches!(second, Reply::Answer(_)) {
                store.learned_way.set(Some((store.draft.with_untracked(|draft| draft.endpoint.clone()), other)));
                (second, other)
            } else {
                (reply, way)
            }
        }
        None => (reply, way),
    };
    if let Reply::Answer(answer) = &reply {
        note_clock(store, answer);
    }
    match reply {
        Reply::Answer(answer) if (200..300).contains(&answer.status) => Ok(answer),
        reply => Err(Trouble::Reply(reply, way)),
    }
}

async fn by(store: Store, wire: &WireRequest, way: Way) -> Reply {
    let relay = relay(store, way);
    // What was sent must not be shown should the answer repeat it; a token that is asked for is no echo.
    let carries_token = wire.headers.get("X-Auth-Token").is_some();
    let secrets = store.secrets.with_untracked(|secrets| {
        let mut all = secrets.all();
        all.retain(|secret| carries_token || *secret != secrets.token);
        all
    });
    net::send(wire, relay.as_deref(), &secrets).await
}

/// The relay, after a direct way on which nobody was reached, unless the user has chosen it. Never the other way round: a
/// host that the relay does not know is none that the policy of the page allows.
fn other_way(store: Store, reply: &Reply, way: Way) -> Option<Way> {
    let has_relay = store.server.with_value(|server| server.relay.is_some());
    let chosen = store.chosen_way.with_untracked(Option::is_some);
    let unreached = matches!(reply, Reply::Lost(Loss::Network | Loss::Policy));
    (has_relay && !chosen && unreached && way == Way::Direct).then_some(Way::Relay)
}

/// Looks at the service's clock whenever an answer tells it.
pub(crate) fn note_clock(store: Store, answer: &Answer) {
    let skew = cloud::skew(answer, browser::unix_now());
    let refused = cloud::date_was_refused(answer);
    let off = skew.filter(|skew| refused || skew.saturating_abs() > cloud::ALLOWED_SKEW);
    if skew.is_some() && store.skew.get_untracked() != off {
        store.skew.set(off);
    }
}
