//! What made a value wrong, where that can be seen: a placeholder of the documentation, or a character that is not seen.

use super::placeholder::is_placeholder;
use crate::problem::Problem;
use crate::unseen::{self, Kind};
use crate::words::problems as words;

/// Returns the problem with what was found; with a help of its own if that is a placeholder, or has a character that is
/// not seen. `name`: the field's name in the API, such as `nodeIDs`.
pub(super) fn of(problem: Problem, found: &str, name: &str) -> Problem {
    let problem = problem.text("found", found);
    if is_placeholder(found) {
        return problem.text("name", name).help_with(&words::PLACEHOLDER_HELP);
    }
    of_unseen(problem, found)
}

/// Returns the problem with a help that names the first character of `text` that is not seen, and its place; as it was if
/// there is none. Nothing else of the text gets in: it may be a secret.
pub(super) fn of_unseen(problem: Problem, text: &str) -> Problem {
    let Some(found) = unseen::find(text) else { return problem };
    let problem = problem.count("position", found.position);
    match found.kind {
        Kind::Hidden => problem.text("sign", &found.name()).help_with(&words::UNSEEN_HIDDEN_HELP),
        Kind::FullWidth => problem.help_with(&words::UNSEEN_FULL_WIDTH_HELP),
        Kind::Dash => problem.help_with(&words::UNSEEN_DASH_HELP),
    }
}
