//! A token from IAM: `POST /v3/auth/tokens` (page `iam_30_0001`).

use super::read::text;
use crate::answer::Answer;
use crate::json::{self, quoted};
use crate::secret::Secret;
use crate::time;
use crate::wire::{Headers, WireRequest};

/// Who signs in, and for which project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The account name (账号名).
    pub account: String,
    /// The IAM user's name.
    pub user: String,
    /// The IAM user's password.
    pub password: Secret,
    /// The project.
    pub scope: Scope,
    /// The id of the IAM user and the code of its virtual MFA device, where the account asks for one.
    pub passcode: Option<(String, Secret)>,
}

/// The project of a token. CCE is a service of projects; the name of a region's first project is the region's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// By name.
    ProjectName(String),
    /// By id.
    ProjectId(String),
}

/// A token and what its answer says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The header `X-Subject-Token`.
    pub token: Secret,
    /// Seconds since 1970 until which it is valid.
    pub expires_at: Option<i64>,
    /// The project's id.
    pub project_id: Option<String>,
    /// The project's name.
    pub project_name: Option<String>,
}

/// Returns the request for a token. `origin`: scheme and host of IAM. The catalog is left out of the answer: it is
/// long, and nobody reads it. The body is a secret.
pub fn token_request(origin: &str, login: &Login) -> WireRequest {
    // EXPOSE: the password is part of the body.
    let password = quoted(login.password.expose());
    let (account, user) = (quoted(&login.account), quoted(&login.user));
    let (methods, totp) = match &login.passcode {
        None => (r#"["password"]"#, String::new()),
        Some((id, passcode)) => {
            // EXPOSE: the passcode is part of the body.
            let (id, passcode) = (quoted(id), quoted(passcode.expose()));
            (r#"["password","totp"]"#, format!(r#","totp":{{"user":{{"id":{id},"passcode":{passcode}}}}}"#))
        }
    };
    let project = match &login.scope {
        Scope::ProjectName(name) => format!(r#"{{"name":{}}}"#, quoted(name)),
        Scope::ProjectId(id) => format!(r#"{{"id":{}}}"#, quoted(id)),
    };
    let user = format!(r#"{{"domain":{{"name":{account}}},"name":{user},"password":{password}}}"#);
    let identity = format!(r#"{{"methods":{methods},"password":{{"user":{user}}}{totp}}}"#);
    WireRequest {
        method: "POST".to_owned(),
        url: format!("{origin}/v3/auth/tokens?nocatalog=true"),
        headers: Headers::default().with("Content-Type", "application/json;charset=utf8"),
        body: format!(r#"{{"auth":{{"identity":{identity},"scope":{{"project":{project}}}}}}}"#),
    }
}

/// Reads the answer; none if it carries no token. What went wrong then, [`crate::answer::explain`] tells. A browser
/// reads the header only if IAM or the relay lets it.
pub fn read_token(answer: &Answer) -> Option<Token> {
    (answer.status == 201 || answer.status == 200).then_some(())?;
    let (_, token) = answer.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-subject-token"))?;
    (!token.is_empty()).then_some(())?;
    let body = json::parse(&answer.body).0;
    let member = |path: &[&str]| body.as_ref().map(|body| text(body, path)).filter(|text| !text.is_empty());
    Some(Token {
        token: Secret::new(token.clone()),
        expires_at: member(&["token", "expires_at"]).and_then(|text| time::parse(&text)),
        project_id: member(&["token", "project", "id"]),
        project_name: member(&["token", "project", "name"]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login() -> Login {
        Login {
            account: "acme".to_owned(),
            user: "op\"s".to_owned(),
            password: Secret::new("Pw\\1".to_owned()),
            scope: Scope::ProjectName("cn-north-4".to_owned()),
            passcode: None,
        }
    }

    // The members of the page `iam_30_0001`.
    #[test]
    fn the_body_is_that_of_the_documentation() {
        let wire = token_request("https://iam", &login());
        assert_eq!(wire.url, "https://iam/v3/auth/tokens?nocatalog=true");
        assert_eq!(
            wire.body,
            r#"{"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"acme"},"name":"op\"s","password":"Pw\\1"}}},"scope":{"project":{"name":"cn-north-4"}}}}"#
        );
    }

    #[test]
    fn a_passcode_is_a_second_method() {
        let passcode = Some(("u1".to_owned(), Secret::new("123456".to_owned())));
        let wire =
            token_request("https://iam", &Login { passcode, scope: Scope::ProjectId("p1".to_owned()), ..login() });
        assert!(wire.body.contains(r#""methods":["password","totp"]"#));
        assert!(wire.body.contains(r#","totp":{"user":{"id":"u1","passcode":"123456"}}}"#));
        assert!(wire.body.ends_with(r#""scope":{"project":{"id":"p1"}}}}"#));
    }

    #[test]
    fn the_token_stands_in_a_header_and_its_end_in_the_body() {
        let body =
            r#"{"token":{"expires_at":"2026-11-24T04:48:00.000000Z","project":{"id":"p1","name":"cn-north-4"}}}"#;
        let headers = vec![("x-subject-token".to_owned(), "MIIF".to_owned())];
        let token = read_token(&Answer { status: 201, headers: headers.clone(), body: body.to_owned() }).unwrap();
        assert_eq!(token.token, Secret::new("MIIF".to_owned()));
        assert_eq!((token.expires_at, token.project_id.as_deref()), (Some(1_795_495_680), Some("p1")));
        let bare = read_token(&Answer { status: 201, headers, body: String::new() }).unwrap();
        assert_eq!((bare.expires_at, bare.project_id), (None, None));
    }

    #[test]
    fn an_answer_without_a_token_is_none() {
        assert_eq!(read_token(&Answer { status: 201, ..Answer::default() }), None);
        let headers = vec![("X-Subject-Token".to_owned(), "MIIF".to_owned())];
        assert_eq!(read_token(&Answer { status: 401, headers, body: String::new() }), None);
    }
}
