//! The preflight: pool, cluster and nodes are read with the headers of the call and by its route, before the call. It shows
//! whether the pool can be reached, and is the dry run that the service does not offer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use poolsync_core::answer::{Answer, error_in};
use poolsync_core::cloud::{Cluster, Fact, Known, Node, Nodes, Pool, facts, read_cluster, read_pool};
use poolsync_core::json::{self, Value};
use poolsync_form::{Draft, split_node_ids};

use super::{CallState, Service, Store};
use crate::api::{ApiError, Reply, Route};

/// How far the preflight is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Preflight {
    /// Nothing was asked.
    Idle,
    /// The pool is being read.
    Pending,
    /// Somebody has answered.
    Answered(Box<Findings>),
    /// Nobody has answered; so the call would not be either.
    Unreached(Reply, Route),
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Findings {
    /// True if the relay forwarded the questions.
    pub(crate) by_relay: bool,
    /// Why there is no pool.
    pub(crate) error: Option<ApiError>,
    /// The pool.
    pub(crate) pool: Option<Pool>,
    /// Its cluster, once read.
    pub(crate) cluster: Option<Cluster>,
    /// All nodes of the cluster, once read.
    pub(crate) nodes: Option<Vec<Node>>,
    /// True while cluster and nodes are still being read.
    pub(crate) is_reading: bool,
}

impl Findings {
    /// Returns true if the service has answered: with the pool, or with a refusal. It speaks JSON; a portal or proxy on the
    /// way does not, and a service that fails is none that a call should be made to.
    pub(crate) fn is_of_service(&self) -> bool {
        let is_object = |body: &str| matches!(json::parse(body), (Some(Value::Object(_)), _));
        match &self.error {
            None => true,
            // An answer that says 200 and names an error contradicts itself.
            Some(ApiError::Unexpected(status, body)) => {
                let answer = Answer { status: *status, headers: Vec::new(), body: body.clone() };
                is_object(body) && error_in(&answer).is_none()
            }
            Some(ApiError::Reply(Reply::Answer(Answer { status, body, .. }), _)) => {
                *status < 500 && (body.is_empty() || is_object(body))
            }
            Some(_) => false,
        }
    }

    /// Returns what follows for a call that names these nodes.
    pub(crate) fn facts(&self, draft: &Draft) -> Vec<Fact> {
        let named: Vec<String> = split_node_ids(&draft.node_ids).map(str::to_owned).collect();
        let nodes = self.nodes.as_deref().map(|all| Nodes { all, named: &named });
        facts(&Known { cluster: self.cluster.as_ref(), pool: self.pool.as_ref(), nodes })
    }
}

/// Reads anew, or drops what was read, whenever something changes without which it is worth nothing: whom it asked, for
/// what, and as whom.
pub(crate) fn watch(store: Store) {
    let subject = Memo::new(move |_| {
        let chosen_route = store.chosen_route.get();
        store.draft.with(|draft| {
            let ids = [&draft.project_id, &draft.cluster_id].map(|id| id.trim().to_owned());
            (draft.endpoint.clone(), ids, draft.pool().to_owned(), draft.credential, chosen_route)
        })
    });
    Effect::watch(
        move || {
            store.secrets.track();
            subject.get()
        },
        move |_, _, _| {
            if store.confirming.get_untracked() {
                run(store);
            } else if store.call.with_untracked(|call| *call != CallState::Sending) {
                cancel(store);
                store.preflight.set(Preflight::Idle);
            }
        },
        false,
    );
}

/// Ends a preflight that is under way: nothing more is asked.
pub(crate) fn cancel(store: Store) {
    store.preflight_number.update_value(|number| *number = number.wrapping_add(1));
}

/// Returns true once somebody has answered by the route of the call, or nobody has.
pub(crate) fn is_settled(store: Store) -> bool {
    let route = store.route();
    store.preflight.with(|preflight| match preflight {
        Preflight::Idle | Preflight::Pending => false,
        Preflight::Answered(findings) => findings.by_relay == (route == Route::Relay),
        Preflight::Unreached(..) => true,
    })
}

/// Returns true if the service has answered.
pub(crate) fn is_answered(store: Store) -> bool {
    store.preflight.with(|preflight| matches!(preflight, Preflight::Answered(findings) if findings.is_of_service()))
}

/// Reads pool, cluster and nodes anew, unless the credential would go where it was not meant to.
pub(crate) fn run(store: Store) {
    run_then(store, |_| {});
}

/// Does the same, and calls `then` once the pool was read, or cannot be.
pub(crate) fn run_then(store: Store, then: fn(Store)) {
    cancel(store);
    if untrack(|| store.credential_goes_elsewhere()).is_some() {
        return store.preflight.set(Preflight::Idle);
    }
    let number = store.preflight_number.get_value();
    store.preflight.set(Preflight::Pending);
    spawn_local(read(store, move || store.preflight_number.get_value() == number, then));
}

async fn read(store: Store, is_current: impl Fn() -> bool, then: fn(Store)) {
    let (project, cluster, pool) = store.draft.with_untracked(|draft| {
        (draft.project_id.trim().to_owned(), draft.cluster_id.trim().to_owned(), draft.pool().to_owned())
    });
    let answer = store.ask(Service::Cce, |caller| caller.pool(&project, &cluster, &pool), read_pool).await;
    if !is_current() {
        return;
    }
    let by_relay = untrack(|| store.route()) == Route::Relay;
    let mut findings = Findings { by_relay, is_reading: true, ..Findings::default() };
    match answer {
        Ok(pool) => findings.pool = Some(pool),
        Err(ApiError::Reply(reply @ (Reply::Lost(_) | Reply::Redirect), route)) => {
            store.preflight.set(Preflight::Unreached(reply, route));
            return then(store);
        }
        Err(error) => (findings.error, findings.is_reading) = (Some(error), false),
    }
    let has_pool = findings.is_reading;
    store.preflight.set(Preflight::Answered(Box::new(findings.clone())));
    then(store);
    if !has_pool {
        return;
    }
    findings.cluster = store.ask(Service::Cce, |caller| caller.cluster(&project, &cluster), read_cluster).await.ok();
    if !is_current() {
        return;
    }
    findings.nodes = store.all_nodes(&project, &cluster, &is_current).await.ok();
    findings.is_reading = false;
    if is_current() {
        store.preflight.set(Preflight::Answered(Box::new(findings)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(error: ApiError) -> Findings {
        Findings { error: Some(error), ..Findings::default() }
    }

    fn answer(status: u16, body: &str) -> ApiError {
        ApiError::Reply(Reply::Answer(Answer { status, headers: Vec::new(), body: body.to_owned() }), Route::Direct)
    }

    #[test]
    fn a_refusal_in_json_is_the_service() {
        assert!(Findings::default().is_of_service());
        assert!(findings(answer(403, r#"{"error_code": "APIGW.0301"}"#)).is_of_service());
        assert!(findings(answer(404, "")).is_of_service());
        assert!(findings(ApiError::Unexpected(200, "{}".to_owned())).is_of_service());
    }

    #[test]
    fn portals_failures_and_contradictions_are_not() {
        assert!(!findings(answer(403, "<html>log in</html>")).is_of_service());
        assert!(!findings(answer(502, "{}")).is_of_service());
        assert!(!findings(ApiError::Unexpected(200, "[]".to_owned())).is_of_service());
        let contradiction = r#"{"errorCode": "CCE.01500001", "errorMsg": "no"}"#;
        assert!(!findings(ApiError::Unexpected(200, contradiction.to_owned())).is_of_service());
        assert!(!findings(ApiError::Incomplete(String::new())).is_of_service());
    }
}
