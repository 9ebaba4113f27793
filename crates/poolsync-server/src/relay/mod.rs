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

mod cors;
mod deadline;
mod forward;
mod gate;
mod headers;
mod host;
mod once;
mod record;
mod refusal;
mod routes;
mod settings;
mod target;
mod tls;

pub use crate::http::{Origin, OriginError};
pub use deadline::Limits;
pub use host::HostName;
pub use refusal::{Code, ERROR_HEADER};
pub use settings::{RelayError, RelaySettings};

use crate::http;
use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, Uri};
use deadline::Deadline;
use forward::{Call, Upstream};
use host::Hosts;
use hyper::body::Incoming;
use once::Once;
use record::Record;
use refusal::Refusal;
use target::Target;

const PREFIX: &str = "/relay/";

/// The relay, ready to forward.
#[derive(Debug)]
pub struct Relay {
    hosts: Hosts,
    origins: Vec<Origin>,
    upstream: Upstream,
    once: Once,
    limits: Limits,
    log: crate::Log,
}

impl Relay {
    /// Makes a relay.
    ///
    /// # Errors
    /// [`RelayError`] if there is no certificate authority to trust.
    pub fn new(settings: RelaySettings) -> Result<Self, RelayError> {
        let upstream = Upstream::new(tls::config(&settings.extra_roots)?);
        let hosts = Hosts::new(&settings.allow_hosts, &settings.dangerous_plain_hosts);
        Ok(Self {
            hosts,
            origins: settings.allow_origins,
            upstream,
            once: Once::default(),
            limits: settings.limits,
            log: settings.log,
        })
    }

    /// True if this request is for the relay.
    pub(crate) fn is_asked(uri: &Uri) -> bool {
        uri.path().starts_with(PREFIX)
    }

    /// The answer to a request that came under this name of the server (the value of `Host`).
    pub(crate) async fn answer(&self, request: Request<Incoming>, own_host: &str) -> Response<Body> {
        let caller = match gate::caller(request.headers(), own_host, &self.origins) {
            Ok(caller) => caller,
            Err(refusal) => return refusal.response(),
        };
        if request.method() == Method::OPTIONS {
            return cors::preflight(&caller);
        }
        let mut record = Record::start(&self.log, request.method());
        let result = self.forwarded(request, &mut record).await;
        let mut response = result.unwrap_or_else(|refusal| {
            record.refused(&refusal);
            refusal.response()
        });
        record.end(response.status());
        cors::open_to(&caller, response.headers_mut());
        response
    }

    /// The answer to a request that came under a name which is not this server's.
    pub(crate) fn refuse_host_header(&self) -> Response<Body> {
        let refusal = Refusal::new(
            Code::OwnHost,
            "the relay was called under a name that is not its own; use its address, or name the host with --allow-origin",
        );
        self.log.line(&format!("relay refused: {}", Code::OwnHost.as_str()));
        refusal.response()
    }

    /// Looks before it reads: nothing of the body is taken in until the call is known to be one that is forwarded.
    async fn forwarded(&self, request: Request<Incoming>, record: &mut Record) -> Result<Response<Body>, Refusal> {
        let deadline = Deadline::start(self.limits);
        gate::require_mark(request.headers())?;
        let raw = request.uri().path_and_query().map_or("", |raw| raw.as_str());
        let target = Target::parse(raw.strip_prefix(PREFIX).unwrap_or_default())?;
        let host = self.hosts.find(target.host)?;
        record.host(&host.authority);
        let route = routes::find(request.method(), target.path, host.service)?;
        record.route(route);
        headers::within_bounds(request.headers())?;
        headers::unambiguous(request.headers())?;

        let call = Call {
            host: host.clone(),
            method: request.method().clone(),
            path_and_query: target.path_and_query.to_owned(),
            headers: headers::forwarded(request.headers()),
        };
        let id = once::id(request.headers())?;
        let body = deadline.body(request).await?;
        self.once.take(id)?;
        self.upstream.send(call, body, &deadline).await
    }
}

/// An answer of the relay that is none of the cloud's and no refusal.
fn plain(status: StatusCode) -> Response<Body> {
    http::empty(status)
}
