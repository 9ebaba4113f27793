//! What crosses the seam, as plain objects: mirrors of the core's types, which the declarations for TypeScript are made from.
//!
//! ```ignore
//! let report: Ts<types::Report> = written(&types::Report::from(&report))?;
//! ```
//!
//! What comes in derives `Deserialize`, what goes out `Serialize`, all of it `Tsify`. The comments here are those that users of
//! the package read in their editor. What is absent has no member.

pub(crate) mod credential;
mod outcome;
mod problem;
pub(crate) mod request;
#[cfg(feature = "rollout")]
mod rollout;
#[cfg(feature = "samples")]
mod samples;
mod tools;
mod wire;

pub use credential::{AccessKey, Credential, TokenCredential};
pub use outcome::{Accepted, Answer, Outcome, Refused, Sent, Unknown};
pub use problem::{Described, Problem, Report, Severity, StoredProblem};
pub use request::{LifeCycle, Login, NodeTemplate, PoolState, SyncRequest, UpgradeNodePool, UpgradeSpec, UserPassword};
#[cfg(feature = "rollout")]
pub use rollout::*;
#[cfg(feature = "samples")]
pub use samples::{ImportedRequest, LanguageInfo, PartialCredential, PartialSyncRequest, SampleOptions};
pub use tools::{Locale, Plan, Region, SaltOptions, ScriptBudget};
pub(crate) use wire::one_line;
pub use wire::{BuildOptions, SignOptions, UnsignedRequest, WireRequest};

use serde::{Serialize, Serializer};
use tsify::{Ts, Tsify};

use crate::misuse::Misuse;

/// A value as JavaScript gets it.
///
/// # Errors
/// None for the types here: their numbers are small, and their maps have strings for keys.
pub(crate) fn written<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, Misuse> {
    value.into_ts().map_err(|error| Misuse::value(error.to_string()))
}

/// Each value of a list as JavaScript gets it.
///
/// # Errors
/// As [`written`].
pub(crate) fn all_written<T: Tsify + Serialize>(values: impl Iterator<Item = T>) -> Result<Vec<Ts<T>>, Misuse> {
    values.map(|value| written(&value)).collect()
}

/// For `#[serde(serialize_with)]`: pairs as an object with their order.
fn as_record<S: Serializer, K: Serialize, V: Serialize>(pairs: &[(K, V)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
