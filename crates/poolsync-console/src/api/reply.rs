//! What becomes of a call to the network.

use poolsync_core::answer::Answer;

use super::RelayFault;

/// How a call travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// From the browser to the host.
    Direct,
    /// By the relay on the origin of this page.
    Relay,
}

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
    /// No whole answer in [`super::fetch::TIMEOUT_SECONDS`].
    Timeout,
    /// The relay refused the call or reached nobody; nothing was sent on. Carries what it says.
    RelayRefused(RelayFault),
    /// The relay sent the call on and got no whole answer. Carries what it says.
    RelayFailed(RelayFault),
}
