//! The body of the request. Its text is the bytes. What may be secret is there too, but hidden until the user asks for
//! secrets.

use std::ops::Range;

use leptos::prelude::*;
use poolsync_core::edit::secret_parts;
use poolsync_core::wire::WireRequest;
use poolsync_form::Draft;

use crate::components::use_store;
use crate::state::Store;

/// A part of the body.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    text: String,
    is_secret: bool,
}

/// The body, to the byte.
#[component]
pub(super) fn RequestBody(
    wire: Memo<WireRequest>,
    /// The id of its title.
    title_id: &'static str,
) -> impl IntoView {
    let store = use_store();
    let body_parts = move || {
        let all = wire.with(|wire| parts(&wire.body, &secret_places(store, &wire.body)));
        all.into_iter().map(|part| shown(store, part)).collect_view()
    };
    view! { <pre class="ps-code" data-body="" tabindex="0" aria-labelledby=title_id>{body_parts}</pre> }
}

fn shown(store: Store, part: Part) -> impl IntoView {
    if !part.is_secret {
        return view! { <span>{part.text}</span> }.into_any();
    }
    // Hidden, it is neither read aloud nor found; the style sheet puts dots in its place.
    view! {
        <span class="ps-secret" hidden=move || !store.revealed.get()>{part.text}</span>
        <span class={"ps-mask"}></span>
    }
    .into_any()
}

/// Cuts a body at these places.
fn parts(body: &str, secrets: &[Range<usize>]) -> Vec<Part> {
    let text = |from, to| body.get(from..to).unwrap_or_default().to_owned();
    let mut parts = Vec::new();
    let mut rest = 0;
    for secret in secrets {
        parts.push(Part { text: text(rest, secret.start), is_secret: false });
        parts.push(Part { text: text(secret.start, secret.end), is_secret: true });
        rest = secret.end;
    }
    parts.push(Part { text: text(rest, body.len()), is_secret: false });
    parts
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_body() {
        let secrets = [1..3, 4..6];
        let joined = |secrets: &[Range<usize>]| -> String {
            parts("abcdef", secrets).into_iter().map(|part| part.text).collect()
        };
        assert_eq!((joined(&[]), joined(&secrets)), ("abcdef".to_owned(), "abcdef".to_owned()));
        let hidden: Vec<_> =
            parts("abcdef", &secrets).into_iter().filter(|part| part.is_secret).map(|part| part.text).collect();
        assert_eq!(hidden, ["bc", "ef"]);
    }
}
