//! What the server of this page offers beside it: a relay, a sandbox. A page from a static host has neither.

use crate::browser;

/// Read once from the `<meta>` elements that the server `poolsync` writes into the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Server {
    /// The path of the relay on the origin of this page.
    pub(crate) relay: Option<String>,
    /// The origin of the sandbox.
    pub(crate) sandbox: Option<String>,
    /// The token that the sandbox takes; made up, like everything there.
    pub(crate) sandbox_token: Option<String>,
}

impl Server {
    pub(crate) fn read() -> Self {
        Self {
            relay: browser::meta("poolsync-relay"),
            sandbox: browser::meta("poolsync-sandbox"),
            sandbox_token: browser::meta("poolsync-sandbox-token"),
        }
    }

    /// True if this endpoint is the sandbox.
    pub(crate) fn is_sandbox(&self, endpoint: &str) -> bool {
        self.sandbox.as_deref() == Some(endpoint.trim_end_matches('/'))
    }
}
