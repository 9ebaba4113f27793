//! A temporary key for a token, perhaps with fewer rights.
//!
//! ```json
//! {"auth": {"identity": {"methods": ["token"], "token": {"duration_seconds": 900},
//!   "policy": {"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["cce:nodepool:update"]}]}}}}
//! ```

use super::refusal::Refusal;
use super::{time, tokens};
use crate::http;
use crate::sandbox::access::{Caller, NewKey, Policy, Reach, identify};
use crate::sandbox::{Clock, Sandbox};
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use rand::distr::{Alphanumeric, SampleString as _};
use serde_json::{Value, json};
use std::ops::RangeInclusive;
use std::time::Duration;

/// Seconds for which a key can be good.
const DURATIONS: RangeInclusive<u64> = 900..=86_400;
/// Characters of a secret key.
const SECRET_CHARACTERS: usize = 40;
/// Characters of a security token.
const SECURITY_TOKEN_CHARACTERS: usize = 1_000;

/// Hands out a key, or says why not. Only a token can ask for one.
pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Extension(clock): Extension<Clock>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response<Body>, Refusal> {
    let caller = by_token(&sandbox, &headers, clock)?;
    let body: Value = serde_json::from_slice(&body).map_err(|_| Refusal::invalid("The request body is invalid"))?;
    let member = |path: &str| body.pointer(path);
    let methods = member("/auth/identity/methods").ok_or_else(|| Refusal::missing("methods"))?;
    if methods.as_array().is_none_or(|methods| methods.len() != 1 || !methods.iter().all(|name| name == "token")) {
        return Err(Refusal::invalid("'methods' must be [\"token\"]"));
    }
    let seconds = match member("/auth/identity/token/duration_seconds") {
        None => *DURATIONS.start(),
        Some(seconds) => seconds
            .as_u64()
            .filter(|seconds| DURATIONS.contains(seconds))
            .ok_or_else(|| Refusal::invalid("'duration_seconds' must be an integer from 900 to 86400"))?,
    };
    let policy = member("/auth/identity/policy").map(policy).transpose()?;

    let random = |characters| Alphanumeric.sample_string(&mut rand::rng(), characters);
    let access = format!("SANDBOXTEMP{}", random(9).to_uppercase());
    let secret = random(SECRET_CHARACTERS);
    let security_token = tokens::made_up_token(SECURITY_TOKEN_CHARACTERS);
    let expires = clock.now() + Duration::from_secs(seconds);
    let credential = json!({
        "access": access,
        "secret": secret,
        "securitytoken": security_token,
        "expires_at": time(expires),
    });
    let caller = Caller { policy: policy.or(caller.policy), reach: Reach::Account, ..caller };
    sandbox.credentials().add_key(access, NewKey { secret, security_token, caller, expires });
    Ok(http::json(StatusCode::CREATED, &json!({ "credential": credential })))
}

fn by_token(sandbox: &Sandbox, headers: &HeaderMap, clock: Clock) -> Result<Caller, Refusal> {
    let token = headers.get("x-auth-token").ok_or_else(Refusal::unauthenticated)?;
    let (mut head, ()) = Request::new(()).into_parts();
    head.headers.insert("x-auth-token", token.clone());
    identify(sandbox, &head, &[], clock).map_err(|_| Refusal::unauthenticated())
}

fn policy(value: &Value) -> Result<Policy, Refusal> {
    let policy: Option<Policy> = serde_json::from_value(value.clone()).ok();
    policy.filter(Policy::is_known).ok_or_else(|| Refusal::invalid("'policy' is not a policy of version 1.1"))
}
