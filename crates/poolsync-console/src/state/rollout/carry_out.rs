//! The calls of a rollout: each is made once, after its state was written down, and never by anything else than the machine's
//! word.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::Locale;
use poolsync_core::answer::explain_call;
use poolsync_core::model::SyncRequest;
use poolsync_core::rollout::{CallOutcome, EventKind, MaybeSent, Request};
use poolsync_core::wire::{WireRequest, build_request};

use super::board::Board;
use super::names::Names;
use crate::api::{Loss, Reply, loss_words};
use crate::state::model::Target;
use crate::state::outcome::{Certainty, certainty};
use crate::state::store::Store;
use crate::state::{call, journal};
use crate::words;

/// Makes a call. `tell` tells the machine of its answer.
pub(super) fn make(
    board: Board,
    stage: usize,
    target: usize,
    request: &Request,
    needs_password: bool,
    names: &Names,
    tell: impl FnOnce(EventKind) + 'static,
) {
    let store = board.store();
    let Some(wire) = wire_request(store, request, needs_password) else {
        let outcome = CallOutcome::Unknown {
            reason: words::ANSWER_NOT_SENT.get(store.locale.get_untracked()).to_owned(),
            sent: MaybeSent::No,
        };
        return tell(EventKind::Reply { stage, target, outcome });
    };
    let route = untrack(|| store.route());
    let host = untrack(|| store.host());
    // Beside the other calls of this browser, as a single one is.
    let entry = journal::begin_of(
        store,
        Target {
            origin: request.endpoint.clone(),
            project: request.project_id.clone(),
            cluster: request.cluster_id.clone(),
            pool: request.nodepool_id.clone(),
            name: names.pool(&request.cluster_id, &request.nodepool_id),
        },
    );
    let sent = call::send(store, wire, route, entry);
    spawn_local(async move {
        let reply = sent.await;
        // The state keeps the words of the language in which it was made.
        let locale = store.locale.get_untracked();
        let reason = |loss: &Loss| loss_words(loss, route, &host, locale).0;
        let outcome = outcome(&reply, reason, locale);
        tell(EventKind::Reply { stage, target, outcome });
    });
}

/// The call as it is sent; none while something is missing for it.
fn wire_request(store: Store, request: &Request, needs_password: bool) -> Option<WireRequest> {
    let mut request = request.clone();
    if needs_password {
        request = store.secrets.with_untracked(|secrets| request.with_password(secrets.salted()));
    }
    let Request { endpoint, project_id, cluster_id, nodepool_id, body } = &request;
    let request = SyncRequest::new(endpoint, project_id, cluster_id, nodepool_id, body);
    build_request(&request, &store.credential(), store.signing_date()?).ok()
}

/// What a reply means to the machine.
fn outcome(reply: &Reply, reason_of: impl FnOnce(&Loss) -> String, locale: Locale) -> CallOutcome {
    let reason = match reply {
        Reply::Answer(answer) => return explain_call(answer, locale).into(),
        Reply::Redirect => words::LOST_REDIRECT.get(locale).to_owned(),
        Reply::Lost(loss) => reason_of(loss),
    };
    let sent = if certainty(reply) == Certainty::NotDone { MaybeSent::No } else { MaybeSent::Maybe };
    CallOutcome::Unknown { reason, sent }
}

#[cfg(test)]
mod tests {
    use poolsync_core::answer::Answer;

    use super::*;

    fn of(status: u16, body: &str) -> CallOutcome {
        let answer = Answer { status, headers: Vec::new(), body: body.to_owned() };
        outcome(&Reply::Answer(answer), |_| String::new(), Locale::En)
    }

    #[test]
    fn an_answer_is_what_the_page_takes_it_for() {
        assert!(matches!(of(200, r#"{"jobid": "j"}"#), CallOutcome::Accepted { .. }));
        assert!(matches!(of(403, "{}"), CallOutcome::Refused { status: 403, sent: None, .. }));
        // The pool may be locked by this very call (`after_these_refusals_the_call_may_have_been_carried_out`).
        let locked = of(429, r#"{"errorCode": "CCE.01429002", "errorMsg": "locked"}"#);
        assert!(matches!(locked, CallOutcome::Refused { sent: Some(MaybeSent::Maybe), .. }));
        let contradiction = of(200, r#"{"errorCode": "CCE.01500001", "errorMsg": "no"}"#);
        assert!(matches!(contradiction, CallOutcome::Unknown { sent: MaybeSent::Maybe, .. }));
    }

    #[test]
    fn what_never_left_was_not_sent() {
        let lost = |loss| outcome(&Reply::Lost(loss), |_| "why".to_owned(), Locale::En);
        let unknown = |sent| CallOutcome::Unknown { reason: "why".to_owned(), sent };
        assert_eq!(lost(Loss::Offline), unknown(MaybeSent::No));
        assert_eq!(lost(Loss::Timeout), unknown(MaybeSent::Maybe));
    }
}
