//! All that was noticed.

use super::{Problem, Severity};

/// Everything that was noticed about a request, in the order in which a person reads it: target, body from the outside
/// in, credential.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Returns a report without problems.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem at the end.
    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Returns this report followed by another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.problems.extend(other.problems);
        self
    }

    /// Returns the problems, in order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns true exactly when no problem is an error.
    pub fn sendable(&self) -> bool {
        self.of(Severity::Error).next().is_none()
    }

    /// Returns the problems of one level, in order.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.code.severity == severity)
    }
}
