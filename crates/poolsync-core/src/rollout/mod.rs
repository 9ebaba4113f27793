//! Rollouts: one operation of several calls, one after another, with what the call itself lacks: order, pause, cancel.
//!
//! A [`Plan`] says in words which nodes, in which stages, with which gates. [`resolve`] turns it, with the pools as they were
//! read, into a [`ResolvedRollout`]: every call with its nodes and its bytes. A [`RolloutState`] goes on by [`RolloutState::next`]:
//! an event goes in, and what is to be done comes out. Its caller makes the calls, reads the pools and watches the clock.
//!
//! ```
//! use poolsync_core::rollout::{Action, Event, EventKind, RolloutState, example_plan, example_pools, read_plan, resolve};
//!
//! let (plan, _) = read_plan(&example_plan());
//! let (rollout, report) = resolve(&plan.unwrap(), &example_pools());
//! assert!(report.sendable());
//!
//! let (state, actions) = RolloutState::start(rollout.unwrap()).next(&Event { at: 1_796_479_200, kind: EventKind::Time });
//! let calls = actions.iter().filter(|action| matches!(action, Action::Call { .. }));
//! assert_eq!((calls.count(), state.stage), (1, 0));
//! ```
//!
//! # What holds
//! 1. No target is called twice, no node is in two calls, and at most one call is under way in a pool.
//! 2. After an unknown answer nothing is called until the pool or the person has told what became of it.
//! 3. After an abort, a failure that stops, or a lost credential nothing is called; what is under way is followed.
//! 4. The nodes away at once in a cluster are never more than [`ResolvedRollout::away`] says before the start.
//! 5. A state that was saved and loaded goes on as one that was not.
//! 6. A rollout ends, or says what it waits for.
//! 7. Nodes that somebody else has synchronized since the plan are reset again only after a person has resumed.
//!
//! Each is a property in `tests/rollout_properties.rs`. There is no clock, network or randomness here.

mod digest;
mod example;
mod handed;
mod machine;
mod plan;
mod reading;
mod report;
mod resolve;
mod resolved;
mod select;

pub use example::{example_plan, example_pools};
pub use machine::{
    Action, CallOutcome, Command, End, Entry, Event, EventKind, GateState, JobState, LOST_GRACE, LoadError, MaybeSent,
    NodeCounts, NodePhase, NodeState, PartPhase, PartState, Request, RolloutState, StagePhase, StageState, TargetPhase,
    TargetState, WaitFor, What,
};
pub use plan::{Gate, OnFailure, Order, Plan, PlanStage, PlanTarget, Select, check_rollout, read_plan};
pub use reading::{NodeReading, PoolReading};
pub use report::{digest_groups, moment, one_line, reason, report, ticket};
pub use resolve::{resolve, resolve_under};
pub use resolved::{Away, InvalidRollout, ResolvedNode, ResolvedRollout, ResolvedStage, ResolvedTarget};
