//! What the pool says about a call whose outcome is not known.

/// What the pool says about a call whose outcome is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Aftermath {
    /// There was no such call.
    #[default]
    None,
    /// The pool is being read.
    Reading,
    /// It is being synchronized, and that is followed.
    Running,
    /// It is not being synchronized.
    Quiet,
    /// It could not be read.
    Unread,
}
