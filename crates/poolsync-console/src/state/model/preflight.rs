//! What a preflight has found.

use std::borrow::Cow;

use poolsync_core::answer::{Answer, error_in};
use poolsync_core::cloud::{Cluster, Fact, Known, Node, Nodes, Pool, facts};
use poolsync_core::json::{self, Value};
use poolsync_form::Draft;

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
        let named: Vec<String> = draft.node_list().ids.into_iter().map(Cow::into_owned).collect();
        let nodes = self.nodes.as_deref().map(|all| Nodes { all, named: &named });
        facts(&Known { cluster: self.cluster.as_ref(), pool: self.pool.as_ref(), nodes })
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
