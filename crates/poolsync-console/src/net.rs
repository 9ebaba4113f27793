//! The one place that talks to the network.
//!
//! One call, never repeated. The credential goes to the host of the request, or to the relay of this page's own origin; no
//! redirect is followed, since a browser would carry the token to the new host.

use std::cell::Cell;
use std::rc::Rc;

use poolsync_core::Secret;
use poolsync_core::answer::{Answer, without_secrets};
use poolsync_core::json;
use poolsync_core::wire::WireRequest;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
    ResponseType, SecurityPolicyViolationEvent,
};

use crate::browser;

/// After so many seconds without a whole answer a call counts as lost.
pub(crate) const TIMEOUT_SECONDS: i32 = 60;

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Reply {
    /// An answer of whoever stands behind the host.
    Answer(Answer),
    /// A redirect, which was not followed. A browser does not tell where to.
    Redirect,
    /// No answer.
    Lost(Loss),
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Loss {
    /// The browser said that it is offline; nothing was sent.
    Offline,
    /// The policy of this page does not allow the host; nothing was sent.
    Policy,
    /// The browser gave no reason.
    Network,
    /// No whole answer in [`TIMEOUT_SECONDS`].
    Timeout,
    /// The relay refused the call or reached nobody; nothing was sent on. Carries its message.
    RelayRefused(String),
    /// The relay sent the call on and got no whole answer. Carries its message.
    RelayFailed(String),
}

/// The header by which the relay marks what it says itself.
const RELAY_ERROR: &str = "x-poolsync-relay-error";
/// The headers of an answer that are looked at; a service lets pages of other origins read some of them at most.
const READ_HEADERS: [&str; 6] =
    ["x-request-id", "x-iam-trace-id", "x-subject-token", "retry-after", "date", RELAY_ERROR];

/// Sends a request once. `relay`: the path of the relay on this page's own origin, or none for the direct way. `secrets`:
/// what must not be shown, should the answer repeat it.
pub(crate) async fn send(wire: &WireRequest, relay: Option<&str>, secrets: &[Secret]) -> Reply {
    if relay.is_none() && !browser::is_online() {
        return Reply::Lost(Loss::Offline);
    }
    let violations = Violations::watch(url(&wire.url, relay));
    let controller = AbortController::new().ok();
    let timed_out = Rc::new(Cell::new(false));
    let timer = abort_later(controller.clone(), timed_out.clone());
    let reply = fetch(wire, relay, secrets, controller.as_ref()).await;
    browser::cancel(timer);
    match reply {
        Ok(reply) => reply,
        Err(_) if timed_out.get() => Reply::Lost(Loss::Timeout),
        Err(_) => {
            // The event that tells of the page's policy comes after the failure.
            pause().await;
            let loss = if violations.seen.get() { Loss::Policy } else { Loss::Network };
            Reply::Lost(loss)
        }
    }
}

async fn fetch(
    wire: &WireRequest,
    relay: Option<&str>,
    secrets: &[Secret],
    controller: Option<&AbortController>,
) -> Result<Reply, JsValue> {
    let init = RequestInit::new();
    init.set_method(&wire.method);
    // A read has no body, and a browser sends none with it.
    if !wire.body.is_empty() {
        init.set_body(&JsValue::from_str(&wire.body));
    }
    init.set_headers(headers(wire, relay.is_some())?.as_ref());
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(controller.map(AbortController::signal).as_ref());
    let window = browser::window().ok_or(JsValue::NULL)?;
    let url = url(&wire.url, relay);
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(&url, &init)).await?.dyn_into()?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(Reply::Redirect);
    }
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let read = |name: &str| Some((name.to_owned(), response.headers().get(name).ok()??));
    let headers = READ_HEADERS.iter().filter_map(|name| read(name)).collect();
    let answer = Answer { status: response.status(), headers, body };
    Ok(reply(masked(answer, secrets)))
}

/// An answer that repeats a secret of the call, masked: it is shown, and outlives the secret.
fn masked(mut answer: Answer, secrets: &[Secret]) -> Answer {
    answer.body = without_secrets(&answer.body, secrets);
    for (_, value) in &mut answer.headers {
        *value = without_secrets(value, secrets);
    }
    answer
}

/// Tells what the relay says itself from what it passes on.
fn reply(answer: Answer) -> Reply {
    if !answer.headers.iter().any(|(name, _)| name == RELAY_ERROR) {
        return Reply::Answer(answer);
    }
    let value = json::parse(&answer.body).0;
    let error = value.as_ref().and_then(|value| value.object("error").given());
    let text = |name: &str| error.and_then(|error| error.text(name).given());
    let message = text("message").unwrap_or(&answer.body).to_owned();
    let nothing_left = text("sent") == Some("no");
    Reply::Lost(if nothing_left { Loss::RelayRefused(message) } else { Loss::RelayFailed(message) })
}

fn headers(wire: &WireRequest, by_relay: bool) -> Result<Headers, JsValue> {
    let headers = Headers::new()?;
    for header in wire.headers.iter() {
        // EXPOSE: sent to the host of the request.
        headers.append(&header.name, header.value.expose())?;
    }
    if by_relay {
        headers.append("X-Poolsync-Relay", "1")?;
        // A browser that repeats the call by itself repeats the id with it; the relay forwards it once.
        headers.append("X-Poolsync-Call", &browser::random_id().ok_or(JsValue::NULL)?)?;
    }
    Ok(headers)
}

/// The address to call: that of the request, or `{relay}/{host}{path}`.
fn url(url: &str, relay: Option<&str>) -> String {
    match (relay, url.split_once("://")) {
        (Some(relay), Some((_, rest))) => format!("{relay}/{}", rest.replacen(":443/", "/", 1)),
        _ => url.to_owned(),
    }
}

fn abort_later(controller: Option<AbortController>, timed_out: Rc<Cell<bool>>) -> i32 {
    browser::after(TIMEOUT_SECONDS * 1_000, move || {
        timed_out.set(true);
        if let Some(controller) = controller {
            controller.abort();
        }
    })
}

async fn pause() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        browser::after(50, move || {
            let _ = resolve.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(promise).await;
}

/// Watches for calls that the policy of this page stops.
struct Violations {
    seen: Rc<Cell<bool>>,
    handler: Closure<dyn FnMut(SecurityPolicyViolationEvent)>,
}

impl Violations {
    const EVENT: &str = "securitypolicyviolation";

    /// `url`: the call; what the policy stops besides, of an extension say, does not count.
    fn watch(url: String) -> Self {
        let seen = Rc::new(Cell::new(false));
        let handler = {
            let seen = seen.clone();
            Closure::<dyn FnMut(_)>::new(move |event: SecurityPolicyViolationEvent| {
                let blocked = event.blocked_uri();
                if event.effective_directive() == "connect-src" && !blocked.is_empty() && url.starts_with(&blocked) {
                    seen.set(true);
                }
            })
        };
        if let Some(document) = browser::document() {
            let _ = document.add_event_listener_with_callback(Self::EVENT, handler.as_ref().unchecked_ref());
        }
        Self { seen, handler }
    }
}

impl Drop for Violations {
    fn drop(&mut self) {
        if let Some(document) = browser::document() {
            let _ = document.remove_event_listener_with_callback(Self::EVENT, self.handler.as_ref().unchecked_ref());
        }
    }
}
