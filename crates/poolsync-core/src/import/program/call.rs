//! Calls of libraries that people use for one request: `requests` and `httpx` of Python, `fetch` and `axios` of JavaScript.

use super::super::found::Found;
use super::super::several::{self, Fit};
use super::super::value::Value;
use super::super::{body, url};
use super::memory::Changes;
use super::place::member;
use super::reader::Arguments;
use super::session::behind_base;
use super::walk::Walk;

/// Functions that make a call.
pub(super) const CALLS: [&str; 14] = [
    "requests.post",
    "requests.get",
    "requests.put",
    "requests.request",
    "httpx.post",
    "httpx.request",
    "session.post",
    "fetch",
    "axios",
    "axios.post",
    "axios.get",
    "axios.request",
    "$.ajax",
    "jQuery.ajax",
];
/// Functions that make a session, which makes calls.
pub(super) const CLIENTS: [&str; 6] = [
    "requests.Session",
    "requests.session",
    "httpx.Client",
    "httpx.AsyncClient",
    "aiohttp.ClientSession",
    "axios.create",
];

/// A call as the program makes it.
pub(super) struct Call {
    pub(super) url: Value,
    method: Option<Value>,
    pub(super) headers: Option<Value>,
    body: Option<Value>,
}

/// Where the first of them is called; nothing if none is.
pub(super) fn call_at(text: &str) -> Option<usize> {
    CALLS.iter().chain(&CLIENTS).filter_map(|call| find(text, call)).min()
}

fn find(text: &str, call: &str) -> Option<usize> {
    let is_call = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + call.len()..).unwrap_or_default();
        before.is_none_or(|c| !c.is_alphanumeric() && !"_.$".contains(c))
            && after.trim_start_matches(' ').starts_with('(')
    };
    text.match_indices(call).map(|(at, _)| at).take(1000).find(is_call)
}

/// Takes a call of a program over; false if there is none.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let Some(first) = call_at(text) else { return false };
    let rest = text.get(first..).unwrap_or_default();
    let is_python = !["fetch", "axios", "$.", "jQuery"].iter().any(|start| rest.starts_with(start));
    // The first walk sees what changes later, or in a function.
    let (_, changes) = Walk::new(text, is_python, Changes::default()).run();
    let (calls, _) = Walk::new(text, is_python, changes).run();
    let text = |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { None };
    let fit = |call: &Call| {
        let is_ours = text(&call.url).is_some_and(|url| url::is_ours(&url));
        Fit::of(is_ours, call.method.as_ref().and_then(text).as_deref())
    };
    several::take_best(calls, fit, found, take)
}

/// The call of a function with its arguments.
pub(super) fn of_call(path: &str, Arguments { placed, named }: Arguments) -> Call {
    let mut placed = placed.into_iter();
    let method = path.rsplit('.').next().unwrap_or_default();
    let is_verb = !matches!(method, "request" | "fetch" | "axios" | "ajax");
    let verb = is_verb.then(|| Value::Text(method.to_owned()));
    if method == "ajax" {
        return of_ajax(placed.next(), placed.next());
    }
    if path.starts_with("fetch") || path.starts_with("axios") {
        let first = placed.next().unwrap_or(Value::Opaque);
        if matches!(path, "axios" | "axios.request") && matches!(first, Value::Table(_)) {
            let part = |name: &str| member(&first, name).cloned();
            let url = part("url").unwrap_or(Value::Opaque);
            return Call {
                url: part("baseURL").map_or(url.clone(), |base| behind_base(&base, url)),
                method: part("method"),
                headers: part("headers"),
                body: part("data").map(as_json),
            };
        }
        let data = if path == "axios.post" { placed.next().map(as_json) } else { None };
        let options = placed.next();
        let part = |name: &str| options.as_ref().and_then(|options| member(options, name).cloned());
        let unknown = options.as_ref().filter(|options| !matches!(options, Value::Table(_))).map(|_| Value::Opaque);
        return Call {
            url: first,
            method: verb.or_else(|| part("method")),
            headers: part("headers").or_else(|| unknown.clone()),
            body: data.or_else(|| part("body")).or(unknown),
        };
    }
    let of = |name: &str| named.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let method = verb.or_else(|| of("method")).or_else(|| placed.next());
    let url = of("url").or_else(|| placed.next()).unwrap_or(Value::Opaque);
    let data = of("data").or_else(|| of("content")).or_else(|| placed.next());
    // A text is written as a text once more.
    let is_text = |value: &Value| matches!(value, Value::Text(_));
    let json = of("json").map(|value| if is_text(&value) { Value::Opaque } else { as_json(value) });
    let body = json.or(data);
    Call { url, method, headers: of("headers"), body }
}

/// `$.ajax(url, { … })` or `$.ajax({ url, … })`, whose data is sent as a form where it is no text.
fn of_ajax(first: Option<Value>, second: Option<Value>) -> Call {
    let (url, settings) = match (first, second) {
        (Some(url @ Value::Text(_)), Some(settings)) => (Some(url), settings),
        (Some(settings), None) => (None, settings),
        _ => (None, Value::Opaque),
    };
    let part = |name: &str| member(&settings, name).cloned();
    let unknown = (!matches!(settings, Value::Table(_))).then_some(Value::Opaque);
    Call {
        url: url.or_else(|| part("url")).unwrap_or(Value::Opaque),
        method: part("method").or_else(|| part("type")),
        headers: part("headers").or_else(|| unknown.clone()),
        body: part("data").or(unknown),
    }
}

/// What a library writes as JSON by itself.
fn as_json(value: Value) -> Value {
    match value {
        Value::Table(_) => Value::Text(value.to_json(100)),
        other => other,
    }
}

fn take(call: Call, found: &mut Found) {
    let is_post = matches!(&call.method, Some(Value::Text(method)) if method.eq_ignore_ascii_case("POST"));
    if !is_post {
        found.report_another_call();
    }
    match call.headers {
        None => {}
        Some(Value::Table(headers)) => {
            for (name, value) in headers {
                match value {
                    Value::Text(text) | Value::Literal(text) => found.take_header(&name, &text),
                    _ => found.refuse_header(&name),
                }
            }
        }
        Some(_) => found.report_not_taken("token", "headers"),
    }
    match call.url {
        Value::Text(text) => url::read(&text, None, found),
        _ => found.report_not_taken("endpoint", "endpoint"),
    }
    match call.body {
        None => {}
        Some(Value::Text(text)) => body::take(&text, found),
        Some(Value::Literal(text)) if text == "null" => {}
        Some(_) => found.refuse_body(),
    }
}
