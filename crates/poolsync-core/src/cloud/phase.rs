//! The states of clusters, pools and nodes, in the words of the service's own pages.
//!
//! Sources: the models `cluster_status.py`, `node_pool_status.py` and `node_status.py` of the Python SDK 3.1.219, whose
//! texts name each state in Chinese.

use crate::locale::{Locale, Word};
use crate::words::cloud as words;

/// The states that have words.
const PHASES: [(&str, &Word); 21] = [
    ("Active", &words::PHASE_ACTIVE),
    ("Abnormal", &words::PHASE_ABNORMAL),
    ("Available", &words::PHASE_AVAILABLE),
    ("Awaking", &words::PHASE_AWAKING),
    ("Build", &words::PHASE_BUILD),
    ("Creating", &words::PHASE_CREATING),
    ("Deleting", &words::PHASE_DELETING),
    ("Empty", &words::PHASE_EMPTY),
    ("Error", &words::PHASE_ERROR),
    ("Hibernating", &words::PHASE_HIBERNATING),
    ("Hibernation", &words::PHASE_HIBERNATION),
    ("Installing", &words::PHASE_INSTALLING),
    ("Repairing", &words::PHASE_REPAIRING),
    ("RepairFailed", &words::PHASE_REPAIR_FAILED),
    ("Resizing", &words::PHASE_RESIZING),
    ("RollbackFailed", &words::PHASE_ROLLBACK_FAILED),
    ("RollingBack", &words::PHASE_ROLLING_BACK),
    ("ScalingDown", &words::PHASE_SCALING_DOWN),
    ("ScalingUp", &words::PHASE_SCALING_UP),
    ("Unavailable", &words::PHASE_UNAVAILABLE),
    ("Upgrading", &words::PHASE_UPGRADING),
];

/// A state for people: in Chinese with the API's word in brackets; a state without words is as the API writes it.
///
/// ```
/// use poolsync_core::{Locale, cloud::phase_name};
///
/// assert_eq!(phase_name("Active", Locale::Zh), "运行中（Active）");
/// assert_eq!(phase_name("Active", Locale::En), "Active");
/// assert_eq!(phase_name("Melting", Locale::Zh), "Melting");
/// ```
pub fn phase_name(phase: &str, locale: Locale) -> &str {
    PHASES.iter().find(|(name, _)| *name == phase).map_or(phase, |(_, word)| word.get(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_told_with_the_word_of_the_api() {
        for (phase, word) in PHASES {
            assert_eq!(word.en, phase);
            assert!(word.zh.ends_with(&format!("（{phase}）")), "{phase}");
        }
    }
}
