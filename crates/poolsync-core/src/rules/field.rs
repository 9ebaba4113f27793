//! # field/unknown, field/undocumented, field/wrong-type
//!
//! ## What it checks
//! Every member has a name and a type that the API or an SDK knows. `null` is a wrong type, not absence.
//!
//! ## Why
//! A misspelled member is ignored by the service without a word; the node comes back without the script it should have run.
//!
//! ## Wrong
//! ```json
//! {"spec": {"nodeTemplate": {"lifecycle": {}}}}
//! ```
//!
//! ## Right
//! ```json
//! {"spec": {"nodeTemplate": {"lifeCycle": {}}}}
//! ```

use crate::json::Value;
use crate::model::schema::{BODY, Kind, MemberSchema};
use crate::problem::{Problem, codes};
use crate::secret_name::is_credential_name;
use crate::unseen;
use crate::words::problems as words;

/// A member that is neither documented nor known to SDKs; `siblings` are those that may stand beside it.
pub(crate) fn unknown(place: impl Into<String>, name: &str, siblings: &[MemberSchema]) -> Problem {
    let problem = Problem::new(&codes::FIELD_UNKNOWN, place).text("found", name);
    if unseen::find(name).is_some() {
        return super::cause::of_unseen(problem, name);
    }
    if let Some(similar) = siblings.iter().find(|known| is_similar(name, known.name)) {
        return problem.text("similar", similar.name).help_with(&words::FIELD_UNKNOWN_SIMILAR_HELP);
    }
    match parent_of(name, "", BODY) {
        Some(parent) if parent.is_empty() => problem.help_with(&words::FIELD_UNKNOWN_ELSEWHERE_ROOT_HELP),
        Some(parent) => problem.text("parent", &parent).help_with(&words::FIELD_UNKNOWN_ELSEWHERE_HELP),
        None if is_credential_name(name) => problem.help_with(&words::FIELD_UNKNOWN_CREDENTIAL_HELP),
        None => problem,
    }
}

/// True for a value that can be a secret, or hold one: there is a text or a number in it.
pub(crate) fn holds_secret(value: &Value<'_>) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Number(_) => true,
        Value::Null | Value::Bool(_) => false,
        Value::Array(items) => items.iter().any(holds_secret),
        Value::Object(members) => members.iter().any(|(_, value)| holds_secret(value)),
    }
}

/// A member that only SDKs know. It is passed on.
pub(crate) fn undocumented(place: impl Into<String>, name: &str) -> Problem {
    Problem::new(&codes::FIELD_UNDOCUMENTED, place).text("found", name)
}

/// A member of another JSON type; both types are JSON's own names.
pub(crate) fn wrong_type(place: impl Into<String>, expected: &'static str, found: &'static str) -> Problem {
    let path = place.into();
    let field = if path.is_empty() { "body" } else { path.as_str() };
    let problem = Problem::new(&codes::FIELD_WRONG_TYPE, path.clone()).text("field", field);
    let problem = problem.text("expected", expected).text("found", found);
    if found == "null" { problem.help_with(&words::FIELD_WRONG_TYPE_NULL_HELP) } else { problem }
}

/// More characters of a name are not compared: no member of the API is as long.
const MOST_COMPARED: usize = 64;

/// Equal but for case, `_` and `-`, or one or two letters away; short names are too much alike for that.
fn is_similar(name: &str, known: &str) -> bool {
    let (name, known) = (folded(name), folded(known));
    name == known || (known.len() > 4 && strsim::levenshtein(&name, &known) <= 2)
}

fn folded(name: &str) -> String {
    name.chars().take(MOST_COMPARED).filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
}

/// Where a member of this name belongs, if anywhere; the empty path is the body.
fn parent_of(name: &str, path: &str, schema: &[MemberSchema]) -> Option<String> {
    if schema.iter().any(|known| known.documented && known.name == name) {
        return Some(path.to_owned());
    }
    schema.iter().find_map(|known| match known.kind {
        Kind::Object(inner) => {
            let dot = if path.is_empty() { "" } else { "." };
            parent_of(name, &format!("{path}{dot}{}", known.name), inner)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(unknown("x", name, BODY).help(Locale::En), expected);
    }

    #[test]
    fn similar_names_are_offered() {
        check("Spec", "did you mean `spec`?");
        check("api_version", "did you mean `apiVersion`?");
        check("metdata", "did you mean `metadata`?");
    }

    #[test]
    fn names_from_elsewhere_are_sent_home() {
        check("maxUnavailable", "it belongs in `spec`");
        check("preInstall", "it belongs in `spec.nodeTemplate.lifeCycle`");
    }

    #[test]
    fn a_strange_name_gets_the_general_advice() {
        check("colour", "check the spelling, or leave it out; it is sent as it stands");
    }

    #[test]
    fn a_credential_is_to_be_taken_out_and_one_that_belongs_elsewhere_is_sent_home() {
        let take_out = "take it out: by its name it is a credential, and it would be sent and shown with the body";
        for name in ["X-AuthToken", "auth", "sk", "adminPass", "headers"] {
            check(name, take_out);
        }
        check("password", "it belongs in `spec.nodeTemplate.login.userPassword`");
    }
}
