//! What a text names and no reading took: it is told by name, so that nothing is lost without a word.
//!
//! A quotation mark, a line end or a word too many can hide a part of a command from its reader. Whether that part is there is
//! seen from what it can only be called: a header, an option, a member of the body, a path.

use super::found::{Found, Key, Part};
use super::json;

/// Options and headers that hold a part of the credential, in lower case.
const KEYS: [(&str, Key); 6] = [
    ("x-auth-token", Key::Token),
    ("x-subject-token", Key::Token),
    ("cli-access-key", Key::Access),
    ("cli-secret-key", Key::Secret),
    ("cli-security-token", Key::Security),
    ("x-security-token", Key::Security),
];
/// What variables of the environment and notes call a key, in lower case; something may stand in front: `HW_AK`, `OS_SECRET_KEY`.
const NAMES: [(&str, Key); 7] = [
    ("ak", Key::Access),
    ("access_key", Key::Access),
    ("access_key_id", Key::Access),
    ("sk", Key::Secret),
    ("secret_key", Key::Secret),
    ("secret_access_key", Key::Secret),
    ("security_token", Key::Security),
];
/// Keys are not shorter.
const SHORTEST_KEY: usize = 16;
/// Options of KooCLI that hold a part of the target, in lower case.
const PARTS: [(&str, Part); 5] = [
    ("--project_id=", Part::ProjectId),
    ("--cluster_id=", Part::ClusterId),
    ("--nodepool_id=", Part::NodepoolId),
    ("--cli-region=", Part::Endpoint),
    ("--cli-endpoint=", Part::Endpoint),
];
/// Members of the body without which there is none, in lower case.
const BODY: [&str; 2] = ["maxunavailable", "--spec."];

/// Tells the parts that a text names and nobody took or told.
pub(super) fn tell(text: &str, found: &mut Found) {
    if found.is_refused() {
        return;
    }
    found.take_project_of_header();
    let text = text.to_ascii_lowercase();
    for (name, key) in KEYS {
        if !found.knows_key(key) && text.match_indices(name).any(|(at, _)| has_value(&text, at + name.len())) {
            found.refuse_key(key);
        }
    }
    // Of JSON each member is looked at by its reader.
    let is_json = json::looks_like(&text);
    let has_token = found.has_token();
    for (name, key) in NAMES.into_iter().filter(|_| !is_json && !has_token) {
        if !found.knows_key(key) && text.match_indices(name).any(|(at, _)| is_key(&text, at, name)) {
            found.refuse_key(key);
        }
    }
    if let Some(url) = our_url(&text) {
        let segment =
            |name: &str| url.split_once(name).is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('/'));
        for (is_there, part) in [
            (url.contains("://"), Part::Endpoint),
            (segment("/projects/"), Part::ProjectId),
            (segment("/clusters/"), Part::ClusterId),
            (segment("/nodepools/"), Part::NodepoolId),
        ] {
            if is_there && !found.knows_part(part) {
                found.refuse_part(part);
            }
        }
    }
    for (name, part) in PARTS {
        if text.contains(name) && !found.knows_part(part) {
            found.refuse_part(part);
        }
    }
    if !found.knows_body() && BODY.iter().any(|name| text.contains(name)) {
        found.refuse_body();
    }
}

/// True if the name at a place is one by itself or the end of one, and a key follows it.
fn is_key(text: &str, at: usize, name: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let end = at + name.len();
    let value = text.get(end..).unwrap_or_default();
    let value = value.trim_start_matches(['"', '\'', ' ', ':', '=', '：']);
    let length = value.bytes().take_while(u8::is_ascii_alphanumeric).take(SHORTEST_KEY).count();
    before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-') && length == SHORTEST_KEY && has_value(text, end)
}

/// True if a value follows the name that ends here: `: value`, `=value`, `", "value"`.
fn has_value(text: &str, at: usize) -> bool {
    let around = |c: char| matches!(c, ' ' | '\t' | '"' | '\'' | '\\' | '`' | ']' | '^');
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(around);
    let Some(rest) = rest.strip_prefix([':', '：', '=', ',']) else { return false };
    let rest = rest.trim_start_matches(around).trim_start_matches([':', '=']).trim_start_matches(around);
    rest.starts_with(|c: char| c.is_alphanumeric())
}

/// The word of a text that is the address of this call, or its path.
fn our_url(text: &str) -> Option<&str> {
    let end = text.find("/operation/upgrade")?;
    let before = text.get(..end)?;
    let start = before.rfind(|c: char| c.is_whitespace() || "\"'`|<>()[]{}".contains(c)).unwrap_or_default();
    before.get(start..)
}
