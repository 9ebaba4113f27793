//! Somebody whose credential was right.
//!
//! ```ignore
//! assert!(caller.reaches(PROJECT_ID) && caller.allows("cce:node:list"));
//! ```

use super::Policy;
use crate::sandbox::account::{self, User};

/// Somebody whose credential was right.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Caller {
    pub(in crate::sandbox) user: &'static User,
    pub(in crate::sandbox) reach: Reach,
    /// What narrows the rights of the user: that of a temporary key.
    pub(in crate::sandbox) policy: Option<Policy>,
}

/// Where a credential is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) enum Reach {
    /// In the project of this id.
    Project(String),
    /// In every project of the account: a signature that names none.
    Account,
    /// In no project: a token for the account as such.
    Global,
}

impl Caller {
    /// Returns whether the credential is good in this project.
    pub(in crate::sandbox) fn reaches(&self, project: &str) -> bool {
        match &self.reach {
            Reach::Project(id) => id == project,
            Reach::Account => account::project(project).is_some(),
            Reach::Global => false,
        }
    }

    /// Returns whether the caller may do this.
    pub(in crate::sandbox) fn allows(&self, action: &str) -> bool {
        self.user.allows(action) && self.policy.as_ref().is_none_or(|policy| policy.allows(action))
    }
}
