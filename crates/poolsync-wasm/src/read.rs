//! Arguments of JavaScript as values of the core.
//!
//! `undefined` means absent, whatever the type; `null` does not. Of an object only the members of its type are read.

use js_sys::{Array, JSON};
use poolsync_core::json::Member;
use poolsync_core::sign::SdkDate;
use poolsync_core::wire::{HeaderValue, Headers, WireRequest};
use poolsync_core::{AccessKey, Credential, Locale, PoolState, Secret, SyncRequest};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::misuse::Misuse;
use crate::shape::{self, Given};
use crate::text;

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
    access_key_of(needed_object(value, "key")?)
}

fn access_key_of(given: &Given) -> Read<AccessKey> {
    Ok(AccessKey {
        access_key: optional(&got(given.access_key())?, "accessKey")?.unwrap_or_default(),
        secret_key: secret(&got(given.secret_key())?, "secretKey")?.unwrap_or_default(),
        security_token: secret(&got(given.security_token())?, "securityToken")?,
        project_id: optional(&got(given.project_id())?, "projectId")?,
    })
}

/// A `WireRequest` to sign. Header names stand there once, whatever their case; of several the last counts.
pub(crate) fn wire_request(value: &JsValue) -> Read<WireRequest> {
    let given = needed_object(value, "request")?;
    let mut headers = Headers::default();
    for (name, value) in entries(&got(given.headers())?, "request.headers")? {
        if name == "__proto__" {
            return Err(Misuse::value("`request.headers` cannot hold a header `__proto__`"));
        }
        headers.set(&name, HeaderValue::Secret(Secret::new(needed(&value, "request.headers[…]")?)));
    }
    Ok(WireRequest {
        method: needed(&got(given.method())?, "request.method")?,
        url: needed(&got(given.url())?, "request.url")?,
        headers,
        body: needed(&got(given.body())?, "request.body")?,
    })
}

/// The names and values of an object's own members; `undefined` has none.
pub(crate) fn entries(value: &JsValue, name: &'static str) -> Read<Vec<(String, JsValue)>> {
    let Some(given) = options(value, name)? else { return Ok(Vec::new()) };
    let pair = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        text::lossy(&entry.get(0)).map(|name| (name, entry.get(1)))
    };
    let entries = shape::entries(given).map_err(threw)?;
    Ok(entries.to_vec().into_iter().filter_map(pair).collect())
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

/// An object of options; none if absent.
pub(crate) fn options<'v>(value: &'v JsValue, name: &'static str) -> Read<Option<&'v Given>> {
    if value.is_undefined() { Ok(None) } else { needed_object(value, name).map(Some) }
}

/// An object.
pub(crate) fn needed_object<'v>(value: &'v JsValue, name: &'static str) -> Read<&'v Given> {
    object(value).ok_or_else(|| wrong_type(value, name, "an object"))
}

fn object(value: &JsValue) -> Option<&Given> {
    value.is_object().then(|| value.unchecked_ref())
}

/// A string without halves of surrogate pairs.
pub(crate) fn needed(value: &JsValue, name: &'static str) -> Read<String> {
    match text::whole(value) {
        Some(Ok(text)) => Ok(text),
        Some(Err(text::LoneSurrogate)) => {
            Err(Misuse::value(format!("`{name}` must be Unicode text: half of a surrogate pair stands alone in it")))
        }
        None => Err(wrong_type(value, name, "a string")),
    }
}

/// A string; none if absent.
pub(crate) fn optional(value: &JsValue, name: &'static str) -> Read<Option<String>> {
    if value.is_undefined() { Ok(None) } else { needed(value, name).map(Some) }
}

fn secret(value: &JsValue, name: &'static str) -> Read<Option<Secret>> {
    Ok(optional(value, name)?.map(Secret::new))
}

/// A whole number from 0 to `most`.
pub(crate) fn count(value: &JsValue, most: usize) -> Option<usize> {
    integer(value).and_then(|number| usize::try_from(number).ok()).filter(|number| *number <= most)
}

/// A whole number of either sign that JavaScript can tell from its neighbours.
pub(crate) fn integer(value: &JsValue) -> Option<i64> {
    const MOST: f64 = js_sys::Number::MAX_SAFE_INTEGER;
    let number = value.as_f64()?;
    let fits = number.fract() == 0.0 && number.abs() <= MOST;
    fits.then(|| truncated(number))
}

#[expect(clippy::cast_possible_truncation, reason = "the number is whole and below 2^53 either way")]
fn truncated(number: f64) -> i64 {
    number as i64
}

/// The value of a member, unless reading it threw.
pub(crate) fn got(read: Result<JsValue, JsValue>) -> Read<JsValue> {
    read.map_err(threw)
}

fn threw(cause: JsValue) -> Misuse {
    Misuse::Threw { sentence: "an argument has a member that throws when it is read", cause }
}

/// A list of strings.
pub(crate) fn texts(value: &JsValue, name: &'static str) -> Read<Vec<String>> {
    if !shape::is_array(value).map_err(threw)? {
        return Err(wrong_type(value, name, "a list of strings"));
    }
    let list = shape::list_of(value).map_err(threw)?;
    list.to_vec().iter().map(|item| needed(item, name)).collect()
}

/// The misuse of passing something of another type.
pub(crate) fn wrong_type(value: &JsValue, name: &'static str, expected: &'static str) -> Misuse {
    Misuse::WrongType { name, expected, found: type_name(value) }
}

/// The JSON type, or what JavaScript calls what JSON does not have.
fn type_name(value: &JsValue) -> &'static str {
    if value.is_null() {
        "null"
    } else if value.is_undefined() {
        "undefined"
    } else if value.is_string() {
        "string"
    } else if value.as_f64().is_some() {
        "number"
    } else if value.as_bool().is_some() {
        "boolean"
    } else if value.is_bigint() {
        "bigint"
    } else if value.is_symbol() {
        "symbol"
    } else if value.is_function() {
        "function"
    } else if shape::is_array(value).unwrap_or_default() {
        "array"
    } else {
        "object"
    }
}
