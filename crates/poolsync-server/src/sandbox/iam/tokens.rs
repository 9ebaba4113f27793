//! A token for a user name and a password.
//!
//! ```json
//! {"auth": {"identity": {"methods": ["password"], "password": {"user":
//!   {"name": "operator", "password": "Sandbox-pass-1", "domain": {"name": "sandbox-account"}}}},
//!   "scope": {"project": {"name": "cn-north-4"}}}}
//! ```

use super::refusal::Refusal;
use super::time;
use crate::http;
use crate::sandbox::access::{Caller, NewToken, Reach};
use crate::sandbox::account::{self, NamedProject, User};
use crate::sandbox::{Clock, Sandbox};
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use rand::distr::{Alphanumeric, SampleString as _};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// So long a token is good.
const VALID: Duration = Duration::from_hours(24);
const START: &str = "MIISANDBOX-made-up-";

#[derive(Deserialize)]
struct Login {
    auth: Auth,
}

#[derive(Deserialize)]
struct Auth {
    identity: Identity,
    scope: Option<Scope>,
}

#[derive(Deserialize)]
struct Identity {
    methods: Vec<String>,
    password: Method<PasswordUser>,
    totp: Option<Method<CodeUser>>,
}

#[derive(Deserialize)]
struct Method<T> {
    user: T,
}

#[derive(Deserialize)]
struct PasswordUser {
    name: String,
    password: String,
    domain: Named,
}

#[derive(Deserialize)]
struct CodeUser {
    id: String,
    passcode: String,
}

#[derive(Deserialize)]
struct Scope {
    project: Option<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: Option<String>,
    name: Option<String>,
}

/// What a login may be asked.
#[derive(Debug, Deserialize)]
pub(in crate::sandbox) struct LoginQuery {
    /// Any non-empty value leaves the catalog out.
    nocatalog: Option<String>,
}

/// Returns a token that looks like one (real ones begin with `MII`), says what it is, and has so many characters.
pub(in crate::sandbox) fn made_up_token(characters: usize) -> String {
    let random = Alphanumeric.sample_string(&mut rand::rng(), characters.saturating_sub(START.len()));
    format!("{START}{random}")
}

/// Hands out a token, or says why not.
pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Extension(clock): Extension<Clock>,
    Query(query): Query<LoginQuery>,
    body: Bytes,
) -> Result<Response<Body>, Refusal> {
    let Login { auth } = serde_json::from_slice(&body).map_err(|_| Refusal::body())?;
    let with_passcode = auth.identity.methods.iter().any(|method| method == "totp");
    let user = user(&auth.identity, with_passcode)?;
    let project = auth.scope.and_then(|scope| scope.project).map(|wanted| project(&wanted)).transpose()?;

    let (issued, expires) = (clock.now(), clock.now() + VALID);
    let mut token = json!({
        "methods": auth.identity.methods,
        "issued_at": time(issued),
        "expires_at": time(expires),
        "user": { "id": user.id, "name": user.name, "domain": domain(), "password_expires_at": "" },
        "roles": [{ "id": "0", "name": if user.may_write { "te_admin" } else { "readonly" } }],
    });
    if let Some(members) = token.as_object_mut() {
        match project {
            Some(project) => {
                let project = json!({ "id": project.id, "name": project.name, "domain": domain() });
                members.insert("project".to_owned(), project)
            }
            None => members.insert("domain".to_owned(), domain()),
        };
        if query.nocatalog.is_none_or(|value| value.is_empty()) {
            members.insert("catalog".to_owned(), json!([]));
        }
        if with_passcode {
            members.insert("mfa_authn_at".to_owned(), json!(time(issued)));
        }
    }
    let reach = project.map_or(Reach::Global, |project| Reach::Project(project.id.to_owned()));
    let value = made_up_token(user.token_characters);
    let header = HeaderValue::try_from(&value).map_err(|_| Refusal::body())?;
    let caller = Caller { user, reach, policy: None };
    sandbox.credentials().add_token(value, NewToken { caller, expires: Some(expires) });
    let mut response = http::json(StatusCode::CREATED, &json!({ "token": token }));
    response.headers_mut().insert(HeaderName::from_static("x-subject-token"), header);
    Ok(response)
}

fn user(identity: &Identity, with_passcode: bool) -> Result<&'static User, Refusal> {
    if !identity.methods.iter().any(|method| method == "password") {
        return Err(Refusal::body());
    }
    let given = &identity.password.user;
    let user = account::user(&given.name)
        .filter(|user| user.password == given.password && given.domain.name.as_deref() == Some(account::NAME))
        .ok_or_else(Refusal::password)?;
    if user.needs_passcode {
        let code = identity.totp.as_ref().filter(|_| with_passcode).map(|totp| &totp.user);
        code.filter(|code| code.id == user.id && code.passcode == account::PASSCODE).ok_or_else(Refusal::passcode)?;
    }
    if user.programmatic { Ok(user) } else { Err(Refusal::console_only()) }
}

fn project(wanted: &Named) -> Result<&'static NamedProject, Refusal> {
    let (id, name) = (wanted.id.as_deref(), wanted.name.as_deref());
    if id.is_none() && name.is_none() {
        return Err(Refusal::body());
    }
    let fits =
        |project: &&NamedProject| id.is_none_or(|id| id == project.id) && name.is_none_or(|name| name == project.name);
    let found = account::PROJECTS.iter().find(fits);
    found.ok_or_else(|| Refusal::project(id.or(name).unwrap_or_default()))
}

fn domain() -> Value {
    json!({ "id": account::ID, "name": account::NAME })
}
