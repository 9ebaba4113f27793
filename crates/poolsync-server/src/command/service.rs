//! What is asked of the service beside the one call: pool, cluster, nodes and jobs, with the credential of the call.
//!
//! ```ignore
//! let pool = service.pool().await?;
//! ```

use super::credential;
use super::end::{End, Stop};
use super::network::{Lost, Network, now_as_date};
use crate::words;
use poolsync_core::answer::{Answer, Outcome, Refusal, Sent, explain};
use poolsync_core::cloud::{Caller, Cluster, Job, Node, Pool, read_cluster, read_job, read_nodes, read_pool};
use poolsync_core::endpoint::Endpoint;
use poolsync_core::json::Member;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Arg, Credential, Locale, Secret, SyncRequest};
use std::sync::Arc;

/// So many pages of nodes are read at most; a page has 2,000.
const MAX_PAGES: usize = 50;

/// The service, and which pool it is about.
#[derive(Debug)]
pub(super) struct Service {
    network: Arc<Network>,
    credential: Credential,
    secrets: Vec<Secret>,
    origin: String,
    pub(super) project: String,
    pub(super) cluster: String,
    pub(super) pool: String,
}

/// Why something could not be read.
#[derive(Debug)]
pub(super) enum ReadError {
    /// There is no answer.
    Lost(Lost),
    /// The answer says no, or is none that can be read.
    Answer(Answer),
}

impl Service {
    /// Returns the service of a request whose target has no errors.
    pub(super) fn new(request: &SyncRequest, credential: Credential) -> Result<Self, Stop> {
        let part = |part: &Member<String>| part.clone().given().unwrap_or_default();
        let place = [&request.endpoint, &request.project_id, &request.cluster_id, &request.nodepool_id].map(part);
        Ok(Self::of(&Arc::new(Network::new()?), credential, place))
    }

    /// Returns the service by a network that others use too. `place`: endpoint, project, cluster and pool.
    pub(super) fn of(network: &Arc<Network>, credential: Credential, place: [String; 4]) -> Self {
        let [endpoint, project, cluster, pool] = place;
        Self {
            network: network.clone(),
            secrets: credential::secrets(&credential),
            credential,
            origin: Endpoint::parse(&endpoint).map_or(endpoint, |endpoint| endpoint.origin()),
            project,
            cluster,
            pool,
        }
    }

    /// Returns the host with its port, as it is called.
    pub(super) fn host(&self) -> &str {
        self.origin.split_once("://").map_or(&self.origin, |(_, host)| host)
    }

    /// Returns true if the service is on this machine, such as a sandbox.
    pub(super) fn is_own_machine(&self) -> bool {
        crate::http::is_loopback_origin(&self.origin)
    }

    /// Returns who calls.
    pub(super) fn credential(&self) -> &Credential {
        &self.credential
    }

    /// Makes a call, once.
    pub(super) async fn call(&self, wire: &WireRequest) -> Result<Answer, Lost> {
        self.network.call(wire, &self.secrets).await
    }

    /// Reads the pool.
    pub(super) async fn pool(&self) -> Result<Pool, ReadError> {
        self.read(|caller| caller.pool(&self.project, &self.cluster, &self.pool), read_pool).await
    }

    /// Reads the cluster.
    pub(super) async fn cluster(&self) -> Result<Cluster, ReadError> {
        self.read(|caller| caller.cluster(&self.project, &self.cluster), read_cluster).await
    }

    /// Reads a job.
    pub(super) async fn job(&self, id: &str) -> Result<Job, ReadError> {
        self.read(|caller| caller.job(&self.project, id), read_job).await
    }

    /// Reads all nodes of the cluster, page by page.
    pub(super) async fn nodes(&self) -> Result<Vec<Node>, ReadError> {
        let mut nodes = Vec::new();
        let mut marker: Option<String> = None;
        for _ in 0..MAX_PAGES {
            let wire = |caller: &Caller<'_>| caller.nodes(&self.project, &self.cluster, marker.as_deref());
            let page = self.read(wire, read_nodes).await?;
            nodes.extend(page.nodes);
            match page.next {
                // A service that says the same marker again would be asked for ever.
                Some(next) if marker.as_ref() != Some(&next) => marker = Some(next),
                _ => break,
            }
        }
        Ok(nodes)
    }

    async fn read<T>(
        &self,
        wire: impl Fn(&Caller<'_>) -> Option<WireRequest>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ReadError> {
        let caller = Caller { origin: &self.origin, credential: &self.credential, date: now_as_date() };
        // The target was checked; a job of another service may have an odd id.
        let wire = wire(&caller).ok_or_else(|| ReadError::Answer(Answer::default()))?;
        let answer = self.call(&wire).await.map_err(ReadError::Lost)?;
        let value = if (200..300).contains(&answer.status) { read(&answer.body) } else { None };
        value.ok_or(ReadError::Answer(answer))
    }
}

impl ReadError {
    /// Returns what is known, as of the one call: nothing of that was sent, whatever the service says.
    pub(super) fn outcome(&self, locale: Locale) -> Outcome {
        let unknown = |reason| Outcome::Unknown { reason, sent: Sent::No };
        match self {
            Self::Lost(lost) => unknown(lost.reason(locale)),
            Self::Answer(answer) => match explain(answer, locale) {
                Outcome::Refused(refusal) => Outcome::Refused(Refusal { in_doubt: false, ..refusal }),
                Outcome::Accepted { .. } | Outcome::Unknown { .. } => {
                    unknown(words::READ_UNEXPECTED.fill(locale, &[("status", Arg::Number(answer.status.into()))]))
                }
            },
        }
    }

    /// Returns why, as a clause.
    pub(super) fn reason(&self, locale: Locale) -> String {
        match self.outcome(locale) {
            Outcome::Refused(refusal) => {
                let code = refusal.code.map(|code| format!("{code}: ")).unwrap_or_default();
                format!("HTTP {} {code}{}", refusal.status, refusal.message)
            }
            Outcome::Unknown { reason, .. } => reason,
            Outcome::Accepted { .. } => String::new(),
        }
    }

    /// Returns the value of `Retry-After`.
    pub(super) fn retry_after(&self) -> Option<&str> {
        let Self::Answer(answer) = self else { return None };
        let (_, value) = answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after"))?;
        Some(value)
    }

    /// Returns true if the credential is not taken, or not for this.
    pub(super) fn is_credential(&self) -> bool {
        matches!(self, Self::Answer(answer) if matches!(answer.status, 401 | 403))
    }

    /// Returns true if asking again is of no use: the credential or the pool is refused.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Self::Answer(answer) if matches!(answer.status, 400 | 401 | 403 | 404))
    }
}

/// Runs the work of a command on this thread.
pub(super) fn block_on<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
        Stop::Said(&words::FAILED_START, vec![("reason", Arg::text(&error.to_string()))], End::Failed)
    })?;
    runtime.block_on(work)
}
