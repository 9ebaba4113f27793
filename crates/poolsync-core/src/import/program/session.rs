//! Sessions of libraries: what they are made with, and the calls that are made by them. `requests.Session`, `httpx.Client` and
//! `aiohttp.ClientSession` of Python, `axios.create` of JavaScript.

use super::super::value::Value;
use super::call::{self, Call};
use super::place::{member, put_all};
use super::reader::Arguments;

/// What a session is made with: a table of its headers, and of the address in front of its paths.
pub(super) fn made(arguments: Arguments) -> Value {
    let Arguments { placed, mut named } = arguments;
    // `axios.create({…})`
    match placed.into_iter().next() {
        None => {}
        Some(Value::Table(members)) => named.extend(members),
        Some(_) => return Value::Opaque,
    }
    let of = |name: &str| named.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let base = of("base_url").or_else(|| of("baseURL"));
    let headers = of("headers").unwrap_or_else(|| Value::Table(Vec::new()));
    let members = [(HEADERS, Some(headers)), (BASE, base)];
    Value::Table(members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

/// Members of a session.
const HEADERS: &str = "headers";
const BASE: &str = "base_url";

/// The address of a call of a session: behind that of the session, unless it is whole.
pub(super) fn behind_base(base: &Value, url: Value) -> Value {
    match (base, url) {
        (_, Value::Text(url)) if url.contains("://") => Value::Text(url),
        (Value::Text(base), Value::Text(url)) => {
            Value::Text(format!("{}/{}", base.trim_end_matches('/'), url.trim_start_matches('/')))
        }
        _ => Value::Opaque,
    }
}

/// The call of a session, as [`made`] keeps it.
pub(super) fn of_call(path: &str, arguments: Arguments, session: &Value) -> Call {
    let mut call = call::of_call(path, arguments);
    if let Value::Table(_) = session {
        if let Some(headers) = member(session, HEADERS) {
            call.headers = Some(match call.headers {
                Some(own) => both(headers.clone(), own),
                None => headers.clone(),
            });
        }
        if let Some(base) = member(session, BASE) {
            call.url = behind_base(base, call.url);
        }
    } else {
        call.headers = Some(Value::Opaque);
        call.url = behind_base(&Value::Opaque, call.url);
    }
    call
}

/// Headers of a session, and of one call, which count before them.
fn both(session: Value, headers: Value) -> Value {
    match (session, headers) {
        (Value::Table(mut all), Value::Table(own)) => {
            all.retain(|(name, _)| !own.iter().take(MOST_HEADERS).any(|(known, _)| known.eq_ignore_ascii_case(name)));
            put_all(&mut all, own);
            Value::Table(all)
        }
        _ => Value::Opaque,
    }
}

/// So many headers are looked through.
const MOST_HEADERS: usize = 64;
