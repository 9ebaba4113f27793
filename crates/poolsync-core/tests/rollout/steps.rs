//! What may happen in a rollout.

/// What may happen next.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// So many seconds pass.
    Time(i64),
    /// A call that is made is accepted.
    Accept(usize),
    /// A call that is made is refused.
    Refuse(usize),
    /// The answer to a call is lost; whether it was carried out.
    Lose(usize, bool),
    /// A pool goes on and is read.
    Read(usize, usize),
    /// Somebody else synchronizes the nodes of a pool that are out of date.
    Elsewhere(usize),
    /// A job is read.
    Job(usize, usize),
    Approve(usize),
    Decide(usize, bool),
    Pause,
    Resume,
    Promote,
    Abort,
    CredentialLost,
    Restarted,
    /// A reply to whatever target, asked or not.
    Stray(usize, usize),
}

/// Whether nodes break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Luck {
    Good,
    Bad,
}
