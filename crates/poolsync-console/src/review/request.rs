//! The request as it will be sent: request line, headers, body.
//!
//! The text of the body is the bytes. Its salted password is there too, but hidden until the user asks for secrets.

use poolsync_core::wire::{HeaderValue, Headers, WireRequest};
use poolsync_core::{AccessKey, Arg, Credential, Secret};

use crate::bind;
use crate::copying::Copying;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn show(store: Store) {
    let shown = bind::memo(move || store.checked.with(|checked| checked.preview.clone()));
    bind::text("request-line", move || shown.with(|wire| format!("{} {}", wire.method, wire.url)));
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

/// The body in parts: what stands before the salted password, the salted password, dots for it, and the rest.
fn body(store: Store, wire: &WireRequest) -> Vec<Built> {
    let revealed = store.revealed.get();
    let part = |class, text: &str| dom::element("span", class).text(text);
    store.secrets.with(|secrets| {
        // EXPOSE: looked for in the body, where it stands already.
        let salted = secrets.salted().expose();
        match wire.body.split_once(salted).filter(|_| !salted.is_empty()) {
            Some((before, after)) => {
                let secret = part("ps-secret", salted);
                // Hidden, it is neither read aloud nor found; the style sheet puts dots in its place.
                let secret = if revealed { secret } else { secret.attribute("hidden", "") };
                vec![part("", before), secret, part("ps-mask", ""), part("", after)]
            }
            None => vec![part("", &wire.body)],
        }
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
