//! The words of the command line, made from `web/locales/{en,zh}/command.json` at build time.

use poolsync_core::Word;

include!(concat!(env!("OUT_DIR"), "/command.rs"));

/// Those of `poolsync rollout`, made from `rollout-command.json`.
pub(crate) mod rollout {
    use poolsync_core::Word;

    include!(concat!(env!("OUT_DIR"), "/rollout-command.rs"));

    /// What is said of a plan without a remark, with one, with more, with errors.
    pub(crate) static ABOUT: [&Word; 4] = [&super::FINE, &USABLE_ONE, &USABLE, &UNUSABLE];
}
