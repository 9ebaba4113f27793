//! # ssh-key/empty, ssh-key/malformed
//!
//! ## What it checks
//! The name of the key pair is not empty, and looks like a name: neither a key itself nor anything with white space or
//! control characters.
//!
//! ## Why
//! An empty name is none; nobody could log in to the nodes. `sshKey` asks for the name of a key pair that the cloud knows,
//! and people paste the key. No format of names is documented, so this is a warning; it never repeats the text, which may
//! be a private key.
//!
//! ## Wrong
//! ```json
//! {"login": {"sshKey": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"}}
//! ```
//!
//! ## Right
//! ```json
//! {"login": {"sshKey": "KeyPair-ops"}}
//! ```

use crate::json::Place;
use crate::problem::{Problem, Report, codes};

pub(super) fn check(ssh_key: &str, login_place: &Place<'_>, report: &mut Report) {
    let code = match ssh_key {
        "" => &codes::SSH_KEY_EMPTY,
        text if !looks_like_a_name(text) => &codes::SSH_KEY_MALFORMED,
        _ => return,
    };
    report.add(Problem::new(code, login_place.member("sshKey")));
}

/// Keys have a blank after their kind, or line breaks; a name has neither.
fn looks_like_a_name(text: &str) -> bool {
    !text.chars().any(|character| character.is_whitespace() || character.is_control())
}
