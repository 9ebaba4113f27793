//! Whether a call or a rollout may be made: one word for all that is known before it.

use poolsync_core::cloud::{Fact, Level, Pool};

use super::Preflight;
use crate::api::Route;

/// What is known before the call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'k> {
    /// What was read.
    pub(crate) preflight: &'k Preflight,
    /// What follows from it for the call.
    pub(crate) facts: &'k [Fact],
    /// The route of the call.
    pub(crate) route: Route,
    /// True if the credential was entered for another host, and the user has not said that it may go here.
    pub(crate) goes_elsewhere: bool,
    /// True if this page follows a synchronization of the same pool.
    pub(crate) is_followed: bool,
}

/// Whether what cannot be undone may be done. `S` says why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict<S> {
    /// Not everything was read yet.
    Wait,
    /// Everything was read, and fits.
    Ready,
    /// It may be done, and there is something to look at first.
    Look,
    /// It must not be done.
    Stop(S),
}

impl<S> Verdict<S> {
    /// Returns true if it may be done.
    pub(crate) fn allows(&self) -> bool {
        matches!(self, Self::Ready | Self::Look)
    }
}

/// Why a call must not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The credential was entered for another host.
    Elsewhere,
    /// Nobody answers.
    Unreached,
    /// What answers is not the service, or the service fails.
    Unread,
    /// The service refuses to show the pool.
    Refused,
    /// The pool is being synchronized already.
    Running,
    /// The service would refuse the call, or it would do what nobody wants.
    Unfit,
}

impl Verdict<Stop> {
    /// Returns what follows from what is known.
    pub(crate) fn of(known: Known<'_>) -> Self {
        if known.goes_elsewhere {
            return Self::Stop(Stop::Elsewhere);
        }
        let findings = match known.preflight {
            Preflight::Idle | Preflight::Pending => return Self::Wait,
            Preflight::Unreached(..) => return Self::Stop(Stop::Unreached),
            Preflight::Answered(findings) => findings,
        };
        if findings.by_relay != (known.route == Route::Relay) {
            return Self::Wait;
        }
        if !findings.is_of_service() {
            return Self::Stop(Stop::Unread);
        }
        if findings.error.is_some() {
            return Self::Stop(Stop::Refused);
        }
        if known.is_followed || findings.pool.as_ref().is_some_and(Pool::is_synchronizing) {
            return Self::Stop(Stop::Running);
        }
        let worst = known.facts.iter().map(|fact| fact.level).max();
        let is_whole = findings.cluster.is_some() && findings.nodes.is_some();
        match worst {
            Some(Level::Bad) => Self::Stop(Stop::Unfit),
            _ if findings.is_reading => Self::Wait,
            Some(Level::Look) => Self::Look,
            _ if !is_whole => Self::Look,
            _ => Self::Ready,
        }
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::answer::Answer;
    use poolsync_core::cloud::{Cluster, read_pool};
    use poolsync_form::Draft;

    use super::super::Findings;
    use super::*;
    use crate::api::{ApiError, Loss, Reply};

    fn verdict(preflight: &Preflight) -> Verdict<Stop> {
        let facts = match preflight {
            Preflight::Answered(findings) => findings.facts(&Draft::example(None)),
            _ => Vec::new(),
        };
        let known = Known { preflight, facts: &facts, route: Route::Direct, goes_elsewhere: false, is_followed: false };
        Verdict::of(known)
    }

    fn answered(findings: Findings) -> Preflight {
        Preflight::Answered(Box::new(findings))
    }

    /// The example's pool with its three nodes, all read.
    fn whole() -> Findings {
        let draft = Draft::example(None);
        let pool = read_pool(&format!(r#"{{"metadata": {{"uid": "{}", "name": "workers"}}}}"#, draft.nodepool_id));
        let node = |id: &str| poolsync_core::cloud::Node {
            id: id.to_owned(),
            pool: draft.nodepool_id.clone(),
            phase: "Active".to_owned(),
            up_to_date: Some(false),
            ..Default::default()
        };
        let cluster = Cluster { phase: "Available".to_owned(), ..Cluster::default() };
        Findings {
            pool,
            cluster: Some(cluster),
            nodes: Some(draft.node_list().ids.iter().map(|id| node(id)).collect()),
            ..Findings::default()
        }
    }

    #[test]
    fn nothing_is_called_before_everything_was_read() {
        assert_eq!(verdict(&Preflight::Idle), Verdict::Wait);
        assert_eq!(verdict(&Preflight::Pending), Verdict::Wait);
        assert_eq!(verdict(&answered(Findings { is_reading: true, ..whole() })), Verdict::Wait);
        // What the relay has read says nothing of the direct route.
        assert_eq!(verdict(&answered(Findings { by_relay: true, ..whole() })), Verdict::Wait);
        assert_eq!(verdict(&answered(whole())), Verdict::Ready);
    }

    #[test]
    fn what_could_not_be_read_is_to_be_looked_at() {
        assert_eq!(verdict(&answered(Findings { nodes: None, ..whole() })), Verdict::Look);
        assert_eq!(verdict(&answered(Findings { cluster: None, ..whole() })), Verdict::Look);
    }

    #[test]
    fn only_a_service_that_shows_the_pool_is_called() {
        let unreached = Preflight::Unreached(Reply::Lost(Loss::Timeout), Route::Direct);
        assert_eq!(verdict(&unreached), Verdict::Stop(Stop::Unreached));
        let refused = |status, body: &str| {
            let answer = Answer { status, headers: Vec::new(), body: body.to_owned() };
            let error = Some(ApiError::Reply(Reply::Answer(answer), Route::Direct));
            verdict(&answered(Findings { error, ..Findings::default() }))
        };
        for status in [401, 403, 404] {
            assert_eq!(refused(status, r#"{"error_code": "APIGW.0301"}"#), Verdict::Stop(Stop::Refused));
        }
        assert_eq!(refused(503, "{}"), Verdict::Stop(Stop::Unread));
        assert_eq!(refused(200, "<html>log in</html>"), Verdict::Stop(Stop::Unread));
    }

    #[test]
    fn a_node_that_is_not_there_stops_the_call() {
        assert_eq!(verdict(&answered(Findings { nodes: Some(Vec::new()), ..whole() })), Verdict::Stop(Stop::Unfit));
    }

    #[test]
    fn a_pool_that_is_being_synchronized_is_left_alone() {
        let preflight = answered(whole());
        let facts = Vec::new();
        let known = Known {
            preflight: &preflight,
            facts: &facts,
            route: Route::Direct,
            goes_elsewhere: false,
            is_followed: true,
        };
        assert_eq!(Verdict::of(known), Verdict::Stop(Stop::Running));
        assert_eq!(Verdict::of(Known { goes_elsewhere: true, ..known }), Verdict::Stop(Stop::Elsewhere));
        let body = r#"{"metadata": {"uid": "p", "name": "n"}, "status": {"conditions": [{"type": "ConfigurationSynchronizing", "status": "True"}]}}"#;
        let running = answered(Findings { pool: read_pool(body), ..whole() });
        assert_eq!(verdict(&running), Verdict::Stop(Stop::Running));
    }
}
