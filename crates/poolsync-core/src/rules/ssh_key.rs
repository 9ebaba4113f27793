//! # ssh-key/empty
//!
//! ## What it checks
//! The name of the key pair is not empty.
//!
//! ## Why
//! An empty name is none; nobody could log in to the nodes.
//!
//! ## Wrong
//! ```json
//! {"login": {"sshKey": ""}}
//! ```
//!
//! ## Right
//! ```json
//! {"login": {"sshKey": "KeyPair-ops"}}
//! ```

use crate::json::Place;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(ssh_key: &str, login_place: &Place<'_>, report: &mut Report) {
    if ssh_key.is_empty() {
        report.add(Problem::new(&codes::SSH_KEY_EMPTY, login_place.member("sshKey")));
    }
}
