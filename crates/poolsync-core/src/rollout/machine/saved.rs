//! A state as JSON text: kept in a file or a browser, and read again.
//!
//! ```
//! use poolsync_core::rollout::{LoadError, RolloutState, example_plan, example_pools, read_plan, resolve};
//!
//! let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
//! let state = RolloutState::start(rollout);
//! assert_eq!(RolloutState::load(&state.save()), Ok(state));
//! assert_eq!(RolloutState::load(r#"{"version": 2}"#), Err(LoadError::Version(2)));
//! ```

use serde::Deserialize;

use super::state::RolloutState;
use crate::rollout::InvalidRollout;

/// The version that is written.
pub(super) const VERSION: u32 = 1;

/// Why a text is no state of a rollout.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Not the JSON of a state. User action: choose the file that was saved.
    #[error("the text is no saved rollout: {0}")]
    Form(String),
    /// Of another version. User action: go on with the program that saved it.
    #[error("the rollout was saved in version {0}, this program knows version 1")]
    Version(u64),
    /// Its parts do not belong together. User action: take a copy that nobody has changed.
    #[error("the parts of the saved rollout do not belong together")]
    Inconsistent,
    /// What is rolled out cannot come of a plan. User action: as above.
    #[error(transparent)]
    Rollout(#[from] InvalidRollout),
}

#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

impl RolloutState {
    /// Returns the state as JSON text.
    pub fn save(&self) -> String {
        // Nothing in a state can fail to be written: its maps are structs.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns the state of a text that [`RolloutState::save`] wrote.
    ///
    /// # Errors
    /// [`LoadError`] if it is something else, of another version, or was changed so that its parts do not belong together.
    pub fn load(text: &str) -> Result<Self, LoadError> {
        let form = |error: serde_json::Error| LoadError::Form(without_values(&error));
        let Versioned { version } = serde_json::from_str(text).map_err(form)?;
        if version != u64::from(VERSION) {
            return Err(LoadError::Version(version));
        }
        let state: Self = serde_json::from_str(text).map_err(form)?;
        state.rollout.validate()?;
        if state.is_consistent() { Ok(state) } else { Err(LoadError::Inconsistent) }
    }

    fn is_consistent(&self) -> bool {
        let stages = self.stages.iter().zip(&self.rollout.stages);
        let fits = stages.clone().all(|(state, stage)| {
            let targets = state.targets.iter().zip(&stage.targets);
            state.gates.len() == stage.gates.len()
                && state.targets.len() == stage.targets.len()
                && targets.clone().all(|(state, target)| state.nodes.len() == target.nodes.len())
        });
        let later = self.stages.iter().skip(self.stage.saturating_add(1));
        let untouched = later.clone().all(|stage| stage.targets.iter().all(|target| !target.is_under_way()));
        fits && untouched
            && self.stages.len() == self.rollout.stages.len()
            && self.stage <= self.stages.len()
            && self.digest == self.rollout.digest()
    }
}

/// Where and what, without what stands there.
pub(in crate::rollout) fn without_values(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Data => "a member is missing or of another type",
        _ => "it is no JSON",
    };
    format!("{what}, line {}, column {}", error.line(), error.column())
}
