//! What a button just did to everything at once, said in a line, and taken back where that is possible.

use poolsync_core::import::Imported;
use poolsync_core::{Credential, Secret, Word, wipe};
use poolsync_form::{Draft, Secrets, field};

use super::{EnteredFor, Store, host_of};
use crate::browser;
use crate::prelude::*;

/// What a button just did.
#[derive(Clone, PartialEq)]
pub(crate) struct Notice {
    pub(crate) word: &'static Word,
    /// What stood there before, to be taken back. Goes with the notice.
    pub(crate) before: Option<Box<Before>>,
}

/// Everything that was typed, secrets too, and the hosts for which they were entered.
#[derive(Clone, PartialEq)]
pub(crate) struct Before {
    draft: Draft,
    secrets: Secrets,
    entered_for: EnteredFor,
}

impl Store {
    /// Fills in the example, that of the default pool if this is chosen; what stood there can be taken back.
    pub(crate) fn load_example(self) {
        let before = self.as_it_is();
        let (sandbox, token) = self.server.with_value(|server| (server.sandbox.clone(), server.sandbox_token.clone()));
        let mut secrets = Secrets::default();
        secrets.token = Secret::new(token.unwrap_or_else(|| EXAMPLE_TOKEN.to_owned()));
        let is_default = self.draft.with_untracked(Draft::has_template);
        let example = if is_default { Draft::default_pool_example } else { Draft::example };
        let draft = example(sandbox.as_deref());
        self.replace(Before { entered_for: EnteredFor::all(&host_of(&draft)), draft, secrets });
        self.notice.set(Some(Notice { word: &crate::words::EXAMPLE_LOADED, before: Some(before) }));
    }

    /// Fills in what was found in a pasted text; what stood there can be taken back.
    pub(crate) fn take_import(self, imported: &Imported) {
        let Some(salt) = browser::random_salt() else { return };
        let before = self.as_it_is();
        let Before { mut draft, mut secrets, mut entered_for } = (*before).clone();
        wipe::after(|| draft.take_import(imported, &mut secrets, &salt));
        // A credential that stood there before belongs to the host that it was entered for, whatever the text says.
        if let Some(credential) = &imported.credential {
            match credential {
                Credential::Token(_) => entered_for.token = host_of(&draft),
                Credential::AccessKey(_) => entered_for.key = host_of(&draft),
            }
            self.validity.set(None);
        }
        self.revealed.set(false);
        self.replace(Before { draft, secrets, entered_for });
        self.notice.set(Some(Notice { word: &crate::words::IMPORT_DONE, before: Some(before) }));
    }

    /// Lets the fields count again in place of a body that was typed as JSON; that can be taken back.
    pub(crate) fn drop_body_text(self) {
        let before = self.as_it_is();
        self.draft.update(|draft| draft.body_text = None);
        self.notice.set(Some(Notice { word: &crate::words::BODY_UNLOCKED, before: Some(before) }));
    }

    /// Puts back what a notice kept.
    pub(crate) fn take_back(self) {
        if let Some(before) = self.notice.get_untracked().and_then(|notice| notice.before) {
            self.replace(*before);
        }
        self.notice.set(None);
    }

    /// Ends a notice, and with it what could be taken back: something else was typed since.
    pub(crate) fn drop_notice(self) {
        if self.notice.with_untracked(Option::is_some) {
            self.notice.set(None);
        }
    }

    fn as_it_is(self) -> Box<Before> {
        let (draft, secrets) = (self.draft.get_untracked(), self.secrets.get_untracked());
        Box::new(Before { draft, secrets, entered_for: self.entered_for.get_untracked() })
    }

    fn replace(self, Before { draft, secrets, entered_for }: Before) {
        self.entered_for.set(entered_for);
        self.draft.set(draft);
        self.secrets.set(secrets);
        self.replaced.notify();
    }

    /// Wipes every secret.
    pub(crate) fn forget_secrets(self) {
        self.forgettings.update_value(|count| *count = count.wrapping_add(1));
        self.secrets.set(Secrets::default());
        self.draft.update(Draft::forget_secrets);
        self.replaced.notify();
        self.validity.set(None);
        self.patient.set(None);
        self.revealed.set(false);
        self.forgotten.notify();
        browser::clear_secrets(&field::SECRETS.map(|field| field.id));
        self.notice.set(Some(Notice { word: &crate::words::FORGOTTEN, before: None }));
    }
}

/// Looks like a token and is none, for the example of a page without a sandbox.
const EXAMPLE_TOKEN: &str = "MIIExampleTokenMadeUpAndAcceptedNowhere";
