//! # login/missing, login/no-method, login/both-methods
//!
//! ## What it checks
//! A `nodeTemplate` has a `login` with exactly one of `sshKey` and `userPassword`.
//!
//! ## Why
//! The documentation requires `login`, and one of the two in it. No SDK notices two.
//!
//! ## Wrong
//! ```json
//! {"login": {}}
//! ```
//!
//! ## Right
//! ```json
//! {"login": {"sshKey": "KeyPair-ops"}}
//! ```

use super::{password, ssh_key};
use crate::json::{Member, Place};
use crate::model::NodeTemplate;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(template: NodeTemplate<'_>, template_place: &Place<'_>, report: &mut Report) {
    let place = template_place.member("login");
    let login = match template.login() {
        Member::Absent => return report.add(Problem::new(&codes::LOGIN_MISSING, place)),
        Member::WrongType { .. } => return,
        Member::Given(login) => login,
    };
    match (login.ssh_key(), login.user_password()) {
        (Member::Absent, Member::Absent) => report.add(Problem::new(&codes::LOGIN_NO_METHOD, place)),
        (ssh_key, user_password) if !ssh_key.is_absent() && !user_password.is_absent() => {
            report.add(Problem::new(&codes::LOGIN_BOTH_METHODS, place));
        }
        _ => {}
    }
    if let Member::Given(key) = login.ssh_key() {
        ssh_key::check(key, &place, report);
    }
    if let Member::Given(user_password) = login.user_password() {
        password::check(user_password, &place, report);
    }
}
