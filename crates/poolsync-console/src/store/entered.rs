//! For which hosts credentials were entered: none goes to another one unasked.

use poolsync_core::{Arg, Secret};
use poolsync_form::{Field, field};

use super::{Store, host_of};
use crate::prelude::*;
use crate::words;

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
    pub(super) fn note(&mut self, field: &Field, host: &str) {
        if *field == field::TOKEN {
            host.clone_into(&mut self.token);
        } else if *field == field::SECRET_KEY || *field == field::SECURITY_TOKEN {
            host.clone_into(&mut self.key);
        }
    }
}

impl Store {
    /// What to say when the credential of the call was entered for another host than the one to which it would go now.
    pub(crate) fn sent_elsewhere(self) -> Option<String> {
        let signs = self.draft.with(|draft| draft.credential.signs());
        self.goes_elsewhere(signs)
    }

    /// The same of the key, or of the token.
    pub(crate) fn goes_elsewhere(self, key: bool) -> Option<String> {
        let is_there = self.secrets.with(|secrets| {
            let secret = if key { &secrets.secret_key } else { &secrets.token };
            *secret != Secret::default()
        });
        let entered_for = self.entered_for.with(|hosts| if key { hosts.key.clone() } else { hosts.token.clone() });
        let goes_to = self.draft.with(host_of);
        let differ = is_there && !entered_for.is_empty() && !goes_to.is_empty() && entered_for != goes_to;
        differ.then(|| {
            let word = if key { &words::KEY_OTHER_HOST } else { &words::TOKEN_OTHER_HOST };
            self.fill(word, &[("host", Arg::Text(entered_for)), ("other", Arg::Text(goes_to))])
        })
    }

    /// The credential may go to the host that the form shows: the user said so.
    pub(crate) fn allow_here(self) {
        let host = self.draft.with_untracked(host_of);
        let signs = self.draft.with_untracked(|draft| draft.credential.signs());
        self.entered_for.update(|hosts| if signs { hosts.key = host } else { hosts.token = host });
    }
}
