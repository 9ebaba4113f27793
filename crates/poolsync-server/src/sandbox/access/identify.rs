//! From the headers of a call to its caller.
//!
//! ```ignore
//! let caller = identify(&sandbox, &head, &body, clock)?;
//! ```

use super::signature::{Authorization, Wrong};
use super::{Caller, Reach};
use crate::sandbox::{Clock, Sandbox, account};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// Why nobody is recognised, in the gateway's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) enum Denied {
    /// There is no token, or it is no good.
    Token(String),
    /// The signature, or its key, is no good.
    Signature(String),
    /// `X-Project-Id` is no project of the account.
    Project,
}

/// Returns who is calling. A token counts before a signature.
pub(in crate::sandbox) fn identify(
    sandbox: &Sandbox,
    head: &Parts,
    body: &[u8],
    clock: Clock,
) -> Result<Caller, Denied> {
    match (text(&head.headers, "x-auth-token"), text(&head.headers, "authorization")) {
        (Some(token), _) => by_token(sandbox, token, clock),
        (None, Some(authorization)) => by_signature(sandbox, authorization, head, body, clock),
        (None, None) => Err(Denied::Token("x-auth-token not found".to_owned())),
    }
}

fn by_token(sandbox: &Sandbox, value: &str, clock: Clock) -> Result<Caller, Denied> {
    let denied = |reason: &str| Denied::Token(reason.to_owned());
    let token = sandbox.credentials().token(value).ok_or_else(|| denied("decrypt token fail"))?;
    if token.expires.is_some_and(|expires| expires <= clock.now()) {
        return Err(denied("token expires"));
    }
    Ok(token.caller)
}

fn by_signature(
    sandbox: &Sandbox,
    authorization: &str,
    head: &Parts,
    body: &[u8],
    clock: Clock,
) -> Result<Caller, Denied> {
    let denied = |reason: &str| Denied::Signature(reason.to_owned());
    let authorization = Authorization::parse(authorization).ok_or_else(|| denied("Get secretKey failed"))?;
    let (credentials, key, now) = (sandbox.credentials(), authorization.access_key.as_str(), clock.now());
    let (secret, caller) = match (account::key_owner(key), credentials.key(key)) {
        (Some((user, secret)), _) => (secret.to_owned(), Caller { user, reach: Reach::Account, policy: None }),
        (None, Some(temporary)) => {
            if text(&head.headers, "x-security-token") != Some(&temporary.security_token) {
                return Err(denied("decrypt token fail"));
            }
            if temporary.expires <= now {
                return Err(denied("token expires"));
            }
            (temporary.secret, temporary.caller)
        }
        (None, None) => return Err(denied(&format!("Get secretKey failed,ak:{key},err:ak not exist"))),
    };
    if credentials.is_locked(key, now) {
        return Err(denied("AK access failed to reach the limit, forbidden"));
    }
    let verified = authorization.verify(head, body, &secret, now);
    credentials.tried(key, !matches!(verified, Err(Wrong::Signature(_))), now);
    verified.map_err(|(Wrong::Time(reason) | Wrong::Signature(reason))| Denied::Signature(reason))?;
    match text(&head.headers, "x-project-id") {
        None => Ok(caller),
        Some(project) if account::project(project).is_some() => {
            Ok(Caller { reach: Reach::Project(project.to_owned()), ..caller })
        }
        Some(_) => Err(Denied::Project),
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}
