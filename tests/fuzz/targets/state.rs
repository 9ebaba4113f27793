//! Runs and rollouts that were kept: what can be read is kept and read as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use poolsync_core::follow::Run;
use poolsync_core::rollout::RolloutState;

fuzz_target!(|text: &str| {
    if let Some(run) = Run::load(text) {
        let saved = run.save();
        assert_eq!(Run::load(&saved).map(|again| again.save()), Some(saved));
    }
    if let Ok(state) = RolloutState::load(text) {
        let saved = state.save();
        assert_eq!(RolloutState::load(&saved).map(|again| again.save()).ok(), Some(saved));
    }
});
