//! The request as it will be sent: request line, headers, body.
//!
//! The text of the body is the bytes. What may be secret is there too, but hidden until the user asks for secrets.

use std::ops::Range;

use poolsync_core::edit::secret_parts;
use poolsync_core::endpoint::open_part;
use poolsync_core::json::Member;
use poolsync_core::wire::{HeaderValue, Headers, WireRequest};
use poolsync_core::{AccessKey, Arg, Credential, Secret};
use poolsync_form::Draft;

use crate::bind;
use crate::copying::Copying;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn show(store: Store) {
    let shown = bind::memo(move || store.checked.with(|checked| checked.preview.clone()));
    bind::text("request-line", move || shown.with(|wire| request_line(store, wire)));
    bind::text("request-headers", move || shown.with(|wire| headers(store, wire)));
    bind::text("request-size", move || {
        let bytes = shown.with(|wire| wire.body.len());
        words::REQUEST_SIZE.fill(store.locale.get(), &[("bytes", Arg::count(bytes))])
    });
    bind::content("request-body", move || shown.with(|wire| body(store, wire)));
    bind::button("reveal", move || store.revealed.update(|revealed| *revealed = !*revealed));
    bind::attribute("reveal", "aria-pressed", move || Some(store.revealed.get().to_string()));
    copy_body(store, shown);
}

/// One header a line, as HTTP writes them; the token is masked unless asked for.
fn headers(store: Store, wire: &WireRequest) -> String {
    let revealed = store.revealed.get();
    let kind = store.draft.with(|draft| draft.credential);
    store.secrets.with(|secrets| {
        let headers = match secrets.credential(kind) {
            Credential::Token(token) => wire.headers.clone().with_secret("X-Auth-Token", &token),
            Credential::AccessKey(key) => signed_headers(store, wire, &key),
        };
        let line = |name: &str, value: &HeaderValue| {
            // EXPOSE: its emptiness is looked at, and the user asked to see it.
            let exposed = value.expose();
            let shown = if revealed || exposed.is_empty() { exposed } else { value.masked() };
            format!("{name}: {shown}\n")
        };
        headers.iter().map(|header| line(&header.name, &header.value)).collect()
    })
}

/// The headers of a signature. Its date is that of sending, and so the signature is made then.
fn signed_headers(store: Store, wire: &WireRequest, key: &AccessKey) -> Headers {
    let project = store.draft.with(|draft| draft.project_id.trim().to_owned());
    let later = store.say(&words::REQUEST_SIGNED_LATER);
    let headers = wire.headers.clone().with("X-Sdk-Date", later).with("X-Project-Id", &project);
    let names = "host;x-project-id;x-sdk-date";
    let (headers, names) = match &key.security_token {
        Some(token) => (headers.with_secret("X-Security-Token", token), format!("{names};x-security-token")),
        None => (headers, names.to_owned()),
    };
    let signed = format!("SDK-HMAC-SHA256 Access={}, SignedHeaders={names}, Signature={later}", key.access_key);
    headers.with_secret("Authorization", &Secret::new(signed))
}

/// Method and URL. What is no endpoint stands in front of the URL as it was typed, and may hold a password or a token.
fn request_line(store: Store, wire: &WireRequest) -> String {
    let open_url = store.checked.with(|checked| {
        let Member::Given(typed) = &checked.request.endpoint else { return None };
        let path = wire.url.strip_prefix(typed.as_str()).filter(|_| !typed.is_empty())?;
        Some(open_part(typed) + path)
    });
    format!("{} {}", wire.method, open_url.as_deref().unwrap_or(&wire.url))
}

/// The body in parts: what is open as it is; what may be secret hidden, with dots beside it.
fn body(store: Store, wire: &WireRequest) -> Vec<Built> {
    let revealed = store.revealed.get();
    let part = |class, text: &str| dom::element("span", class).text(text);
    let mut shown = Vec::new();
    let mut rest = 0;
    for secret in secret_places(store, &wire.body) {
        let text = |from, to| wire.body.get(from..to).unwrap_or_default();
        shown.push(part("", text(rest, secret.start)));
        let hidden = part("ps-secret", text(secret.start, secret.end));
        // Hidden, it is neither read aloud nor found; the style sheet puts dots in its place.
        shown.push(if revealed { hidden } else { hidden.attribute("hidden", "") });
        shown.push(part("ps-mask", ""));
        rest = secret.end;
    }
    shown.push(part("", wire.body.get(rest..).unwrap_or_default()));
    shown
}

/// Where the salted password stands; in a body that was typed as JSON, everything that may be secret.
fn secret_places(store: Store, body: &str) -> Vec<Range<usize>> {
    if store.draft.with(Draft::has_hidden_parts) {
        return secret_parts(body);
    }
    store.secrets.with(|secrets| {
        // EXPOSE: looked for in the body, where it stands already.
        let salted = secrets.salted().expose();
        let place = body.find(salted).filter(|_| !salted.is_empty());
        place.into_iter().map(|from| from..from + salted.len()).collect()
    })
}

fn copy_body(store: Store, wire: Memo<WireRequest>) {
    let copying = Copying::new();
    bind::button("copy-body", move || {
        store.settle();
        copying.copy(wire.with_untracked(|wire| wire.body.clone()));
    });
    copying.tell(store, "copy-body-done");
}
