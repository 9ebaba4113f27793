//! What only `poolsync/rollout` takes and gives. The core reads and writes these itself, as JSON; here is how they are declared, and
//! the tests below see to it that both are the same.

mod action;
mod event;
mod resolved;
mod state;
#[cfg(test)]
mod tests;

pub use action::{RolloutAction, RolloutNext, RolloutWait};
pub use event::{JobPart, JobPhase, JobReading, NodeReading, PoolReading, RolloutCommand, RolloutEvent};
pub use resolved::{
    Away, ResolvedNode, ResolvedRollout, ResolvedStage, ResolvedTarget, RolloutGate, RolloutOnFailure, RolloutOptions,
    RolloutResolution,
};
pub use state::{
    GateState, NodePhase, NodeState, RolloutEnd, RolloutEntry, RolloutHappening, RolloutState, StagePhase, StageState,
    TargetPhase, TargetState,
};
