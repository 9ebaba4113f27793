//! An imitation of the cloud service, with made-up data, on an origin of its own.
//!
//! ```
//! use poolsync_server::sandbox::Sandbox;
//! use std::time::Duration;
//!
//! let sandbox = Sandbox::new(Duration::from_secs(8)).unwrap();
//! assert!(sandbox.token().starts_with("MII"));
//! ```
//!
//! It has the project, cluster, pools and nodes of [`poolsync_core::example`], takes one token, checks every body by itself
//! (it uses none of the rules of the core), and answers with the service's error shapes. A synchronization runs over time,
//! batch after batch. Where the documentation is silent it follows the nearest documented thing: a node that is being reset
//! is `Installing`; an empty `nodeIDs` means every node; the default pool has no `configurationUpToDate`.
//!
//! # Looking in from tests
//! Only from this machine, and no part of the imitated service:
//! - `GET /sandbox/calls`: every call it got, as JSON; `DELETE /sandbox/calls` forgets them and brings the pools back to
//!   their beginning;
//! - `PUT /sandbox/fault` with `{"kind": …}`: what goes wrong with the next upgrade call; `DELETE /sandbox/fault`.
//!
//! | `kind` | what happens | with |
//! |---|---|---|
//! | `status` | this answer | `status`, `body` (text, or JSON that is written as such), `headers` |
//! | `close` | the connection is closed without an answer | |
//! | `hang` | no answer ever | |
//! | `slow` | the right answer, late | `ms` |
//! | `no-cors` | the right answer, which a page of another origin may not read | |
//! | `redirect` | 307 | `location` |
//! | `html` | 200 with the login page of some portal | |
//! | `empty` | 200 without a body | |
//!
//! `"accepted": true` beside `status`, `close`, `hang`, `redirect`, `html` and `empty` makes the call carried out all the
//! same, if it is right.

mod api;
mod calls;
mod cors;
mod doors;
mod fault;
mod front;
mod mask;
mod refusal;
mod token;
mod upgrade;
mod world;

use crate::http;
use crate::random::Ids;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{HeaderName, HeaderValue};
use axum::http::{Request, Response};
use calls::{Calls, Incoming as Received};
use fault::{Faults, Mark};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use world::World;

/// What the gateway of the cloud takes as a body.
const MOST_BODY_BYTES: usize = 12 * 1024 * 1024;

/// The sandbox. Clones share their state.
#[derive(Debug, Clone)]
pub struct Sandbox {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    ids: Ids,
    token: String,
    batch: Duration,
    world: Mutex<World>,
    calls: Calls,
    faults: Faults,
}

/// The id of one call, in its answer as `X-Request-Id`.
#[derive(Debug, Clone)]
struct RequestId(String);

impl Sandbox {
    /// A sandbox whose batches of nodes take so long.
    ///
    /// # Errors
    /// The operating system has no random numbers to give.
    pub fn new(batch: Duration) -> io::Result<Self> {
        let ids = Ids::new()?;
        let token = token::made_up(&ids);
        let shared =
            Shared { ids, token, batch, world: Mutex::new(World::new()), calls: Calls::new(), faults: Faults::new() };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The one token that is taken: made up, and another one at each start.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Serves until the task ends.
    pub(crate) async fn serve(self, listener: TcpListener) {
        let api = api::router(&self);
        http::serve(listener, move |request, peer| {
            let (sandbox, api) = (self.clone(), api.clone());
            async move { sandbox.answer(request, peer, api).await }
        })
        .await;
    }

    async fn answer(
        self,
        request: Request<Incoming>,
        peer: SocketAddr,
        api: Router,
    ) -> Result<Response<Body>, http::Dropped> {
        if request.uri().path() == "/" {
            return Ok(front::page());
        }
        if doors::is_asked(request.uri()) {
            return Ok(doors::answer(&self, request, peer).await);
        }
        let origin = cors::origin(request.headers());
        let id = RequestId(self.shared.ids.hex());
        let (mut head, body) = request.into_parts();
        let body = Limited::new(body, MOST_BODY_BYTES).collect().await.map(http_body_util::Collected::to_bytes);
        let call = self.shared.calls.add(&Received { head: &head, body: body.as_deref().unwrap_or_default() });

        let mut response = if cors::is_preflight(&head) {
            cors::preflight(origin.is_some())
        } else if let Ok(body) = body {
            head.extensions.insert(id.clone());
            self.through(Request::from_parts(head, body), api).await
        } else {
            refusal::too_large(&id)
        };
        let mark = response.extensions_mut().remove::<Mark>();
        if mark == Some(Mark::Close) {
            return Err(http::Dropped);
        }
        if let Ok(id) = HeaderValue::try_from(id.0) {
            response.headers_mut().entry(HeaderName::from_static("x-request-id")).or_insert(id);
        }
        if mark != Some(Mark::NoCors) {
            cors::open_to(origin.as_ref(), response.headers_mut());
        }
        self.shared.calls.answered(call, response.status());
        Ok(response)
    }

    async fn through(&self, request: Request<Bytes>, api: Router) -> Response<Body> {
        api.oneshot(request.map(Body::from)).await.unwrap_or_else(|never| match never {})
    }

    /// A panic in another call, which there should not be, is no reason to answer no more.
    fn world(&self) -> MutexGuard<'_, World> {
        self.shared.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
