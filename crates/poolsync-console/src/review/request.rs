//! The request as it will be sent: request line, headers, body.

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::endpoint::open_part;
use poolsync_core::json::Member;
use poolsync_core::wire::WireRequest;

use super::request_body::RequestBody;
use super::request_headers::headers;
use crate::components::{CopyButton, Section, say, use_store};
use crate::state::{Store, checks};
use crate::words;

/// The id of the title of the headers.
const HEADERS: &str = "request-headers-title";

/// The section of the request.
#[component]
pub(crate) fn RequestSection() -> impl IntoView {
    let store = use_store();
    let wire = Memo::new(move |_| store.checked.with(|checked| checked.preview.clone()));
    let size = move || {
        let bytes = wire.with(|wire| wire.body.len());
        store.fill(&words::REQUEST_SIZE, &[("bytes", Arg::count(bytes))])
    };
    let copied = move || {
        checks::run(store);
        store.checked.with_untracked(|checked| checked.preview.body.clone())
    };
    view! {
        <Section id="request" title=&words::REQUEST_TITLE about=&words::REQUEST_ABOUT>
            <p class="ps-code">{move || wire.with(|wire| request_line(store, wire))}</p>
            <h3 id=HEADERS>{say(&words::REQUEST_HEADERS)}</h3>
            <pre class="ps-code" tabindex="0" aria-labelledby=HEADERS>{move || wire.with(|wire| headers(store, wire))}</pre>
            <h3 id="request-body-title">{say(&words::REQUEST_BODY)} " " <small>{size}</small></h3>
            <RequestBody wire=wire title_id="request-body-title" />
            <div class="ps-actions">
                <button
                    type="button"
                    class="ps-button"
                    aria-pressed=move || store.revealed.get().to_string()
                    on:click=move |_| store.revealed.update(|revealed| *revealed = !*revealed)
                >
                    {say(&words::REQUEST_REVEAL)}
                </button>
                <CopyButton text=copied label=&words::REQUEST_COPY />
            </div>
        </Section>
    }
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
