//! One request of a file, as the various tools write it.

use std::borrow::Cow;

use crate::json::Value;

/// A request, its variables not yet filled in.
pub(super) struct Request<'v> {
    pub(super) method: &'v str,
    pub(super) url: Cow<'v, str>,
    pub(super) headers: Vec<(&'v str, &'v str)>,
    pub(super) auth: Auth<'v>,
    pub(super) body: Option<&'v str>,
    /// There is a body that is no text.
    pub(super) has_other_body: bool,
}

/// How a tool signs a request in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Auth<'v> {
    None,
    /// A header with its value.
    Header(&'v str, &'v str),
    /// A way that this call does not know.
    Other,
}

impl<'v> Request<'v> {
    /// The request that a value is, if it is one: it has a method, and an address.
    pub(super) fn of(value: &'v Value<'_>, auth: Auth<'v>) -> Option<Self> {
        let method = text(value.get("method")?)?;
        let url = match value.get("url").or_else(|| value.get("endpoint"))? {
            Value::String(url) => url.as_ref().into(),
            url => with_parts(text(url.get("raw")?)?, url.get("variable")),
        };
        let body = ["body", "postData", "rawModeData", "data"].into_iter().find_map(|name| value.get(name));
        let body = body.filter(|body| !matches!(body, Value::Null) && body.get("disabled") != Some(&Value::Bool(true)));
        let inner = body.and_then(|body| text(body).or_else(|| body_text(body)));
        let has_other_body = inner.is_none() && body.is_some_and(|body| !is_empty(body));
        let headers = value.get("header").or_else(|| value.get("headers")).map(headers).unwrap_or_default();
        Some(Self { method, url, headers, auth, body: inner, has_other_body })
    }
}

impl<'v> Request<'v> {
    /// Postman writes a plain GET as its address.
    pub(super) fn of_url(url: &'v Value<'_>, auth: Auth<'v>) -> Option<Self> {
        let url = text(url)?.into();
        Some(Self { method: "GET", url, headers: Vec::new(), auth, body: None, has_other_body: false })
    }
}

/// The address with the parts of its path that Postman keeps beside it: `/:pool/` and a list of keys and values.
fn with_parts<'v>(raw: &'v str, parts: Option<&'v Value<'_>>) -> Cow<'v, str> {
    let Some(Value::Array(parts)) = parts else { return raw.into() };
    let value = |name: &str| {
        let part = parts.iter().find(|part| part.get("key").and_then(text) == Some(name))?;
        part.get("value").and_then(text)
    };
    let steps = raw.split('/').map(|step| step.strip_prefix(':').and_then(value).unwrap_or(step));
    steps.collect::<Vec<_>>().join("/").into()
}

/// `raw` of Postman and Thunder Client, `text` of HAR and Insomnia, `json` of Bruno, `body` of Hoppscotch.
fn body_text<'v>(body: &'v Value<'_>) -> Option<&'v str> {
    ["raw", "text", "json", "body"].into_iter().find_map(|name| text(body.get(name)?))
}

/// True if nothing is sent.
fn is_empty(body: &Value<'_>) -> bool {
    match body {
        Value::Object(members) => members.iter().all(|(name, value)| {
            matches!(&**name, "mode" | "type" | "contentType" | "mimeType" | "options") || is_empty(value)
        }),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Null => true,
        _ => false,
    }
}

fn text<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// Headers as a list of names and values, as one text with a line each, or as an object; those that are switched off are none.
fn headers<'v>(value: &'v Value<'_>) -> Vec<(&'v str, &'v str)> {
    let is = |item: &Value<'_>, name: &str, wanted: bool| item.get(name) == Some(&Value::Bool(wanted));
    match value {
        Value::Array(items) => {
            let is_on = |item: &&Value<'_>| {
                !is(item, "disabled", true)
                    && !is(item, "enabled", false)
                    && !is(item, "active", false)
                    && !is(item, "isDisabled", true)
            };
            let pair = |item: &'v Value<'_>| {
                let name = item.get("key").or_else(|| item.get("name")).and_then(text)?;
                Some((name, item.get("value").and_then(text).unwrap_or_default()))
            };
            items.iter().filter(is_on).filter_map(pair).collect()
        }
        Value::String(lines) => lines.lines().filter_map(|line| line.split_once(':')).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (&**name, text(value).unwrap_or_default())).collect()
        }
        _ => Vec::new(),
    }
}

impl<'v> Auth<'v> {
    /// The `auth` of a request or a folder; nothing if it says nothing of its own.
    pub(super) fn of(value: &'v Value<'_>) -> Option<Self> {
        let auth = value.get("auth").or_else(|| value.get("authentication"))?;
        let kind = auth.get("type").or_else(|| auth.get("authType")).or_else(|| auth.get("mode")).and_then(text)?;
        match kind {
            "none" | "noauth" => Some(Self::None),
            "inherit" | "" => None,
            "apikey" | "api-key" => {
                let inner = auth.get("apikey").unwrap_or(auth);
                let part = |name: &str| match inner {
                    Value::Array(items) => {
                        let item = items.iter().find(|item| item.get("key").and_then(text) == Some(name))?;
                        text(item.get("value")?)
                    }
                    object => text(object.get(name)?),
                };
                Some(Self::Header(part("key")?, part("value")?))
            }
            _ => Some(Self::Other),
        }
    }
}
