//! # rollout/syntax, rollout/duplicate-key
//!
//! ## What it checks
//! The text is JSON, or YAML without anchors, aliases, tags and further documents, and names no member twice in one place.
//!
//! ## Why
//! What is approved must be what is read; readers disagree about repeated names.
//!
//! ## Wrong
//! ```yaml
//! soak: 30m
//! soak: 3m
//! ```
//!
//! ## Right
//! ```yaml
//! soak: 30m
//! ```

use super::tree::{Positions, Tree, position_of};
use super::yaml::{self, FaultKind};
use crate::edit;
use crate::json::{self, Position};
use crate::problem::{Problem, Report, codes};
use crate::words::problems as words;

/// A plan file that was read as a tree.
pub(super) struct Source<'t> {
    /// None if the text is neither YAML nor JSON.
    pub(super) tree: Option<Tree>,
    pub(super) report: Report,
    places: Places<'t>,
}

/// Where paths stand in the text.
enum Places<'t> {
    Json(&'t str),
    Yaml(Positions),
}

/// Reads a text: as JSON if it begins like an object, else, or if that fails, as YAML.
pub(super) fn parse(text: &str) -> Source<'_> {
    let without_mark = text.strip_prefix('\u{feff}').unwrap_or(text);
    if without_mark.trim_start().starts_with('{') {
        let (value, faults) = json::parse(without_mark);
        if let Some(value) = value {
            let mut report = Report::new();
            for fault in faults {
                if let json::FaultKind::DuplicateKey(key) = &fault.kind {
                    report.add(duplicate(fault.path.clone(), key, fault.position));
                }
            }
            return Source { tree: Some(Tree::from(&value)), report, places: Places::Json(without_mark) };
        }
    }
    let (tree, positions, faults) = yaml::parse(without_mark);
    let mut report = Report::new();
    for fault in faults {
        let syntax = || with_position(Problem::new(&codes::ROLLOUT_SYNTAX, ""), fault.position);
        report.add(match &fault.kind {
            FaultKind::Syntax => syntax(),
            FaultKind::Reference => syntax().help_with(&words::ROLLOUT_SYNTAX_REFERENCE_HELP),
            FaultKind::TooDeep => syntax().help_with(&words::ROLLOUT_SYNTAX_TOO_DEEP_HELP),
            FaultKind::DuplicateKey(key) => duplicate(fault.path.clone(), key, fault.position),
        });
    }
    Source { tree, report, places: Places::Yaml(positions) }
}

impl Source<'_> {
    /// Returns the problems of a report with line and column where they are known.
    pub(super) fn placed(&self, report: &Report) -> Report {
        let marks = match &self.places {
            Places::Json(text) => edit::marks(text, report),
            Places::Yaml(_) => Vec::new(),
        };
        let mut placed = Report::new();
        for (index, problem) in report.problems().iter().enumerate() {
            let position = match &self.places {
                Places::Json(_) => marks.get(index).map(|mark| Position { line: mark.line, column: mark.column }),
                Places::Yaml(positions) => position_of(positions, &problem.path),
            };
            let is_placed = problem.args.iter().any(|(name, _)| *name == "line");
            placed.add(match position {
                Some(position) if !is_placed => with_position(problem.clone(), position),
                _ => problem.clone(),
            });
        }
        placed
    }
}

fn duplicate(path: String, key: &str, position: Position) -> Problem {
    with_position(Problem::new(&codes::ROLLOUT_DUPLICATE_KEY, path).text("found", key), position)
}

fn with_position(problem: Problem, position: Position) -> Problem {
    problem.count("line", position.line).count("column", position.column)
}
