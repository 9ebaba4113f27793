//! Whether a call was signed with a secret: SDK-HMAC-SHA256.
//!
//! ```text
//! Authorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=0f…
//! ```
//! Source: Huawei Cloud's API request signing guide (devg-apisign, api-sign-algorithm-002 and -003).

use super::canonical;
use axum::http::request::Parts;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use std::time::{Duration, SystemTime};

const ALGORITHM: &str = "SDK-HMAC-SHA256";
/// Clocks may differ by so much.
const SKEW: Duration = Duration::from_mins(15);

/// The header `Authorization`, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Authorization {
    pub(super) access_key: String,
    signed: Vec<String>,
    signature: String,
}

/// What is wrong with a signature, in the words of the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The clock of the caller, or of the gateway.
    Time(String),
    /// Another secret, or another request.
    Signature(String),
}

impl Authorization {
    /// Reads the header.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<(&str, &str)> =
            text.strip_prefix(ALGORITHM)?.split(',').filter_map(|part| part.trim().split_once('=')).collect();
        let part = |name: &str| parts.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
        Some(Self {
            access_key: part("Access")?,
            signed: part("SignedHeaders")?.split(';').map(str::to_owned).collect(),
            signature: part("Signature")?,
        })
    }

    /// Returns whether the call was signed with this secret, not long ago.
    pub(super) fn verify(&self, head: &Parts, body: &[u8], secret: &str, now: SystemTime) -> Result<(), Wrong> {
        let date = head.headers.get("x-sdk-date").and_then(|date| date.to_str().ok()).unwrap_or_default();
        let time = time(date);
        let is_now = time.is_some_and(|time| {
            let ahead = time.duration_since(now).unwrap_or_default();
            ahead <= SKEW && now.duration_since(time).unwrap_or_default() <= SKEW
        });
        if !is_now {
            let now = text(now);
            return Err(Wrong::Time(format!(
                "calc aksk signature fail:signature expired, signature time:{date},server time:{now}"
            )));
        }
        let canonical = canonical::request(head, &self.signed, body);
        let is_dated = self.signed.iter().any(|name| name.eq_ignore_ascii_case("x-sdk-date"));
        if is_dated && signature(&canonical, date, secret) == self.signature {
            return Ok(());
        }
        let shown = canonical.replace('\n', "|");
        Err(Wrong::Signature(format!("verify aksk signature fail,canonicalRequest:{shown}")))
    }
}

fn signature(canonical: &str, date: &str, secret: &str) -> String {
    let to_sign = format!("{ALGORITHM}\n{date}\n{:x}", Sha256::digest(canonical));
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(to_sign.as_bytes());
    format!("{:x}", mac.finalize().into_bytes())
}

/// `20260115T083000Z`.
fn time(text: &str) -> Option<SystemTime> {
    let part = |from: usize, to: usize| text.get(from..to);
    let rfc3339 = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(9, 11)?,
        part(11, 13)?,
        part(13, 15)?
    );
    let framed = text.len() == 16 && part(8, 9)? == "T" && part(15, 16)? == "Z";
    humantime::parse_rfc3339(&rfc3339).ok().filter(|_| framed)
}

fn text(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string().replace(['-', ':'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;
    use serde_json::Value;

    /// 18 requests signed by the Python SDK 3.1.219, 4 of Huawei Cloud's own test cases (Go and Java).
    fn vectors() -> Vec<Value> {
        serde_json::from_str(include_str!("../../../../../tests/fixtures/aksk-signing.json")).unwrap()
    }

    fn head(vector: &Value) -> Parts {
        let url = vector["url"].as_str().unwrap();
        let (_, rest) = url.split_once("://").unwrap();
        let (host, target) = rest.split_at(rest.find('/').unwrap());
        let mut request = Request::builder().method(vector["method"].as_str().unwrap()).uri(target);
        let mut names = vec![];
        for source in ["headers_in", "headers_added"] {
            for (name, value) in vector[source].as_object().unwrap() {
                names.push(name.to_lowercase());
                request = request.header(name, value.as_str().unwrap());
            }
        }
        if !names.iter().any(|name| name == "host") {
            request = request.header("host", host);
        }
        request.body(()).unwrap().into_parts().0
    }

    fn check(vector: &Value, change: impl FnOnce(&mut Parts, &mut Vec<u8>, &mut SystemTime)) -> Result<(), Wrong> {
        let mut head = head(vector);
        let mut body = vector["body"].as_str().unwrap().as_bytes().to_vec();
        let mut now = time(vector["x_sdk_date"].as_str().unwrap()).unwrap();
        change(&mut head, &mut body, &mut now);
        let authorization = Authorization::parse(vector["authorization"].as_str().unwrap()).unwrap();
        assert_eq!(authorization.access_key, vector["ak"]);
        authorization.verify(&head, &body, vector["sk"].as_str().unwrap(), now)
    }

    #[test]
    fn what_the_sdks_signed_is_right() {
        let vectors = vectors();
        assert_eq!(vectors.len(), 22);
        for vector in &vectors {
            assert_eq!(check(vector, |_, _, _| {}), Ok(()), "{}", vector["name"]);
        }
    }

    #[test]
    fn every_change_is_noticed_and_answered_with_what_was_seen() {
        let vectors = vectors();
        let vector = vectors.iter().find(|vector| vector["name"] == "post-sync-browser-minimal").unwrap();
        let seen = |change: fn(&mut Parts, &mut Vec<u8>, &mut SystemTime)| match check(vector, change) {
            Err(Wrong::Signature(reason)) => reason,
            other => panic!("{other:?}"),
        };
        let seen_body = seen(|_, body, _| body.push(b' '));
        let start = "verify aksk signature fail,canonicalRequest:POST|/api/v3/projects/";
        assert!(seen_body.starts_with(start), "{seen_body}");
        assert!(seen_body.contains("|host;x-project-id;x-sdk-date|"), "{seen_body}");
        seen(|head, _, _| head.uri = "/api/v3/projects/p/clusters".parse().unwrap());
        seen(|head, _, _| head.method = "PUT".parse().unwrap());
        seen(|head, _, _| drop(head.headers.insert("x-project-id", "p".parse().unwrap())));
        seen(|head, _, _| drop(head.headers.insert("host", "localhost".parse().unwrap())));
    }

    #[test]
    fn fifteen_minutes_are_allowed() {
        let vectors = vectors();
        let vector = vectors.iter().find(|vector| vector["name"] == "post-sync-browser-minimal").unwrap();
        for seconds in [0, 900] {
            assert_eq!(check(vector, |_, _, now| *now += Duration::from_secs(seconds)), Ok(()));
            assert_eq!(check(vector, |_, _, now| *now -= Duration::from_secs(seconds)), Ok(()));
        }
        let late = check(vector, |_, _, now| *now += Duration::from_secs(901));
        let words =
            "calc aksk signature fail:signature expired, signature time:20260115T083014Z,server time:20260115T084515Z";
        assert_eq!(late, Err(Wrong::Time(words.to_owned())));
        assert!(matches!(check(vector, |_, _, now| *now -= Duration::from_secs(901)), Err(Wrong::Time(_))));
    }

    #[test]
    fn dates_have_one_form() {
        for date in
            ["", "20260115T083014", "2026-01-15T08:30:14Z", "20260115 083014Z", "20261315T083014Z", "中中中中中Z"]
        {
            assert_eq!(time(date), None, "{date}");
        }
    }
}
