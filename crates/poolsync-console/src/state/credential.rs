//! The credential of the call, and for which hosts it was entered: none goes to another one unasked.

use leptos::prelude::*;
use poolsync_core::sign::SdkDate;
use poolsync_core::{Arg, Credential, Secret};
use poolsync_form::Draft;

use super::store::Store;
use crate::platform::time;
use crate::words;

/// The two things that can go to a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carried {
    /// The token.
    Token,
    /// The access key, by what it signs.
    Key,
}

impl Store {
    /// Returns the credential of the chosen kind.
    pub(crate) fn credential(self) -> Credential {
        let kind = self.draft.with_untracked(|draft| draft.credential);
        self.secrets.with_untracked(|secrets| secrets.credential(kind))
    }

    /// Returns the time of signing: this computer's, corrected where the user said so. None after the year 9999.
    pub(crate) fn signing_date(self) -> Option<SdkDate> {
        let seconds = time::now().saturating_add(self.clock_correction.get_untracked());
        u64::try_from(seconds).ok().and_then(SdkDate::from_unix)
    }

    /// Returns what to say when the credential of the call was entered for another host than the one to which it would go.
    pub(crate) fn credential_goes_elsewhere(self) -> Option<String> {
        let signs = self.draft.with(|draft| draft.credential.signs());
        self.goes_elsewhere(if signs { Carried::Key } else { Carried::Token })
    }

    /// Returns the same of the token.
    pub(crate) fn token_goes_elsewhere(self) -> Option<String> {
        self.goes_elsewhere(Carried::Token)
    }

    fn goes_elsewhere(self, carried: Carried) -> Option<String> {
        let is_there = self.secrets.with(|secrets| {
            let secret = if carried == Carried::Key { &secrets.secret_key } else { &secrets.token };
            *secret != Secret::default()
        });
        let entered_for = self.entered_for.with(|hosts| match carried {
            Carried::Key => hosts.key.clone(),
            Carried::Token => hosts.token.clone(),
        });
        let goes_to = self.draft.with(Draft::host);
        let differ = is_there && !entered_for.is_empty() && !goes_to.is_empty() && entered_for != goes_to;
        differ.then(|| {
            let word = if carried == Carried::Key { &words::KEY_OTHER_HOST } else { &words::TOKEN_OTHER_HOST };
            self.fill(word, &[("host", Arg::Text(entered_for)), ("other", Arg::Text(goes_to))])
        })
    }

    /// Lets the credential go to the host that the form shows: the user said so.
    pub(crate) fn allow_here(self) {
        let host = self.draft.with_untracked(Draft::host);
        let signs = self.draft.with_untracked(|draft| draft.credential.signs());
        self.entered_for.update(|hosts| if signs { hosts.key = host } else { hosts.token = host });
    }

    /// Returns how often secrets were forgotten: a call that began before must not bring one back.
    pub(crate) fn forgettings(self) -> u32 {
        self.forgettings.get_value()
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;
    use poolsync_form::field;

    use super::*;
    use crate::platform::page_config::PageConfig;

    fn store(endpoint: &str) -> Store {
        let store = Store::new(Draft::example(Some(endpoint)), PageConfig::default(), Locale::En);
        store.set_secret(&field::TOKEN, Secret::new("MIIF".to_owned()));
        store
    }

    #[test]
    fn a_token_goes_to_no_other_host_unasked() {
        Owner::new().with(|| {
            let store = store("https://cce.example");
            assert_eq!(store.token_goes_elsewhere(), None);
            // A blank at the end is part of no host: the call would leave it out.
            for other in ["https://other.example", "https://other.example ", " https://other.example/"] {
                store.fill_in(|draft| other.clone_into(&mut draft.endpoint));
                let told = store.credential_goes_elsewhere().unwrap_or_default();
                assert!(told.contains("cce.example") && told.contains("other.example"), "{other:?}: {told}");
            }
            store.allow_here();
            assert_eq!(store.credential_goes_elsewhere(), None);
        });
    }

    #[test]
    fn the_same_host_with_a_blank_is_the_same_host() {
        Owner::new().with(|| {
            let store = store("https://cce.example");
            store.fill_in(|draft| "https://CCE.example/ ".clone_into(&mut draft.endpoint));
            assert_eq!(store.credential_goes_elsewhere(), None);
        });
    }
}
