//! What is said of a list beside what the rules say of its IDs.

use poolsync_core::problem::codes;
use poolsync_core::{Arg, Problem, Report, Word};

use super::{LeftOut, NodeList, Reason};
use crate::words;

/// The place of the list in the body.
const PATH: &str = "spec.nodeIDs";

impl NodeList<'_> {
    /// True if there is something in the list, and nothing of it is an ID: such a list must not stand for every node of the pool.
    pub fn has_nothing(&self) -> bool {
        self.ids.is_empty() && !self.left_out.is_empty()
    }

    /// Returns the report of the rules with what is known of the list: why nothing could be taken of it, or what was left out.
    pub(crate) fn tell(&self, report: &Report) -> Report {
        let mut told = Report::new();
        let is_of_list = |problem: &Problem| problem.code == &codes::NODE_IDS_WRONG_TYPE && problem.path == PATH;
        let first = self.left_out.first().filter(|_| self.has_nothing());
        for problem in report.problems() {
            let mut problem = problem.clone();
            if let Some(first) = first.filter(|_| is_of_list(&problem)) {
                problem.args = vec![("found", Arg::text(&format!("`{}`", first.text)))];
                problem.special_help = Some(first.reason.help());
            }
            told.add(problem);
        }
        if first.is_none() {
            self.left_out.iter().for_each(|left_out| told.add(left_out.problem()));
        }
        told
    }
}

impl LeftOut<'_> {
    fn problem(&self) -> Problem {
        let problem = Problem::new(&codes::NODE_IDS_MALFORMED, PATH).count("number", self.number);
        problem.text("found", &self.text).help_with(self.reason.help())
    }
}

impl Reason {
    fn help(self) -> &'static Word {
        match self {
            Self::Kubernetes => &words::NODE_LIST_KUBERNETES,
            Self::Address => &words::NODE_LIST_ADDRESS,
            Self::ProviderId => &words::NODE_LIST_PROVIDER_ID,
            Self::NoId => &words::NODE_LIST_NO_ID,
            Self::SeveralIds => &words::NODE_LIST_SEVERAL_IDS,
            Self::Unreadable => &words::NODE_LIST_UNREADABLE,
            Self::Command => &words::NODE_LIST_COMMAND,
        }
    }
}
