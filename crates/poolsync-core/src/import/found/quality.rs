//! How well a reading of a text makes sense: of several readings the best is taken.

use super::Found;
use crate::json;
use crate::problem::codes;

/// What a reading is worth; the order of the members is the order in which they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "compared one after the other")]
pub(in super::super) struct Quality {
    /// 2: the body is JSON; 1: there is none; 0: it could not be taken over or is no JSON.
    body: u8,
    is_ours: bool,
    /// The body is read as it stands.
    is_plain: bool,
    /// Every quotation ends.
    is_closed: bool,
    /// Parts that were found, or that are known to be missing.
    parts: usize,
    /// Parts that could not be taken over: the fewer the better.
    taken: std::cmp::Reverse<usize>,
    /// Words that mean nothing: the fewer the better.
    understood: std::cmp::Reverse<usize>,
    /// Lines stand as the shell needs them.
    is_unbroken: bool,
}

impl Quality {
    /// True if another shell would not read it better: the whole call is there, and words beside it.
    pub(in super::super) fn is_good(self) -> bool {
        self.body == 2 && self.is_ours && self.is_plain && self.is_closed && self.taken.0 == 0 && self.is_unbroken
    }

    /// True if no other reading can be better.
    pub(in super::super) fn is_best(self) -> bool {
        self.body == 2
            && self.is_ours
            && self.is_closed
            && self.taken.0 == 0
            && self.understood.0 == 0
            && self.is_unbroken
    }
}

impl Found {
    /// What this reading is worth.
    pub(in super::super) fn quality(&self) -> Quality {
        let problems = self.imported.report.problems();
        let told = |code| problems.iter().filter(|problem| problem.code == code).count();
        let lost = told(&codes::IMPORT_NOT_TAKEN);
        let is_body_lost =
            problems.iter().any(|problem| problem.code == &codes::IMPORT_NOT_TAKEN && problem.path.is_empty());
        let body = match &self.imported.body {
            Some(body) if json::parse(body).0.is_some() => 2,
            None if !is_body_lost => 1,
            _ => 0,
        };
        let parts =
            [&self.imported.endpoint, &self.imported.project_id, &self.imported.cluster_id, &self.imported.nodepool_id];
        let known = parts.into_iter().flatten().count()
            + usize::from(self.token.is_some())
            + usize::from(!self.key.access_key.is_empty());
        Quality {
            body,
            is_ours: !self.another,
            is_plain: !self.requoted,
            is_closed: !self.unclosed,
            parts: known + told(&codes::IMPORT_PLACEHOLDER) + told(&codes::IMPORT_SIGNATURE),
            taken: std::cmp::Reverse(lost),
            understood: std::cmp::Reverse(self.ignored_words),
            is_unbroken: !self.joined,
        }
    }
}
