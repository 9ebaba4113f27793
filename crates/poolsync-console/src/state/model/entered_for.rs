//! For which hosts credentials were entered.

use poolsync_form::{Field, field};

/// A host for each kind of credential; empty while there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EnteredFor {
    /// For the token, typed or fetched.
    pub(crate) token: String,
    /// For the access key and what belongs to it.
    pub(crate) key: String,
}

impl EnteredFor {
    /// The same host for all.
    pub(crate) fn all(host: &str) -> Self {
        Self { token: host.to_owned(), key: host.to_owned() }
    }

    /// Notes that a field was filled in for a host. Only what would be sent, or signs, counts.
    pub(crate) fn note(&mut self, field: &Field, host: &str) {
        if *field == field::TOKEN {
            host.clone_into(&mut self.token);
        } else if *field == field::SECRET_KEY || *field == field::SECURITY_TOKEN {
            host.clone_into(&mut self.key);
        }
    }
}
