//! The request as it leaves, and how it is signed.

use poolsync_core::Secret;
use poolsync_core::sign::SdkDate;
use poolsync_core::wire;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use super::as_record;
use crate::argument::{self, FromJs, integer, member, must_be, optional};
use crate::misuse::Misuse;
use crate::record;

/// A request, ready to be sent.
#[derive(Debug, Serialize, Tsify)]
#[tsify(hashmap_as_object)]
pub struct WireRequest {
    /// The HTTP method.
    method: String,
    /// The whole URL.
    url: String,
    /// The headers. `Host` follows from the URL.
    #[serde(serialize_with = "as_record")]
    #[tsify(type = "Record<string, string>")]
    headers: Vec<(String, String)>,
    /// The body; its UTF-8 bytes are sent.
    body: String,
}

/// A request of any service, to sign.
#[derive(Debug, Deserialize, Tsify)]
pub struct UnsignedRequest {
    /// The HTTP method.
    #[serde(deserialize_with = "member")]
    method: String,
    /// The whole URL.
    #[serde(deserialize_with = "member")]
    url: String,
    /// The headers, as a plain object or as `fetch` has them.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Record<string, string> | Headers")]
    headers: JsValue,
    /// The body.
    #[serde(deserialize_with = "member")]
    body: String,
}

/// How a request is built.
#[derive(Debug, Default, Deserialize, Tsify)]
pub struct BuildOptions {
    /// The moment of signing, by default now; for a token it does not matter.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "Date")]
    date: Option<Moment>,
}

/// How a request is signed.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SignOptions {
    /// The moment of signing, by default now.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "Date")]
    date: Option<Moment>,
    /// The headers to sign, by default `host`, `x-project-id`, `x-sdk-date` and `x-security-token`, as far as they have a value.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "string[]")]
    pub(crate) signed_headers: Option<Names>,
}

/// A moment of the years 1970 to 9999.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment(SdkDate);

/// A list of names.
#[derive(Debug)]
pub(crate) struct Names(pub(crate) Vec<String>);

#[wasm_bindgen]
extern "C" {
    /// Something with the method of a `Date`. Asked for its method and not for its class: one of another frame has another.
    type Dated;

    #[wasm_bindgen(method, js_name = getTime, catch)]
    fn get_time(this: &Dated) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Array, js_name = from, catch)]
    fn copied(array: &JsValue) -> Result<js_sys::Array, JsValue>;
}

impl BuildOptions {
    /// The moment of signing.
    ///
    /// # Errors
    /// `invalid-argument` if the clock of the platform is out of range.
    pub(crate) fn date(&self) -> Result<SdkDate, Misuse> {
        date_or_now(self.date)
    }
}

impl SignOptions {
    /// The moment of signing.
    ///
    /// # Errors
    /// As for [`BuildOptions::date`].
    pub(crate) fn date(&self) -> Result<SdkDate, Misuse> {
        date_or_now(self.date)
    }
}

fn date_or_now(date: Option<Moment>) -> Result<SdkDate, Misuse> {
    match date {
        Some(Moment(date)) => Ok(date),
        None => argument::value(&JsValue::from_f64(js_sys::Date::now()), "options.date").map(|Milliseconds(date)| date),
    }
}

impl FromJs for Moment {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let time = if value.is_object() { value.unchecked_ref::<Dated>().get_time().ok() } else { None };
        Milliseconds::from_js(&time.unwrap_or_default()).map(|Milliseconds(date)| Self(date))
    }
}

/// A moment as milliseconds since 1970; those of a `Date` are whole.
struct Milliseconds(SdkDate);

impl FromJs for Milliseconds {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let seconds = integer(value).and_then(|time| u64::try_from(time).ok()).map(|time| time / 1_000);
        let date = seconds.and_then(SdkDate::from_unix);
        date.map(Self).ok_or_else(|| "must be a valid Date of the years 1970 to 9999".to_owned())
    }
}

impl FromJs for Names {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        let expected = || must_be("a list of strings", value);
        if !value.is_array() {
            return Err(expected());
        }
        let list = copied(value).map_err(|_| expected())?;
        list.iter().map(|item| String::from_js(&item)).collect::<Result<_, _>>().map(Self)
    }
}

impl From<wire::WireRequest> for WireRequest {
    fn from(request: wire::WireRequest) -> Self {
        // EXPOSE: the caller sends these headers.
        let header = |header: &wire::Header| (header.name.clone(), header.value.expose().to_owned());
        Self {
            headers: request.headers.iter().map(header).collect(),
            method: request.method,
            url: request.url,
            body: request.body,
        }
    }
}

/// Header names stand there once, whatever their case; of several the last counts.
impl TryFrom<UnsignedRequest> for wire::WireRequest {
    type Error = Misuse;

    fn try_from(request: UnsignedRequest) -> Result<Self, Misuse> {
        let mut headers = wire::Headers::default();
        for (name, value) in record::headers(&request.headers, "request.headers")? {
            if name == "__proto__" {
                return Err(Misuse::value("`request.headers` cannot hold a header `__proto__`"));
            }
            let value: String = argument::value(&value, "request.headers[…]")?;
            one_line(&name, "a name in `request.headers`")?;
            one_line(&value, "a value in `request.headers`")?;
            headers.set(&name, wire::HeaderValue::Secret(Secret::new(value)));
        }
        // RFC 9110, 5.6.2 and 9.1: a method is a token.
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if request.method.is_empty() || !request.method.bytes().all(is_token) {
            return Err(Misuse::value("`request.method` must be a method of HTTP, such as GET"));
        }
        one_line(&request.url, "`request.url`")?;
        Ok(Self { method: request.method, url: request.url, headers, body: request.body })
    }
}

/// Refuses a text with a line break, which would make two headers of one.
///
/// # Errors
/// `invalid-argument` if there is one.
pub(crate) fn one_line(text: &str, name: &str) -> Result<(), Misuse> {
    if text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err(Misuse::value(format!("{name} must be one line, without line break and NUL")));
    }
    Ok(())
}
