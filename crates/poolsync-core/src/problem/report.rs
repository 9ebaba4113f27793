//! All that was noticed.

use super::{Problem, Severity};

/// Everything that was noticed about a request, in the order in which a person reads it: target, body from the outside in,
/// credential.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// A report without problems.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// This report followed by another.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.problems.extend(other.problems);
        self
    }

    /// The problems.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// True exactly when no problem is an error.
    pub fn sendable(&self) -> bool {
        self.of(Severity::Error).next().is_none()
    }

    /// The problems of one level.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.code.severity == severity)
    }
}
