//! # rollout/secret-in-plan
//!
//! ## What it checks
//! No member of a plan is one that holds a password, a token or a key.
//!
//! ## Why
//! A plan file is kept, mailed and approved by others. Passwords are asked for when a rollout starts.
//!
//! ## Wrong
//! ```yaml
//! nodeTemplate: { login: { userPassword: { username: root, password: JDYk… } } }
//! ```
//!
//! ## Right
//! ```yaml
//! nodeTemplate: { login: { userPassword: { username: root } } }
//! ```

use super::tree::{Kind, Tree};
use crate::json::Place;
use crate::problem::{Problem, Report, codes};
use crate::secret_name::is_secret_name;

/// Members that are Base64 by themselves.
const SCRIPTS: [&str; 2] = ["preInstall", "postInstall"];
/// No id, name or address is as long without a blank.
const LONGEST: usize = 300;

/// Returns true for a text that is a token or key, wherever it was pasted.
fn looks_like_token(text: &str) -> bool {
    text.len() > LONGEST && !text.contains(char::is_whitespace)
}

/// Returns true if a member of this name and value would hold a secret.
pub(super) fn is_secret(name: &str, value: &Tree) -> bool {
    if let Kind::Text(text) = &value.kind
        && !SCRIPTS.contains(&name)
        && looks_like_token(text)
    {
        return true;
    }
    is_secret_name(name) && matches!(value.kind, Kind::Text(_) | Kind::Number(_))
}

/// Adds a problem for every member that would hold a secret, wherever it stands.
pub(super) fn check(tree: &Tree, place: &Place<'_>, report: &mut Report) {
    for (index, item) in tree.items().unwrap_or_default().iter().enumerate() {
        check(item, &place.item(index), report);
    }
    for (name, value) in tree.members().unwrap_or_default() {
        let place = place.member(name);
        if is_secret(name, value) {
            report.add(Problem::new(&codes::ROLLOUT_SECRET_IN_PLAN, place).text("found", name));
        } else {
            check(value, &place, report);
        }
    }
}
