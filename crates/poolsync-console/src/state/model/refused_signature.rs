//! A signature that the gateway refused.

use poolsync_core::doctor::Steps;

/// A signature that was refused. It holds the security token of a temporary key, and goes when secrets are forgotten.
#[derive(Clone, PartialEq)]
pub(crate) struct RefusedSignature {
    /// How our signature came about.
    pub(crate) steps: Steps,
    /// What looks wrong about the key itself.
    pub(crate) notes: Vec<String>,
    /// The gateway's text: its own answer, until another is pasted.
    pub(crate) gateway_text: String,
}
