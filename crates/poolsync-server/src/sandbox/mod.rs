//! An imitation of the cloud service, with made-up data, on an origin of its own.
//!
//! ```
//! use poolsync_server::sandbox::Sandbox;
//! use std::time::Duration;
//!
//! let sandbox = Sandbox::new(Duration::from_secs(8));
//! assert!(sandbox.token().starts_with("MII"));
//! ```
//!
//! It has the project, cluster, pools and nodes of [`poolsync_core::example`] and a few more, checks tokens and signatures
//! and every body by itself (it uses neither the rules nor the signing of the core), and answers with the service's error
//! shapes. A synchronization runs over time, batch after batch. Where the documentation is silent it follows the nearest
//! documented thing: a node that is being reset is `Installing`; an empty `nodeIDs` means every node; the default pool has
//! no `configurationUpToDate`; a node that fails does not stop the others, and the job has failed at its end; a key with
//! another security token is refused like a token that cannot be read.
//!
//! # Who may log in
//! Users of the account `sandbox-account`. All are the same at every start; the token that the page is told is not.
//!
//! | user | password | id | may |
//! |---|---|---|---|
//! | `operator` | `Sandbox-pass-1` | `a0a0a0a0a0a0a0a0a0a0a0a0a0a0a001` | everything |
//! | `reader` | `Sandbox-pass-2` | `a0a0a0a0a0a0a0a0a0a0a0a0a0a0a002` | read; the upgrade is 403 |
//! | `guarded` | `Sandbox-pass-3` | `a0a0a0a0a0a0a0a0a0a0a0a0a0a0a003` | everything, but needs the one-time code `246810` |
//! | `console-only` | `Sandbox-pass-4` | `a0a0a0a0a0a0a0a0a0a0a0a0a0a0a004` | not log in here (403) |
//! | `many-roles` | `Sandbox-pass-5` | `a0a0a0a0a0a0a0a0a0a0a0a0a0a0a005` | everything; tokens of 20,000 characters |
//!
//! | access key | secret key | of |
//! |---|---|---|
//! | `SANDBOXKEYOPERATOR01` | `made-up-secret-key-of-operator-000000001` | `operator` |
//! | `SANDBOXKEYREADER0001` | `made-up-secret-key-of-reader-00000000001` | `reader` |
//!
//! Tokens are good for 24 hours, temporary keys for 900 to 86,400 s, signatures for 15 minutes. Five wrong signatures in a
//! row lock a key for five minutes.
//!
//! # What there is
//! Two projects: `0123456789abcdef0123456789abcdef` (`cn-north-4`) and, without a cluster,
//! `fedcba9876543210fedcba9876543210` (`ap-southeast-3`). Five clusters:
//!
//! | cluster | pool | nodes |
//! |---|---|---|
//! | `sandbox`, `4d1ecb2c-229a-11e8-9c75-0255ac100ceb` | `workers`, `9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28` | 6, one of them up to date |
//! | | `DefaultPool` | 3 |
//! | `sandbox-large`, `6b2fdc3d-33ab-4f19-8d86-0255ac100ced` | `fleet`, `2f0c8e11-5b7d-4a36-9c1e-0255ac10f001` | 2,000: `fleet-0001` to `fleet-2000`; every fourth is up to date, every 500th `Abnormal` |
//! | | `odd`, `2f0c8e11-5b7d-4a36-9c1e-0255ac10f002` | 8 in all phases; `odd-2-fails` cannot be reset; with `odd-6-installing`, `odd-7-building` or `odd-8-deleting` the upgrade is 403 |
//! | | `empty`, `2f0c8e11-5b7d-4a36-9c1e-0255ac10f003` | none |
//! | | `DefaultPool` | 3 |
//! | `sandbox-asleep`, `5a1ecb2c-229a-11e8-9c75-0255ac100cec` | `DefaultPool` | none; the cluster is in `Hibernation`, the upgrade 403 |
//! | `sandbox-zones`, `7c3aed4e-44bc-4f2a-8e97-0255ac100cee` | `zoned`, `3a1d9f22-6c8e-4b47-8d2f-0255ac10f011` | 12, four in each of three zones; the last of each cannot be reset |
//! | | `held`, `3a1d9f22-6c8e-4b47-8d2f-0255ac10f012` | 3; somebody else's call holds the pool for days, the upgrade is 429 |
//! | | `DefaultPool` | none |
//! | `sandbox-rollout`, `8d4bfe5f-55cd-4a30-9fa8-0255ac100cef` | `front`, `4b2ea033-7d9f-4c58-9e30-0255ac10f021` | 6 over three zones, none up to date |
//! | | `back`, `4b2ea033-7d9f-4c58-9e30-0255ac10f022` | 6, likewise |
//! | | `queue`, `4b2ea033-7d9f-4c58-9e30-0255ac10f023` | 4, likewise |
//! | | `DefaultPool` | none |
//!
//! # Inspection from tests
//! Only from this machine, and no part of the imitated service:
//! - `GET /sandbox/calls`: every call it got, as JSON (of very many the newest); `DELETE /sandbox/calls` forgets them, brings the pools back to
//!   their beginning and opens locked keys;
//! - `PUT /sandbox/fault` with `{"kind": …}` or a list of such: what goes wrong with the next calls, in place of what was
//!   put there before; `DELETE /sandbox/fault`;
//! - `PUT /sandbox/time` with `{"batchSeconds": 0.05}`: how long a batch of nodes takes in calls from now on; `DELETE /sandbox/time`
//!   brings back what the sandbox was started with.
//!
//! | `kind` | what happens | with |
//! |---|---|---|
//! | `status` | this answer | `status`, `body` (text, or JSON that is written as such), `headers` |
//! | `refuse` | a refusal | `status`, `shape` (`cce`, `cce-old`, `gateway`, `iam`, `iam-new`, `kubernetes`), `code`, `message` |
//! | `close` | the connection is closed without an answer | |
//! | `hang` | no answer ever | |
//! | `slow` | the right answer, late | `ms` |
//! | `truncated` | half of the right answer, then the connection breaks | |
//! | `stalled` | half of the right answer, then silence | |
//! | `huge` | 200 with so much JSON | `bytes` |
//! | `no-cors` | the right answer, which a page of another origin may not read | |
//! | `redirect` | 307 | `location` |
//! | `html` | 200 with the login page of some portal | |
//! | `empty` | 200 without a body | |
//! | `clock` | the answer of a service whose clock is ahead (or behind): `Date`, tokens, signatures | `seconds` |
//!
//! `"accepted": true` beside `status`, `refuse`, `close`, `hang`, `huge`, `redirect`, `html` and `empty` makes the call
//! carried out all the same, if it is right.
//!
//! Which calls: the next upgrade call, or with `"on"`: `upgrade`, `read` (GET of CCE), `iam`, `preflight` or `any` (all but preflight requests). `"method"` and `"path"` (what it begins with) narrow
//! it, and mean `any` without `"on"`. `"times"`: for so many calls, 1 if absent. Of several faults that fit a call the
//! first one happens. A fault happens before the call is looked at, so to wrong calls as well.

mod access;
mod account;
mod api;
mod batch;
mod calls;
mod clock;
mod cors;
mod fault;
mod iam;
mod inspection;
mod mask;
mod refusal;
mod start_page;
mod upgrade;
mod world;

use crate::http::{Abort, with_security_headers};
use access::{Caller, Credentials, NewToken, Reach};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::Response;
use axum::http::header::{DATE, HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::any;
use batch::Batch;
use calls::Calls;
use clock::Clock;
use fault::{Faults, WithoutCors};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use uuid::Uuid;
use world::World;

/// What the gateway of the cloud takes as a body.
const MAX_BODY_BYTES: usize = 12 * 1024 * 1024;

/// Characters of the token that the page is told: short, since people see it in the page.
const PAGE_TOKEN_CHARACTERS: usize = 83;
const REQUEST_ID: &str = "x-request-id";
const TRACE_ID: &str = "x-iam-trace-id";

/// The sandbox. Clones share their state.
#[derive(Debug, Clone)]
pub struct Sandbox {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    token: String,
    batch: Batch,
    world: Mutex<World>,
    calls: Calls,
    credentials: Credentials,
    faults: Faults,
}

/// The id of one call, in its answer as `X-Request-Id`.
#[derive(Debug, Clone)]
struct RequestId(String);

impl Sandbox {
    /// Makes a sandbox whose batches of nodes take so long.
    pub fn new(batch: Duration) -> Self {
        let token = iam::made_up_token(PAGE_TOKEN_CHARACTERS);
        let credentials = Credentials::default();
        let [user, ..] = &account::USERS;
        let [project, ..] = account::PROJECTS;
        let caller = Caller { user, reach: Reach::Project(project.id.to_owned()), policy: None };
        credentials.add_token(token.clone(), NewToken { caller, expires: None });
        let (world, calls, faults) = (Mutex::new(World::new()), Calls::new(), Faults::default());
        let batch = Batch::new(batch);
        Self { shared: Arc::new(Shared { token, batch, world, calls, credentials, faults }) }
    }

    /// Returns the token that the page is told: made up, another one at each start, and good until the end.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Returns a router for the imitated service, its start page, and the routes for tests. Only the start page has security
    /// headers: the service sends none.
    pub(crate) fn router(self) -> Router {
        let service = api::router(&self).layer(from_fn_with_state(self.clone(), imitate));
        service
            .merge(with_security_headers(Router::new().route("/", any(start_page::show)).with_state(self.clone())))
            .nest(inspection::PATH, inspection::router().with_state(self))
    }

    fn credentials(&self) -> &Credentials {
        &self.shared.credentials
    }

    /// Locks the world. A panic in another call, which there should not be, is no reason to answer no more.
    fn world(&self) -> MutexGuard<'_, World> {
        self.shared.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does what the gateway and the network before the service do: writes the call down, lets the fault happen that waits for
/// it, answers preflight requests, bounds the body, and adds the headers that every answer has.
async fn imitate(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response<Body> {
    let Shared { calls, faults, .. } = &*sandbox.shared;
    let origin = cors::origin(request.headers());
    let id = RequestId(Uuid::new_v4().simple().to_string());
    let (mut head, body) = request.into_parts();
    let body = to_bytes(body, MAX_BODY_BYTES).await;
    let call = calls.add(&head, body.as_deref().unwrap_or_default());

    let fault = faults.take(&head);
    let clock = Clock::ahead(fault.as_ref().map_or(0, fault::Kind::seconds_ahead));
    let is_iam = iam::serves(head.uri.path());
    let right = async {
        if cors::is_preflight(&head) {
            return cors::preflight(origin.is_some());
        }
        let Ok(body) = body else { return refusal::too_large(&id) };
        head.extensions.insert(id.clone());
        head.extensions.insert(clock);
        next.run(Request::from_parts(head, Body::from(body))).await
    };
    let mut response = fault::inject(fault, right).await;
    if response.extensions().get::<Abort>().is_some() {
        return response;
    }
    let is_readable = response.extensions_mut().remove::<WithoutCors>().is_none();
    let headers = response.headers_mut();
    headers.entry(DATE).or_insert(clock.date());
    if let Ok(id) = HeaderValue::try_from(id.0.as_str()) {
        let names = [Some(REQUEST_ID), is_iam.then_some(TRACE_ID)];
        for name in names.into_iter().flatten() {
            headers.entry(HeaderName::from_static(name)).or_insert(id.clone());
        }
    }
    if is_readable {
        cors::open_to(origin.as_ref(), headers);
    }
    calls.answered(call, response.status());
    response
}
