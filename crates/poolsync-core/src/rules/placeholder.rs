//! The documentation's stand-ins for real values: `{project_id}`, `:projectid`, `<YOUR REGION>`.

use crate::problem::Problem;
use crate::words::problems as words;

/// The problem with what was found; if that is a placeholder, with an advice that says so. `name` is the field's name in
/// the API, such as `nodeIDs`.
pub(super) fn or(problem: Problem, found: &str, name: &str) -> Problem {
    let problem = problem.text("found", found);
    if is_placeholder(found) {
        return problem.text("name", name).help_with(&words::PLACEHOLDER_HELP);
    }
    problem
}

fn is_placeholder(text: &str) -> bool {
    let text = text.strip_prefix("https://").unwrap_or(text);
    let wrapped = |open, close| text.len() > 2 && text.starts_with(open) && text.ends_with(close);
    wrapped('{', '}') || wrapped('<', '>') || (text.len() > 1 && text.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn the_spellings_of_the_documentation_are_known() {
        for text in ["{project_id}", ":projectid", "<YOUR REGION>", "https://{endpoint}"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["{}", ":", "project_id", "a:b", "{a"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
