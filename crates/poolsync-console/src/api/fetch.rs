//! Makes a call once, with gloo-net. The credential goes to the host of the request, or to the relay of this page's own
//! origin; no redirect is followed, since a browser would carry the token to the new host.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_net::http::{Headers, Method, RequestBuilder};
use gloo_timers::future::TimeoutFuture;
use poolsync_core::Secret;
use poolsync_core::answer::{Answer, without_secrets};
use poolsync_core::json;
use poolsync_core::wire::WireRequest;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, ResponseType,
    SecurityPolicyViolationEvent,
};

use super::{Loss, RelayFault, Reply};
use crate::platform::{document, random};

/// After so many seconds without a whole answer a call counts as lost.
pub(crate) const TIMEOUT_SECONDS: u32 = 60;

/// The header by which the relay marks what it says itself.
const RELAY_ERROR: &str = "x-poolsync-relay-error";
/// The headers of an answer that are looked at; a service lets pages of other origins read some of them at most.
const READ_HEADERS: [&str; 6] =
    ["x-request-id", "x-iam-trace-id", "x-subject-token", "retry-after", "date", RELAY_ERROR];

/// Sends a request once. `relay`: the path of the relay on this page's own origin, or none for the direct route. `secrets`:
/// what must not be shown, should the answer repeat it.
pub(crate) async fn send(wire: &WireRequest, relay: Option<&str>, secrets: &[Secret]) -> Reply {
    if relay.is_none() && !document::is_online() {
        return Reply::Lost(Loss::Offline);
    }
    let url = url(&wire.url, relay);
    let violations = Violations::watch(url.clone());
    match fetch(wire, &url, relay.is_some(), secrets).await {
        Ok(reply) => reply,
        Err(error) if is_timeout(&error) => Reply::Lost(Loss::Timeout),
        Err(_) => {
            // The event that tells of the page's policy comes after the failure.
            TimeoutFuture::new(50).await;
            Reply::Lost(if violations.seen.get() { Loss::Policy } else { Loss::Network })
        }
    }
}

async fn fetch(wire: &WireRequest, url: &str, by_relay: bool, secrets: &[Secret]) -> Result<Reply, gloo_net::Error> {
    let request = RequestBuilder::new(url)
        .method(Method::from_bytes(wire.method.as_bytes()).unwrap_or_default())
        .headers(headers(wire, by_relay)?)
        .redirect(RequestRedirect::Manual)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_SECONDS * 1_000)));
    // A read has no body, and a browser sends none with it.
    let request = if wire.body.is_empty() { request.build()? } else { request.body(wire.body.as_str())? };
    let response = request.send().await?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(Reply::Redirect);
    }
    let headers = response.headers();
    let headers = READ_HEADERS.iter().filter_map(|name| Some(((*name).to_owned(), headers.get(name)?))).collect();
    let answer = Answer { status: response.status(), headers, body: response.text().await? };
    Ok(told_apart(masked(answer, secrets)))
}

/// Returns true for the `TimeoutError` with which `AbortSignal.timeout` ends a call (DOM standard).
fn is_timeout(error: &gloo_net::Error) -> bool {
    matches!(error, gloo_net::Error::JsError(error) if error.name == "TimeoutError")
}

/// Masks the secrets of a call that its answer repeats: the answer is shown, and outlives them.
fn masked(mut answer: Answer, secrets: &[Secret]) -> Answer {
    answer.body = without_secrets(&answer.body, secrets);
    for (_, value) in &mut answer.headers {
        *value = without_secrets(value, secrets);
    }
    answer
}

/// Tells what the relay says itself from what it passes on.
fn told_apart(answer: Answer) -> Reply {
    if !answer.headers.iter().any(|(name, _)| name == RELAY_ERROR) {
        return Reply::Answer(answer);
    }
    let value = json::parse(&answer.body).0;
    let error = value.as_ref().and_then(|value| value.object("error").given());
    let text = |name: &str| error.and_then(|error| error.text(name).given());
    let fault = RelayFault {
        code: text("code").unwrap_or_default().to_owned(),
        message: text("message").unwrap_or(&answer.body).to_owned(),
    };
    let nothing_left = text("sent") == Some("no");
    Reply::Lost(if nothing_left { Loss::RelayRefused(fault) } else { Loss::RelayFailed(fault) })
}

/// The headers as the browser takes them. Appended here, because gloo-net panics on a value that is none.
fn headers(wire: &WireRequest, by_relay: bool) -> Result<Headers, gloo_net::Error> {
    let invalid = |_: JsValue| gloo_net::Error::GlooError("a header that cannot be sent".to_owned());
    let headers = web_sys::Headers::new().map_err(invalid)?;
    for header in wire.headers.iter() {
        // EXPOSE: sent to the host of the request.
        headers.append(&header.name, header.value.expose()).map_err(invalid)?;
    }
    if by_relay {
        headers.append("X-Poolsync-Relay", "1").map_err(invalid)?;
        // A browser that repeats the call by itself repeats the id with it; the relay forwards it once.
        let id = random::id().ok_or_else(|| invalid(JsValue::NULL))?;
        headers.append("X-Poolsync-Call", &id).map_err(invalid)?;
    }
    Ok(Headers::from_raw(headers))
}

/// The address to call: that of the request, or `{relay}/{host}{path}`.
fn url(url: &str, relay: Option<&str>) -> String {
    match (relay, url.split_once("://")) {
        (Some(relay), Some((_, rest))) => format!("{relay}/{}", rest.replacen(":443/", "/", 1)),
        _ => url.to_owned(),
    }
}

/// Watches for calls that the policy of this page stops.
struct Violations {
    seen: Rc<Cell<bool>>,
    /// Ends with this value.
    _listener: Option<EventListener>,
}

impl Violations {
    /// `url`: the call; what the policy stops besides, of an extension say, does not count.
    fn watch(url: String) -> Self {
        let seen = Rc::new(Cell::new(false));
        let found = seen.clone();
        let listener = document::document().map(|document| {
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>() else { return };
                let blocked = event.blocked_uri();
                if event.effective_directive() == "connect-src" && !blocked.is_empty() && url.starts_with(&blocked) {
                    found.set(true);
                }
            })
        });
        Self { seen, _listener: listener }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relay_is_called_with_the_host_as_part_of_its_path() {
        assert_eq!(url("https://cce.example:443/api?a=b", Some("/relay")), "/relay/cce.example/api?a=b");
        assert_eq!(url("http://127.0.0.1:8081/api", Some("/relay")), "/relay/127.0.0.1:8081/api");
        assert_eq!(url("https://cce.example/api", None), "https://cce.example/api");
    }

    fn of_relay(body: &str) -> Reply {
        let headers = vec![(RELAY_ERROR.to_owned(), "1".to_owned())];
        told_apart(Answer { status: 502, headers, body: body.to_owned() })
    }

    #[test]
    fn what_the_relay_says_itself_is_no_answer() {
        let fault = |code: &str, message: &str| RelayFault { code: code.to_owned(), message: message.to_owned() };
        let refused = of_relay(r#"{"error": {"code": "relay/a", "message": "unknown host", "sent": "no"}}"#);
        assert_eq!(refused, Reply::Lost(Loss::RelayRefused(fault("relay/a", "unknown host"))));
        let failed = of_relay(r#"{"error": {"message": "no answer", "sent": "maybe"}}"#);
        assert_eq!(failed, Reply::Lost(Loss::RelayFailed(fault("", "no answer"))));
        assert_eq!(of_relay("<html>"), Reply::Lost(Loss::RelayFailed(fault("", "<html>"))));
    }

    #[test]
    fn what_it_passes_on_is_an_answer() {
        let answer = Answer { status: 200, headers: Vec::new(), body: "{}".to_owned() };
        assert_eq!(told_apart(answer.clone()), Reply::Answer(answer));
    }
}
