//! The made-up account: who may log in, which projects there are, which permanent keys.
//!
//! ```ignore
//! let user = account::user("operator")?;
//! assert!(user.allows("cce:nodepool:upgradeNodepool"));
//! ```
//! Names and passwords are the same at every start, so that documentation and tests can name them. The table in the
//! documentation of the sandbox lists them all.

use poolsync_core::example::PROJECT_ID;

/// The name of the account, which IAM calls a domain.
pub(super) const NAME: &str = "sandbox-account";
/// The id of the account.
pub(super) const ID: &str = "d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0";
/// The one-time code of every user who needs one. A real one changes every 30 seconds.
pub(super) const PASSCODE: &str = "246810";
/// Characters of a token as IAM makes them: "several kB".
const TOKEN_CHARACTERS: usize = 4_000;

/// A project of the account. It belongs to one region and has the region's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedProject {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
}

/// The first has the clusters, the second is empty.
pub(super) const PROJECTS: [NamedProject; 2] = [
    NamedProject { id: PROJECT_ID, name: "cn-north-4" },
    NamedProject { id: "fedcba9876543210fedcba9876543210", name: "ap-southeast-3" },
];

/// An IAM user.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct User {
    pub(super) name: &'static str,
    pub(super) id: &'static str,
    pub(super) password: &'static str,
    /// Whether a one-time code is needed beside the password.
    pub(super) needs_passcode: bool,
    /// Whether more than reading is allowed.
    pub(super) may_write: bool,
    /// Whether the user may use anything but the web console of the cloud.
    pub(super) programmatic: bool,
    /// Characters of this user's tokens.
    pub(super) token_characters: usize,
    /// The permanent access key: its id and its secret.
    pub(super) key: Option<(&'static str, &'static str)>,
}

/// All users.
pub(super) static USERS: [User; 5] = [
    User {
        key: Some(("SANDBOXKEYOPERATOR01", "made-up-secret-key-of-operator-000000001")),
        ..plain("operator", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a001", "Sandbox-pass-1")
    },
    User {
        may_write: false,
        key: Some(("SANDBOXKEYREADER0001", "made-up-secret-key-of-reader-00000000001")),
        ..plain("reader", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a002", "Sandbox-pass-2")
    },
    User { needs_passcode: true, ..plain("guarded", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a003", "Sandbox-pass-3") },
    User { programmatic: false, ..plain("console-only", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a004", "Sandbox-pass-4") },
    User { token_characters: 20_000, ..plain("many-roles", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a005", "Sandbox-pass-5") },
];

const fn plain(name: &'static str, id: &'static str, password: &'static str) -> User {
    User {
        name,
        id,
        password,
        needs_passcode: false,
        may_write: true,
        programmatic: true,
        token_characters: TOKEN_CHARACTERS,
        key: None,
    }
}

impl User {
    /// Returns whether this action of an identity policy is allowed.
    pub(super) fn allows(&self, action: &str) -> bool {
        self.may_write || action.ends_with(":get") || action.ends_with(":list")
    }
}

/// Returns the user of this name.
pub(super) fn user(name: &str) -> Option<&'static User> {
    USERS.iter().find(|user| user.name == name)
}

/// Returns the user with this permanent key, and its secret.
pub(super) fn key_owner(access_key: &str) -> Option<(&'static User, &'static str)> {
    USERS.iter().find_map(|user| user.key.filter(|(id, _)| *id == access_key).map(|(_, secret)| (user, secret)))
}

/// Returns the project of this id.
pub(super) fn project(id: &str) -> Option<&'static NamedProject> {
    PROJECTS.iter().find(|project| project.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_names_every_user_key_and_project() {
        let documentation = include_str!("mod.rs");
        for user in &USERS {
            let (key, secret) = user.key.unwrap_or_default();
            for text in [user.name, user.password, user.id, key, secret] {
                assert!(documentation.contains(text), "{text}");
            }
        }
        for text in PROJECTS.iter().flat_map(|project| [project.id, project.name]).chain([NAME, PASSCODE]) {
            assert!(documentation.contains(text), "{text}");
        }
    }

    #[test]
    fn a_reader_reads() {
        let reader = user("reader").unwrap();
        assert!(reader.allows("cce:nodepool:get") && reader.allows("cce:node:list"));
        assert!(!reader.allows("cce:nodepool:upgradeNodepool"));
        assert!(user("operator").unwrap().allows("cce:nodepool:upgradeNodepool"));
    }
}
