//! The style sheet of the lazy parts: a `<link data-part="…">` of `index.html` that is no style sheet until it is asked for.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

use super::document::document;

/// How long a style sheet is waited for, in milliseconds: the page works without it.
const LONGEST_WAIT_MS: i32 = 10_000;

/// Loads the style sheet of a part, unless it is there, and waits for it. If it does not come, the page is plain and says so
/// (`before-paint.js`).
pub(crate) async fn load(part: &str) {
    let link = document().and_then(|page| page.query_selector(&format!("link[data-part={part}]")).ok()?);
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else { return };
    if link.sheet().is_some() {
        return;
    }
    let ended = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LONGEST_WAIT_MS);
        }
        for event in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
    });
    link.set_rel("stylesheet");
    let _ = JsFuture::from(ended).await;
    if link.sheet().is_none() {
        // Only a change of it makes the browser ask again.
        link.set_rel("part");
    }
}
