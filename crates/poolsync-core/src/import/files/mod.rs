//! Files of tools that keep requests: Postman, Insomnia, Thunder Client, Hoppscotch, Bruno, HAR of browsers.
//!
//! All of them hold, somewhere within, objects with a method and an address. Those are collected, with the variables of the
//! file; the one that is this call is taken. A file without it is refused by name, and nothing of it is taken.

mod kind;
mod request;
mod scripts;
mod variables;

use super::found::Found;
use super::several::Fit;
use super::{body, url};
use crate::json::Value;
use crate::problem::{Problem, codes};
use request::{Auth, Request};
use scripts::Scripts;
use variables::Variables;

/// Takes the request of a file over; false if the value is none.
pub(super) fn read(value: &Value<'_>, found: &mut Found) -> bool {
    let kind = kind::of(value);
    let mut requests = Vec::new();
    collect(value, Auth::None, &mut requests);
    if kind.is_none() && requests.is_empty() {
        return false;
    }
    let scripts = Scripts::of(value);
    let mut variables = Variables::of(value, &scripts);
    let mut fits = Vec::with_capacity(requests.len());
    for request in &requests {
        let is_ours = url::is_ours(&request.url) || url::is_ours(&variables.filled(&request.url));
        fits.push(Fit::of(is_ours, Some(request.method)));
    }
    let best = Fit::best(&fits, |fit| *fit);
    let ours = best.filter(|best| fits.get(*best).is_some_and(|fit| *fit != Fit::Other));
    match (ours.and_then(|ours| Some((ours, requests.get(ours)?))), requests.as_slice()) {
        (Some((index, request)), _) => {
            found.report_several(requests.len(), index);
            take(request, &mut variables, scripts.change_request(), found);
        }
        // A single request that is another call, and no file around it.
        (None, [request]) if kind.is_none() => take(request, &mut variables, scripts.change_request(), found),
        _ => found.report_tool_file(kind.unwrap_or("JSON")),
    }
    true
}

/// The requests of a value, in their order.
fn collect<'v>(value: &'v Value<'_>, auth: Auth<'v>, requests: &mut Vec<Request<'v>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, auth, requests)),
        Value::Object(members) => {
            let auth = Auth::of(value).unwrap_or(auth);
            if let Some(request) = Request::of(value, auth) {
                return requests.push(request);
            }
            // A request that is an address alone.
            requests.extend(value.get("request").and_then(|url| Request::of_url(url, auth)));
            for (name, value) in members {
                // What a server answered, and examples of it.
                if !matches!(&**name, "response" | "responses" | "originalRequest" | "example" | "examples") {
                    collect(value, auth, requests);
                }
            }
        }
        _ => {}
    }
}

/// `is_changed`: a script changes the request before it is sent, so that address and body are not known.
fn take(request: &Request<'_>, variables: &mut Variables, is_changed: bool, found: &mut Found) {
    if !request.method.eq_ignore_ascii_case("POST") {
        found.report_another_call();
    }
    let mut host = None;
    for (name, value) in &request.headers {
        let (name, value) = (variables.filled(name), variables.filled(value));
        if name.eq_ignore_ascii_case("host") {
            host = Some(value);
        } else {
            found.take_header(&name, &value);
        }
    }
    match request.auth {
        Auth::None => {}
        Auth::Header(name, value) => {
            let (name, value) = (variables.filled(name), variables.filled(value));
            found.take_header(&name, &value);
        }
        Auth::Other => found.report(Problem::new(&codes::IMPORT_SIGNATURE, "")),
    }
    if is_changed {
        return found.refuse_body();
    }
    url::read(&variables.filled(&request.url), host.as_deref(), found);
    match request.body {
        Some(text) => body::take(&variables.filled(text), found),
        None if request.has_other_body => found.refuse_body(),
        None => {}
    }
}
