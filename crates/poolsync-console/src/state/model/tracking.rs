//! A run that is followed.

use gloo_timers::callback::Timeout;
use poolsync_core::endpoint::Endpoint;
use poolsync_core::follow::{Pace, Run};
use poolsync_form::Draft;

use crate::api::ApiError;

/// A run that is followed, and how that goes.
#[derive(Clone, PartialEq)]
pub(crate) struct Tracking {
    /// The id of its call in the journal.
    pub(crate) id: String,
    /// Whose nodes are followed.
    pub(crate) target: Target,
    /// What was seen of them.
    pub(crate) run: Run,
    /// How often to ask.
    pub(in crate::state) pace: Pace,
    /// When the service was asked last, in seconds since 1970.
    pub(crate) polled_at: Option<i64>,
    /// Why the last question failed.
    pub(crate) error: Option<ApiError>,
    /// True while nobody asks: after a reload, until there is a credential and the user says so.
    pub(crate) is_paused: bool,
    /// True once the end was announced.
    pub(crate) is_announced: bool,
}

/// Whose nodes are followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// The origin of CCE.
    pub(crate) origin: String,
    /// The ids of project, cluster and pool.
    pub(crate) project: String,
    pub(crate) cluster: String,
    pub(crate) pool: String,
    /// What people call the pool.
    pub(crate) name: String,
}

/// When the service is asked next.
#[derive(Default)]
pub(crate) struct Polling {
    /// Dropping it cancels it.
    pub(in crate::state) timer: Option<Timeout>,
    /// True while a question is under way.
    pub(in crate::state) is_asking: bool,
}

impl Tracking {
    pub(in crate::state) fn new(id: String, target: Target, run: Run) -> Self {
        let is_loopback = Endpoint::parse(&target.origin).is_ok_and(|endpoint| endpoint.is_loopback());
        let pace = Pace::new(is_loopback);
        Self { id, target, run, pace, polled_at: None, error: None, is_paused: false, is_announced: false }
    }
}

impl Target {
    pub(in crate::state) fn is_same_pool(&self, other: &Self) -> bool {
        (&self.origin, &self.project, &self.cluster, &self.pool)
            == (&other.origin, &other.project, &other.cluster, &other.pool)
    }

    /// Returns true if the form shows the same cluster.
    pub(in crate::state) fn is_in_cluster(&self, draft: &Draft) -> bool {
        let is_same_host =
            Endpoint::parse(draft.endpoint.trim()).is_ok_and(|endpoint| endpoint.origin() == self.origin);
        is_same_host && draft.cluster_id.trim() == self.cluster
    }

    /// Returns the host of CCE as people call it.
    pub(crate) fn host(&self) -> &str {
        self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host)
    }
}
