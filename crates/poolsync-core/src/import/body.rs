//! The body: canonical JSON without placeholders, or the text as it was given.

use super::found::Found;
use super::placeholder::is_placeholder;
use super::signs::straighten;
use super::{clear, requote, template};
use crate::json::{self, Fault, Value};
use crate::model::format_body;
use crate::problem::{Problem, Report, codes};
use crate::rules::json as json_rule;
use crate::secret_value::{is_key_or_token, text_holds_secret};

/// Takes a text over as the body, also one that is no JSON; blanks alone are none. Left out and told are what
/// [`take_value`] leaves out, and text that is no JSON and belongs to another call or names a credential.
pub(super) fn take(text: &str, found: &mut Found) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let (value, faults) = json::parse(text);
    if let Some(value) = value {
        tell(faults, found);
        return take_value(value, found);
    }
    if let Some(straight) = straighten(text)
        && let (Some(value), _) = json::parse(&straight)
    {
        found.repaired = true;
        return take_value(value, found);
    }
    if let Some(quoted) = template::quoted(text)
        && let (Some(value @ Value::Object(_)), _) = json::parse(&quoted)
    {
        return take_value(value, found);
    }
    for meant in requote::readings(text) {
        if let (Some(value @ Value::Object(_)), _) = json::parse(&meant) {
            found.requoted = true;
            return take_value(value, found);
        }
    }
    if is_stand_in(text) {
        return found.report(Problem::new(&codes::IMPORT_PLACEHOLDER, "").text("name", "body"));
    }
    // What does not begin as JSON, or goes on as a command, is text that was misread.
    let is_meant = text.starts_with(['{', '[', '｛', '［']);
    if found.is_another() || !is_meant || names_credential(text) || text_holds_secret(text) || names_tool(text) {
        return found.refuse_body();
    }
    tell(faults, found);
    if !begins_as_body(text) {
        // A file of another tool that was cut, perhaps.
        return found.report_code(&codes::IMPORT_NO_BODY);
    }
    found.take_body(text.to_owned());
}

/// Tells what is wrong with a text as JSON.
pub(super) fn tell(faults: Vec<Fault>, found: &mut Found) {
    let mut report = Report::new();
    for fault in faults {
        // A token where a name is expected stands in no problem.
        if fault.path.split('.').any(|step| text_holds_secret(step) || is_key_or_token(step)) {
            found.report_not_taken("token", "credential");
        } else {
            report.add(json_rule::problem(fault));
        }
    }
    found.report_all(report);
}

/// Takes a value over as the body, unless it is that of a call for a token, or of another call and has nothing of ours.
pub(super) fn take_value(mut value: Value<'_>, found: &mut Found) {
    let has = |value: &Value<'_>, names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    // The body of another call is not this one's; that of a call for a token holds a password.
    let is_ours = value.get("spec").is_some_and(|spec| has(spec, &["maxUnavailable", "nodePoolID"]));
    let asks_for_token = value.get("auth").is_some() && value.get("spec").is_none();
    if asks_for_token || found.is_another() && !is_ours {
        found.report_another_call();
        return found.refuse_body();
    }
    if !is_body(&value) {
        return found.report_code(&codes::IMPORT_NO_BODY);
    }
    clear::clear(&mut value, found);
    let text = format_body(&value);
    if found.unclosed && names_credential(&text) {
        return found.refuse_body();
    }
    found.take_body(text);
}

/// True if a value can be meant as the body, perhaps with its names misspelt: empty, or with something that belongs there. What
/// the service shows of a pool has a `kind` and a `spec`, too.
fn is_body(value: &Value<'_>) -> bool {
    let Value::Object(members) = value else { return false };
    let has = |value: &Value<'_>, names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    let of_spec = ["maxUnavailable", "nodePoolID", "nodeIDs"];
    match value.get("spec") {
        Some(spec) => value.get("kind").is_none() && value.get("metadata").is_none() || has(spec, &of_spec),
        None => members.is_empty() || has(value, &of_spec) || members.iter().any(|(_, value)| has(value, &of_spec)),
    }
}

/// True for a variable or a placeholder in place of a body, which has quotation marks.
fn is_stand_in(text: &str) -> bool {
    text.len() < 100 && !text.contains(['"', '\n']) && is_placeholder(text)
}

/// True if the first name of a text that is no JSON is one of the body's, or there is none yet.
fn begins_as_body(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = start.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(start.len());
    let name = start.get(..end).unwrap_or_default();
    let known = ["spec", "maxUnavailable", "nodePoolID", "nodeIDs", "nodeTemplate"];
    name.is_empty() || known.into_iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// True if a credential stands beside its name: a text that is cut or misquoted may run from the body into a header.
fn names_credential(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    // A password belongs into `userPassword`.
    let is_misplaced = text.contains("password\"") && !text.contains("userpassword");
    is_misplaced || CREDENTIALS.iter().any(|name| text.contains(name))
}

/// What names a credential, in lower case; short names with the quotation mark that ends them.
const CREDENTIALS: [&str; 14] = [
    "auth-token",
    "subject-token",
    "authorization",
    "secret-key",
    "security-token",
    "secretkey",
    "securitytoken",
    "authtoken",
    "adminpass",
    "token\"",
    "auth\"",
    "\"sk\"",
    "\"ak\"",
    "credential\"",
];

/// True if the text runs on into a command.
fn names_tool(text: &str) -> bool {
    ["curl ", "hcloud ", " -H ", "--header"].iter().any(|name| text.contains(name))
}
