//! What the server of this page offers beside it: a relay, a sandbox. A page from a static host has neither.

use wasm_bindgen::JsCast;
use web_sys::HtmlMetaElement;

use super::document::document;

/// The name of the project that has everything in the sandbox.
const SANDBOX_PROJECT: &str = "cn-north-4";

/// Read once from the `<meta>` elements that the server `poolsync` writes into the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageConfig {
    /// The path of the relay on the origin of this page, such as `/relay`.
    pub(crate) relay: Option<String>,
    /// The origin of the sandbox.
    pub(crate) sandbox: Option<String>,
    /// The token that the sandbox takes; made up, like everything there.
    pub(crate) sandbox_token: Option<String>,
}

impl PageConfig {
    /// Reads what the server wrote.
    pub(crate) fn read() -> Self {
        Self {
            relay: meta("poolsync-relay"),
            sandbox: meta("poolsync-sandbox"),
            sandbox_token: meta("poolsync-sandbox-token"),
        }
    }

    /// Returns the project of a token that no region names, for the sandbox.
    pub(crate) fn sandbox_scope(&self, endpoint: &str) -> Option<&'static str> {
        self.is_sandbox(endpoint).then_some(SANDBOX_PROJECT)
    }

    /// Returns true if this endpoint is the sandbox.
    pub(crate) fn is_sandbox(&self, endpoint: &str) -> bool {
        self.sandbox.as_deref() == Some(endpoint.trim_end_matches('/'))
    }
}

/// Returns the content of `<meta name=…>`; none if it is empty.
fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name=\"{name}\"]");
    let meta: HtmlMetaElement = document()?.query_selector(&selector).ok()??.dyn_into().ok()?;
    Some(meta.content()).filter(|content| !content.is_empty())
}
