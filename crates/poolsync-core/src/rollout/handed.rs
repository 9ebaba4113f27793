//! A resolved rollout as JSON text: handed from one person to another, who sees what was approved and what differs now.

use super::LoadError;
use super::resolved::ResolvedRollout;

impl ResolvedRollout {
    /// Returns it as JSON text. Holds no secret.
    pub fn save(&self) -> String {
        // Nothing in it can fail to be written: its maps are structs.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns the rollout of a text that [`ResolvedRollout::save`] wrote.
    ///
    /// # Errors
    /// [`LoadError`] if it is something else, or was changed so that its parts do not belong together.
    ///
    /// ```
    /// use poolsync_core::rollout::{ResolvedRollout, example_plan, example_pools, read_plan, resolve};
    ///
    /// let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
    /// assert_eq!(ResolvedRollout::load(&rollout.save()), Ok(rollout));
    /// ```
    pub fn load(text: &str) -> Result<Self, LoadError> {
        let rollout: Self =
            serde_json::from_str(text).map_err(|error| LoadError::Form(super::machine::without_values(&error)))?;
        rollout.validate()?;
        Ok(rollout)
    }
}
