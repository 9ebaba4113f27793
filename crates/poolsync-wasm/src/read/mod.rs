//! Arguments of JavaScript as values of the core.
//!
//! ```ignore
//! let request: SyncRequest = read::request(value)?;
//! ```
//!
//! `undefined` means absent, whatever the type; `null` does not. Of an object only the members of its type are read.

mod value;

pub(crate) use value::{
    count, entries, got, headers, integer, needed, needed_object, optional, options, texts, wrong_type,
};

use js_sys::JSON;
use poolsync_core::json::Member;
use poolsync_core::sign::SdkDate;
use poolsync_core::wire::{HeaderValue, Headers, WireRequest};
use poolsync_core::{AccessKey, Credential, Locale, PoolState, Secret, SyncRequest};
use wasm_bindgen::JsValue;

use crate::misuse::Misuse;
use crate::shape::Given;
use crate::text;
use value::{object, secret, type_name};

/// Nothing in this API counts further: a cluster has at most some thousand nodes.
pub(crate) const MOST_NODES: usize = 1_000_000;

type Read<T> = Result<T, Misuse>;

/// A `SyncRequest`; what is no object counts as `{}`.
pub(crate) fn request(value: &JsValue) -> Read<SyncRequest> {
    let absent = || Member::Absent;
    let Some(given) = object(value) else {
        return Ok(SyncRequest {
            endpoint: absent(),
            project_id: absent(),
            cluster_id: absent(),
            nodepool_id: absent(),
            body: "{}".to_owned(),
        });
    };
    Ok(SyncRequest {
        endpoint: member(&got(given.endpoint())?),
        project_id: member(&got(given.project_id())?),
        cluster_id: member(&got(given.cluster_id())?),
        nodepool_id: member(&got(given.nodepool_id())?),
        body: body(&got(given.body())?)?,
    })
}

/// What `JSON.stringify` writes; `{}` if that is nothing.
pub(crate) fn body(value: &JsValue) -> Read<String> {
    const SENTENCE: &str =
        "`body` cannot be written as JSON: it holds a BigInt, a cycle, too many levels, or a member that throws";
    if value.is_undefined() {
        return Ok("{}".to_owned());
    }
    let text = JSON::stringify(value).map_err(|cause| Misuse::Threw { sentence: SENTENCE, cause })?;
    Ok(text::lossy(&text).unwrap_or_else(|| "{}".to_owned()))
}

/// A `Credential`.
pub(crate) fn credential(value: &JsValue) -> Read<Credential> {
    let given = needed_object(value, "credential")?;
    let kind = got(given.kind())?;
    match text::lossy(&kind).as_deref() {
        Some("token") => Ok(Credential::Token(secret(&got(given.token())?, "credential.token")?.unwrap_or_default())),
        Some("aksk") => Ok(Credential::AccessKey(access_key_of(given)?)),
        _ => Err(Misuse::value("`credential.kind` must be \"token\" or \"aksk\"")),
    }
}

/// An `AccessKey`.
pub(crate) fn access_key(value: &JsValue) -> Read<AccessKey> {
    let key = access_key_of(needed_object(value, "key")?)?;
    one_line(&key.access_key, "`key.accessKey`")?;
    one_line(key.project_id.as_deref().unwrap_or_default(), "`key.projectId`")?;
    // EXPOSE: looked at, not kept.
    one_line(key.security_token.as_ref().map_or("", Secret::expose), "`key.securityToken`")?;
    Ok(key)
}

fn access_key_of(given: &Given) -> Read<AccessKey> {
    Ok(AccessKey {
        access_key: optional(&got(given.access_key())?, "accessKey")?.unwrap_or_default(),
        secret_key: secret(&got(given.secret_key())?, "secretKey")?.unwrap_or_default(),
        security_token: secret(&got(given.security_token())?, "securityToken")?,
        project_id: optional(&got(given.project_id())?, "projectId")?,
    })
}

/// A line break in a header would make two of it.
fn one_line(text: &str, name: &str) -> Read<()> {
    if text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err(Misuse::value(format!("{name} must be one line, without line break and NUL")));
    }
    Ok(())
}

/// A `WireRequest` to sign. Header names stand there once, whatever their case; of several the last counts.
pub(crate) fn wire_request(value: &JsValue) -> Read<WireRequest> {
    let given = needed_object(value, "request")?;
    let mut kept = Headers::default();
    for (name, value) in headers(&got(given.headers())?, "request.headers")? {
        if name == "__proto__" {
            return Err(Misuse::value("`request.headers` cannot hold a header `__proto__`"));
        }
        let value = needed(&value, "request.headers[…]")?;
        one_line(&name, "a name in `request.headers`")?;
        one_line(&value, "a value in `request.headers`")?;
        kept.set(&name, HeaderValue::Secret(Secret::new(value)));
    }
    let method = needed(&got(given.method())?, "request.method")?;
    // RFC 9110, 5.6.2 and 9.1: a method is a token.
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if method.is_empty() || !method.bytes().all(is_token) {
        return Err(Misuse::value("`request.method` must be a method of HTTP, such as GET"));
    }
    let url = needed(&got(given.url())?, "request.url")?;
    one_line(&url, "`request.url`")?;
    Ok(WireRequest { method, url, headers: kept, body: needed(&got(given.body())?, "request.body")? })
}

/// What is known of the pool.
pub(crate) fn pool(value: &JsValue) -> Read<Option<PoolState>> {
    let Some(given) = options(value, "pool")? else { return Ok(None) };
    let nodes = count(&got(given.nodes())?, MOST_NODES);
    let nodes = nodes.ok_or_else(|| Misuse::value("`pool.nodes` must be a whole number from 0 to 1000000"))?;
    let running = got(given.running())?;
    let running = match running.as_bool() {
        Some(running) => running,
        None if running.is_undefined() => false,
        None => return Err(wrong_type(&running, "pool.running", "a boolean")),
    };
    Ok(Some(PoolState { nodes, running }))
}

/// The moment of `options.date`, else now.
pub(crate) fn date(options: Option<&Given>) -> Read<SdkDate> {
    const SENTENCE: &str = "`options.date` must be a valid Date of the years 1970 to 9999";
    let given = match options {
        Some(options) => got(options.date())?,
        None => JsValue::UNDEFINED,
    };
    let time = if given.is_undefined() {
        Some(JsValue::from_f64(js_sys::Date::now()))
    } else {
        // Asked for its method and not for its class: a Date of another frame has another class.
        object(&given).and_then(|given| given.get_time().ok())
    };
    // Milliseconds; those of Dates are whole.
    let seconds =
        time.and_then(|time| integer(&time)).and_then(|time| u64::try_from(time).ok()).map(|time| time / 1_000);
    seconds.and_then(SdkDate::from_unix).ok_or_else(|| Misuse::value(SENTENCE))
}

/// A locale; English if absent.
pub(crate) fn locale(value: &JsValue) -> Read<Locale> {
    match text::lossy(value).as_deref() {
        Some("en") => Ok(Locale::En),
        Some("zh") => Ok(Locale::Zh),
        None if value.is_undefined() => Ok(Locale::En),
        _ => Err(Misuse::value("`locale` must be \"en\" or \"zh\"")),
    }
}

/// A part of the target: a string, absent, or the JSON type found instead.
fn member(value: &JsValue) -> Member<String> {
    match text::lossy(value) {
        Some(text) => Member::Given(text),
        None if value.is_undefined() => Member::Absent,
        None => Member::WrongType { found: type_name(value) },
    }
}
