//! # rollout/missing, rollout/wrong-type, rollout/unknown, rollout/malformed
//!
//! ## What it checks
//! Every member of a plan is known, of its type and form, and none that is needed is missing.
//!
//! ## Why
//! A misspelled `gates` would be a rollout that waits for nobody: here an unknown member is an error, not a warning.
//!
//! ## Wrong
//! ```yaml
//! gate: [{ approval: "canary looks well" }]
//! ```
//!
//! ## Right
//! ```yaml
//! gates: [{ approval: "canary looks well" }]
//! ```

use super::secret::is_secret;
use super::tree::{Kind, Tree};
use crate::json::{Number, Place};
use crate::problem::{Problem, Report, codes};
use crate::words::problems as words;

/// So many unknown members of an object are told; who mends them sees the next ones.
const MOST_UNKNOWN: usize = 100;

/// Reads members, and notes what is wrong with them.
#[derive(Default)]
pub(super) struct Members {
    pub(super) report: Report,
}

impl Members {
    /// Returns true if this is an object; notes what it is otherwise, and every member that is none of `known`. Members that would
    /// hold a secret are told elsewhere.
    pub(super) fn object(&mut self, tree: &Tree, place: &Place<'_>, known: &[&'static str]) -> bool {
        let Some(members) = tree.members() else {
            self.wrong_type(tree, place, "object");
            return false;
        };
        let unknown_members = members.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        for (name, value) in unknown_members.take(MOST_UNKNOWN) {
            if !is_secret(name, value) {
                self.report.add(unknown(place.member(name), name, known));
            }
        }
        true
    }

    /// Returns the member of this name; notes that it is missing.
    pub(super) fn needed<'t>(&mut self, tree: &'t Tree, place: &Place<'_>, name: &'static str) -> Option<&'t Tree> {
        let member = tree.get(name);
        if member.is_none() {
            self.report.add(Problem::new(&codes::ROLLOUT_MISSING, place.member(name)).text("field", name));
        }
        member
    }

    /// Returns the text of a member that is needed; an empty one is missing.
    pub(super) fn needed_text(&mut self, tree: &Tree, place: &Place<'_>, name: &'static str) -> Option<String> {
        let member = self.needed(tree, place, name)?;
        let text = self.text(member, &place.member(name))?;
        if text.trim().is_empty() {
            self.report.add(Problem::new(&codes::ROLLOUT_MISSING, place.member(name)).text("field", name));
            return None;
        }
        Some(text)
    }

    /// Returns the text of a value; notes another type.
    pub(super) fn text(&mut self, tree: &Tree, place: &Place<'_>) -> Option<String> {
        let text = tree.text().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(tree, place, "string");
        }
        text
    }

    /// Returns the items of a list that must have some.
    pub(super) fn items<'t>(&mut self, tree: &'t Tree, place: &Place<'_>, name: &'static str) -> Option<&'t [Tree]> {
        let Some(items) = tree.items() else {
            self.wrong_type(tree, place, "array");
            return None;
        };
        if items.is_empty() {
            self.report.add(Problem::new(&codes::ROLLOUT_MISSING, *place).text("field", name));
            return None;
        }
        Some(items)
    }

    /// Returns a whole number from 1 to `most`; `form` is how that is told.
    pub(super) fn whole(&mut self, tree: &Tree, place: &Place<'_>, most: i64, form: &str) -> Option<usize> {
        let Kind::Number(spelled) = &tree.kind else {
            self.wrong_type(tree, place, "number");
            return None;
        };
        let whole = Number::new(spelled).to_i64().filter(|number| (1..=most).contains(number));
        if whole.is_none() {
            self.malformed(place, form, spelled);
        }
        usize::try_from(whole?).ok()
    }

    /// Notes a value of another type.
    pub(super) fn wrong_type(&mut self, tree: &Tree, place: &Place<'_>, expected: &'static str) {
        let problem = Problem::new(&codes::ROLLOUT_WRONG_TYPE, *place).text("field", &named(place));
        self.report.add(problem.text("expected", expected).text("found", tree.type_name()));
    }

    /// Notes a value of the right type that says something impossible. `form`: what it may look like.
    pub(super) fn malformed(&mut self, place: &Place<'_>, form: &str, found: &str) {
        let problem = Problem::new(&codes::ROLLOUT_MALFORMED, *place).text("field", &named(place));
        self.report.add(problem.text("form", form).text("found", found));
    }
}

/// The last name of a place; `plan` is the whole.
fn named(place: &Place<'_>) -> String {
    let path = place.to_string();
    let last = path.rsplit('.').next().unwrap_or_default();
    if last.is_empty() { "plan".to_owned() } else { last.to_owned() }
}

fn unknown(place: Place<'_>, name: &str, known: &[&'static str]) -> Problem {
    let problem = Problem::new(&codes::ROLLOUT_UNKNOWN, place).text("found", name);
    let folded = name.to_ascii_lowercase();
    let distance = |known: &&str| strsim::levenshtein(&folded, &known.to_ascii_lowercase());
    let nearest = known.iter().copied().filter(|_| name.len() < 64).min_by_key(distance);
    match nearest.filter(|nearest| distance(nearest) <= (name.len() / 3).min(2)) {
        Some(similar) => problem.text("similar", similar).help_with(&words::ROLLOUT_UNKNOWN_SIMILAR_HELP),
        None => problem,
    }
}
