//! `/relay/{host}/{path}` to `https://{host}/{path}`, for pages that a browser does not let call the cloud.
//!
//! ```text
//! POST /relay/cce.cn-north-4.myhuaweicloud.com/api/v3/projects/…/operation/upgrade HTTP/1.1
//! X-Poolsync-Relay: 1
//! X-Auth-Token: …
//! ```
//!
//! What it forwards: to the CCE and IAM hosts of the known regions and the hosts it was told ([`HostName`]); the calls that
//! the console makes; from its own origin and those it was told ([`Origin`]). Path, query and body reach the cloud byte for
//! byte, so that signatures hold. Nothing is sent twice, no redirect is followed, no connection is used again.
//!
//! What it says itself carries the header `X-Poolsync-Relay-Error` with a code, and
//! `{"error": {"code": "relay/…", "message": "…", "sent": "no"}}`; `sent` is `maybe` when the cloud may have got the call.

mod access_log;
mod allow_list;
mod caller;
mod cors;
mod deadline;
mod headers;
mod hosts;
mod idempotency;
mod refusal;
mod settings;
mod target;
mod upstream;

pub use crate::http::{Origin, OriginError};
pub use deadline::Limits;
pub use hosts::HostName;
pub use refusal::{Code, ERROR_HEADER};
pub use settings::{RelayError, RelaySettings};

use access_log::AccessLog;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::IntoResponse as _;
use axum::routing::any;
use deadline::Deadline;
use hosts::Hosts;
use idempotency::SeenKeys;
use refusal::Refusal;
use std::sync::Arc;
use target::Target;
use upstream::{Call, Upstream};

/// Where the relay stands on the origin of the page.
pub(crate) const PATH: &str = "/relay";
const PREFIX: &str = "/relay/";

/// The relay, ready to forward.
#[derive(Debug)]
pub struct Relay {
    hosts: Hosts,
    origins: Vec<Origin>,
    upstream: Upstream,
    seen: SeenKeys,
    limits: Limits,
}

impl Relay {
    /// Makes a relay.
    ///
    /// # Errors
    /// [`RelayError`] if a certificate of `extra_roots` cannot be read.
    pub fn new(settings: RelaySettings) -> Result<Self, RelayError> {
        Ok(Self {
            hosts: Hosts::new(&settings.allow_hosts, &settings.dangerous_plain_hosts),
            origins: settings.allow_origins,
            upstream: Upstream::new(&settings.extra_roots, settings.limits)?,
            seen: SeenKeys::default(),
            limits: settings.limits,
        })
    }

    /// Returns a router for everything below `/relay/`. Who is calling is looked at first, also for a preflight request.
    pub(crate) fn router(self) -> Router {
        let relay = Arc::new(self);
        // What the wildcard matches is not used: the target is taken raw from the request.
        Router::new()
            .route(PREFIX, any(forward))
            .route("/relay/{*target}", any(forward))
            .route_layer(cors::layer(&relay.origins))
            .route_layer(from_fn_with_state(relay.clone(), check_caller))
            .with_state(relay)
    }

    /// Looks before it reads: nothing of the body is taken in until the call is known to be one that is forwarded.
    async fn forward(&self, request: Request, log: &mut AccessLog) -> Result<Response<Body>, Refusal> {
        let deadline = Deadline::start(self.limits);
        caller::require_relay_header(request.headers())?;
        let raw = request.uri().path_and_query().map_or("", |raw| raw.as_str());
        let target = Target::parse(raw.strip_prefix(PREFIX).unwrap_or_default())?;
        let host = self.hosts.find(target.host)?;
        log.host(&host.authority);
        let route = allow_list::find(request.method(), target.path, host.service)?;
        log.route(route);
        headers::within_bounds(request.headers())?;
        headers::unambiguous(request.headers())?;

        let call = Call {
            host: host.clone(),
            method: request.method().clone(),
            path_and_query: target.path_and_query.to_owned(),
            headers: headers::forwarded(request.headers()),
        };
        let key = idempotency::key(request.headers())?;
        let body = deadline.request_body(request.into_body()).await?;
        self.seen.insert(key)?;
        self.upstream.send(call, body, &deadline).await
    }
}

async fn check_caller(State(relay): State<Arc<Relay>>, request: Request, next: Next) -> Response<Body> {
    match caller::check(request.uri(), request.headers(), &relay.origins) {
        Ok(()) => next.run(request).await,
        Err(refusal) => {
            tracing::info!(code = %refusal.code().as_str(), "refused");
            refusal.into_response()
        }
    }
}

async fn forward(State(relay): State<Arc<Relay>>, request: Request) -> Response<Body> {
    let mut log = AccessLog::start(request.method());
    match relay.forward(request, &mut log).await {
        Ok(response) => {
            log.answered(response.status());
            response
        }
        Err(refusal) => {
            log.refused(refusal.code());
            refusal.into_response()
        }
    }
}
