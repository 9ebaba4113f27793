//! A temporary access key from a token: `POST /v3.0/OS-CREDENTIAL/securitytokens`.
//!
//! It lives shortly and may do little, which makes it the safest credential in a page.

use super::read::text;
use crate::answer::Answer;
use crate::credential::AccessKey;
use crate::json;
use crate::secret::Secret;
use crate::time;
use crate::wire::{Headers, WireRequest};

/// Seconds for which a key may be valid, as documented.
pub const DURATION: std::ops::RangeInclusive<u32> = 900..=86_400;

/// What the key may do: make the call, and look at what it does to. Names of the older kind (角色与策略); the call's own is
/// the alias of `cce:nodepool:upgradeNodepool`.
const ACTIONS: &str = r#""cce:nodepool:update","cce:nodepool:get","cce:nodepool:list","cce:node:get","cce:node:list","cce:cluster:get","cce:cluster:list","cce:job:get""#;

/// A temporary access key, and until when it is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemporaryKey {
    /// The key, with its security token.
    pub key: AccessKey,
    /// Seconds since 1970.
    pub expires_at: Option<i64>,
}

/// Returns the request for a temporary key that may make the one call and read around it, and nothing else.
///
/// `origin`: scheme and host of IAM. `seconds`: how long it is to be valid; what lies outside of [`DURATION`] becomes
/// its nearest end.
pub fn temporary_key_request(origin: &str, token: &Secret, seconds: u32) -> WireRequest {
    let seconds = seconds.clamp(*DURATION.start(), *DURATION.end());
    let policy = format!(r#"{{"Version":"1.1","Statement":[{{"Effect":"Allow","Action":[{ACTIONS}]}}]}}"#);
    let identity = format!(r#"{{"methods":["token"],"token":{{"duration_seconds":{seconds}}},"policy":{policy}}}"#);
    WireRequest {
        method: "POST".to_owned(),
        url: format!("{origin}/v3.0/OS-CREDENTIAL/securitytokens"),
        headers: Headers::default()
            .with("Content-Type", "application/json;charset=utf8")
            .with_secret("X-Auth-Token", token),
        body: format!(r#"{{"auth":{{"identity":{identity}}}}}"#),
    }
}

/// Reads the answer; none if it carries no key.
pub fn read_temporary_key(answer: &Answer) -> Option<TemporaryKey> {
    (answer.status == 201 || answer.status == 200).then_some(())?;
    let body = json::parse(&answer.body).0?;
    let member = |name: &str| Some(text(&body, &["credential", name])).filter(|text| !text.is_empty());
    let key = AccessKey {
        access_key: member("access")?,
        secret_key: Secret::new(member("secret")?),
        security_token: Some(Secret::new(member("securitytoken")?)),
        project_id: None,
    };
    Some(TemporaryKey { key, expires_at: member("expires_at").and_then(|text| time::parse(&text)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    // The members of the page on temporary access keys (`CreateTemporaryAccessKeyByToken`).
    #[test]
    fn the_body_narrows_the_key() {
        let wire = temporary_key_request("https://iam", &Secret::new("MIIF".to_owned()), 900);
        let start = r#"{"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":900},"policy":{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["cce:nodepool:update","#;
        assert!(wire.body.starts_with(start), "{}", wire.body);
        assert!(json::parse(&wire.body).1.is_empty());
        assert!(temporary_key_request("https://iam", &Secret::default(), 1).body.contains(":900}"));
        assert!(temporary_key_request("https://iam", &Secret::default(), 90_000).body.contains(":86400}"));
    }

    #[test]
    fn all_three_parts_make_a_key() {
        let body = r#"{"credential":{"access":"AK","secret":"SK","securitytoken":"ST","expires_at":"2026-11-24T04:48:00.000000Z"}}"#;
        let answer = |body: &str| Answer { status: 201, headers: Vec::new(), body: body.to_owned() };
        let key = read_temporary_key(&answer(body)).unwrap();
        assert_eq!(key.key.access_key, "AK");
        assert_eq!(key.key.security_token, Some(Secret::new("ST".to_owned())));
        assert_eq!(key.expires_at, Some(1_795_495_680));
        assert_eq!(read_temporary_key(&answer(r#"{"credential":{"access":"AK","secret":"SK"}}"#)), None);
    }
}
