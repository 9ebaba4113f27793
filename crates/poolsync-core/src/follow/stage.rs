//! Where a node is in its run.

use crate::cloud::{JobPhase, Node};

/// Where a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Its batch has not come yet, as far as one can see.
    Waiting,
    /// It is being reset.
    Resetting,
    /// It is back, with the pool's configuration.
    Done,
    /// It has failed; why, in the service's words. It may recover.
    Failed(String),
}

impl Stage {
    /// Returns true for the two ends.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done | Self::Failed(_))
    }
}

/// The stage after a look at the node. `was`: the stage before; `away`: whether it was seen away in this run.
///
/// A node that had the pool's configuration from the start is Active and up to date both before its turn and after it:
/// only being away in between, or the job, tells the two apart.
pub(crate) fn seen(was: &Stage, away: bool, stale_at_start: bool, node: &Node) -> Stage {
    match node.phase.as_str() {
        "Active" => match node.up_to_date {
            Some(true) if away || stale_at_start => Stage::Done,
            None if away => Stage::Done,
            Some(false) if away => Stage::Waiting,
            _ => was.clone(),
        },
        // Before its turn a broken node is no failure of the run.
        phase if is_broken(phase) && away => Stage::Failed(node.phase.clone()),
        phase if phase.is_empty() || is_broken(phase) => was.clone(),
        _ => Stage::Resetting,
    }
}

/// Returns true for the phases of a node that does not work.
fn is_broken(phase: &str) -> bool {
    matches!(phase, "Abnormal" | "Error" | "RepairFailed")
}

/// The stage that a job tells of its node; none if it tells nothing new. `seen`: the phase in which the node was seen last. A
/// job that succeeded does not make a node sound that was seen broken.
pub(crate) fn told(was: &Stage, seen: &str, phase: JobPhase, reason: &str) -> Option<Stage> {
    let stage = match phase {
        JobPhase::Success if is_broken(seen) => Stage::Failed(seen.to_owned()),
        JobPhase::Failed if reason.is_empty() => Stage::Failed("Failed".to_owned()),
        JobPhase::Failed => Stage::Failed(reason.to_owned()),
        JobPhase::Success => Stage::Done,
        JobPhase::Running if !was.is_over() => Stage::Resetting,
        JobPhase::Running | JobPhase::Waiting => return None,
    };
    (stage != *was).then_some(stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(phase: &str, up_to_date: Option<bool>) -> Node {
        Node { phase: phase.to_owned(), up_to_date, ..Node::default() }
    }

    #[track_caller]
    fn check(was: &Stage, away: bool, stale: bool, seen_node: &Node, expected: &Stage) {
        assert_eq!(seen(was, away, stale, seen_node), *expected, "{seen_node:?}");
    }

    #[test]
    fn a_node_goes_away_and_comes_back() {
        check(&Stage::Waiting, false, true, &node("Active", Some(false)), &Stage::Waiting);
        check(&Stage::Waiting, false, true, &node("Installing", Some(false)), &Stage::Resetting);
        check(&Stage::Resetting, true, true, &node("Active", Some(true)), &Stage::Done);
        // The look came too late to see it away.
        check(&Stage::Waiting, false, true, &node("Active", Some(true)), &Stage::Done);
    }

    #[test]
    fn a_node_that_was_up_to_date_has_to_be_seen_away() {
        check(&Stage::Waiting, false, false, &node("Active", Some(true)), &Stage::Waiting);
        check(&Stage::Resetting, true, false, &node("Active", Some(true)), &Stage::Done);
    }

    #[test]
    fn a_node_of_the_default_pool_is_done_when_it_is_back() {
        check(&Stage::Waiting, false, false, &node("Active", None), &Stage::Waiting);
        check(&Stage::Resetting, true, false, &node("Active", None), &Stage::Done);
    }

    #[test]
    fn a_node_fails_only_after_its_turn_and_may_recover() {
        check(&Stage::Waiting, false, true, &node("Abnormal", Some(false)), &Stage::Waiting);
        let failed = Stage::Failed("Abnormal".to_owned());
        check(&Stage::Resetting, true, true, &node("Abnormal", Some(false)), &failed);
        check(&failed, true, true, &node("Active", Some(true)), &Stage::Done);
    }

    #[test]
    fn a_job_knows_more_than_a_phase() {
        let told = |was, phase, reason| told(was, "Active", phase, reason);
        assert_eq!(told(&Stage::Waiting, JobPhase::Success, ""), Some(Stage::Done));
        assert_eq!(told(&Stage::Done, JobPhase::Running, ""), None);
        assert_eq!(told(&Stage::Resetting, JobPhase::Failed, "no quota"), Some(Stage::Failed("no quota".to_owned())));
        assert_eq!(told(&Stage::Waiting, JobPhase::Waiting, ""), None);
    }

    #[test]
    fn a_job_that_succeeded_does_not_make_a_broken_node_sound() {
        let failed = Some(Stage::Failed("Error".to_owned()));
        assert_eq!(told(&Stage::Resetting, "Error", JobPhase::Success, ""), failed);
        assert_eq!(told(&Stage::Failed("Error".to_owned()), "Error", JobPhase::Success, ""), None);
    }
}
