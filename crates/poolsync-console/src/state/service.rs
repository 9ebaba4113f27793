//! The two services that are asked.

/// Whom to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    /// The endpoint.
    Cce,
    /// Its IAM.
    Iam,
}
