//! The headers of the request, with its secrets masked unless they are asked for.

use leptos::prelude::*;
use poolsync_core::wire::{HeaderValue, Headers, WireRequest};
use poolsync_core::{AccessKey, Credential, Secret};

use crate::state::Store;
use crate::words;

/// Returns one header a line, as HTTP writes them.
pub(super) fn headers(store: Store, wire: &WireRequest) -> String {
    let is_revealed = store.revealed.get();
    let kind = store.draft.with(|draft| draft.credential);
    store.secrets.with(|secrets| {
        let headers = match secrets.credential(kind) {
            Credential::Token(token) => wire.headers.clone().with_secret("X-Auth-Token", &token),
            Credential::AccessKey(key) => signed_headers(store, wire, &key),
        };
        let line = |name: &str, value: &HeaderValue| {
            // EXPOSE: its emptiness is looked at, and the user asked to see it.
            let exposed = value.expose();
            let shown = if is_revealed || exposed.is_empty() { exposed } else { value.masked() };
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
