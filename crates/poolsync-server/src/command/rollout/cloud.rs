//! The service as a rollout sees it: several pools of one project, by one credential.
//!
//! ```ignore
//! let looked = cloud.read(&[("4d1e…".into(), "9f5e…".into())]).await;
//! ```

use crate::command::end::Stop;
use crate::command::network::Network;
use crate::command::service::{ReadError, Service};
use crate::relay::Limits;
use poolsync_core::Credential;
use poolsync_core::cloud::{Job, Pool};
use poolsync_core::endpoint::Endpoint;
use poolsync_core::rollout::{PoolReading, ResolvedRollout};
use std::sync::Arc;
use std::time::Duration;

/// A node pool: its cluster and its id.
pub(super) type PoolId = (String, String);

/// In a rehearsal nobody waits less for an answer than this.
const LEAST_PATIENCE: Duration = Duration::from_secs(5);

/// The service, and who asks it.
#[derive(Debug, Clone)]
pub(super) struct Cloud {
    network: Arc<Network>,
    credential: Credential,
    endpoint: String,
    project: String,
}

/// What was read of some pools.
#[derive(Debug, Default)]
pub(super) struct Readings {
    pub(super) pools: Vec<PoolReading>,
    pub(super) errors: Vec<ReadError>,
}

impl Cloud {
    /// Returns the service of a rollout. `speed`: how many times as fast time passes.
    pub(super) fn new(endpoint: &str, project: &str, credential: Credential, speed: u32) -> Result<Self, Stop> {
        let mut limits = Limits::default();
        limits.whole = (limits.whole / speed.max(1)).max(LEAST_PATIENCE);
        let network = Arc::new(Network::within(limits)?);
        Ok(Self { network, credential, endpoint: endpoint.to_owned(), project: project.to_owned() })
    }

    /// Returns the service of a rollout that is resolved.
    pub(super) fn of(rollout: &ResolvedRollout, credential: Credential, speed: u32) -> Result<Self, Stop> {
        Self::new(&rollout.endpoint, &rollout.project_id, credential, speed)
    }

    /// Returns the same for somebody else.
    pub(super) fn with(&self, credential: Credential) -> Self {
        Self { credential, ..self.clone() }
    }

    /// Returns who asks.
    pub(super) fn credential(&self) -> &Credential {
        &self.credential
    }

    /// Returns the service of one pool.
    pub(super) fn service(&self, (cluster, pool): &PoolId) -> Service {
        let place = [&self.endpoint, &self.project, cluster, pool].map(String::clone);
        Service::of(&self.network, self.credential.clone(), place)
    }

    /// Reads a pool without its nodes.
    pub(super) async fn pool(&self, pool: &PoolId) -> Result<Pool, ReadError> {
        self.service(pool).pool().await
    }

    /// Reads a job.
    pub(super) async fn job(&self, id: &str) -> Result<Job, ReadError> {
        self.service(&(String::new(), String::new())).job(id).await
    }

    /// Reads pools with their nodes. The pools first: of one that has stopped the nodes are as they will stay.
    pub(super) async fn read(&self, ids: &[PoolId]) -> Readings {
        let mut readings = Readings::default();
        let mut pools: Vec<(&PoolId, Pool)> = Vec::new();
        for id in ids {
            match self.pool(id).await {
                Ok(pool) => pools.push((id, pool)),
                Err(error) => readings.errors.push(error),
            }
        }
        while let Some(&(first, _)) = pools.first() {
            let cluster = &first.0;
            let (here, others): (Vec<_>, Vec<_>) =
                pools.into_iter().partition(|((other, _), _)| other.eq_ignore_ascii_case(cluster));
            match self.service(&(cluster.clone(), String::new())).nodes().await {
                Ok(nodes) => {
                    let read = here.iter().map(|((cluster, id), pool)| PoolReading::new(cluster, id, pool, &nodes));
                    readings.pools.extend(read);
                }
                Err(error) => readings.errors.push(error),
            }
            pools = others;
        }
        readings
    }
}

/// Returns true for an endpoint on this machine, such as a sandbox.
pub(super) fn is_own_machine(endpoint: &str) -> bool {
    let origin = Endpoint::parse(endpoint).map_or_else(|_| endpoint.to_owned(), |endpoint| endpoint.origin());
    crate::http::is_loopback_origin(&origin)
}
