//! What a button did to everything at once, said in a line, and taken back where that is possible.

use leptos::prelude::*;
use poolsync_core::import::Imported;
use poolsync_core::{Credential, Secret, Word, wipe};
use poolsync_form::{Draft, Secrets};

use super::model::{EnteredFor, Notice, Typed};
use super::store::Store;
use crate::platform::random;
use crate::words;

/// Looks like a token and is none, for the example of a page without a sandbox.
const EXAMPLE_TOKEN: &str = "MIIExampleTokenMadeUpAndAcceptedNowhere";

impl Store {
    /// Fills in the example, that of the default pool if this is chosen; what stood there can be taken back.
    pub(crate) fn load_example(self) {
        let before = self.typed();
        let (sandbox, token) = self.config.with_value(|config| (config.sandbox.clone(), config.sandbox_token.clone()));
        let mut secrets = Secrets::default();
        secrets.token = Secret::new(token.unwrap_or_else(|| EXAMPLE_TOKEN.to_owned()));
        let is_default = self.draft.with_untracked(Draft::has_template);
        let example = if is_default { Draft::default_pool_example } else { Draft::example };
        let draft = example(sandbox.as_deref());
        self.replace(Typed { entered_for: EnteredFor::all(&draft.host()), draft, secrets });
        self.tell(&words::EXAMPLE_LOADED, Some(before));
    }

    /// Fills in what was found in a pasted text; what stood there can be taken back.
    pub(crate) fn take_import(self, imported: &Imported) {
        let Some(salt) = random::salt() else { return };
        let before = self.typed();
        let Typed { mut draft, mut secrets, mut entered_for } = before.clone();
        wipe::after(|| draft.take_import(imported, &mut secrets, &salt));
        // A credential that stood there before belongs to the host that it was entered for, whatever the text says.
        if let Some(credential) = &imported.credential {
            match credential {
                Credential::Token(_) => entered_for.token = draft.host(),
                Credential::AccessKey(_) => entered_for.key = draft.host(),
            }
            self.validity.set(None);
        }
        self.revealed.set(false);
        self.replace(Typed { draft, secrets, entered_for });
        self.tell(&words::IMPORT_DONE, Some(before));
    }

    /// Fills in a draft that was kept or passed on; what stood there can be taken back. Secrets stay: a draft has none, and each
    /// belongs to the host that it was entered for.
    pub(super) fn open_draft(self, draft: Draft, word: &'static Word) {
        let before = self.typed();
        self.revealed.set(false);
        self.replace(Typed { draft, ..before.clone() });
        self.tell(word, Some(before));
    }

    /// Takes over what a repair made of draft and secrets; what stood there can be taken back.
    pub(super) fn take_mended(self, draft: Draft, secrets: Secrets, word: &'static Word) {
        let before = self.typed();
        self.replace(Typed { draft, secrets, entered_for: before.entered_for.clone() });
        self.tell(word, Some(before));
    }

    /// What stands in the form now and would be emptied by [`take_import`](Self::take_import), by its names.
    pub(crate) fn emptied_by(self, imported: &Imported) -> Vec<&'static Word> {
        let Some(salt) = random::salt() else { return Vec::new() };
        let typed = self.typed();
        let fields = wipe::after(|| typed.draft.emptied_by(imported, &typed.secrets, &salt));
        let has_json = typed.draft.body_text.is_some() || !typed.draft.others.is_empty();
        fields.into_iter().map(|field| field.label).chain(has_json.then_some(&words::IMPORT_EMPTIED_JSON)).collect()
    }

    /// Lets the fields count again in place of a body that was typed as JSON; that can be taken back.
    pub(crate) fn drop_body_text(self) {
        let before = self.typed();
        self.draft.update(|draft| draft.body_text = None);
        self.tell(&words::BODY_UNLOCKED, Some(before));
    }

    /// Wipes every secret.
    pub(crate) fn forget_secrets(self) {
        self.forgettings.update_value(|count| *count = count.wrapping_add(1));
        self.secrets.set(Secrets::default());
        self.draft.update(Draft::forget_secrets);
        self.replaced.notify();
        self.validity.set(None);
        self.refused_signature.set(None);
        self.revealed.set(false);
        self.forgotten.notify();
        self.tell(&words::FORGOTTEN, None);
    }

    /// Puts back what a notice kept.
    pub(crate) fn undo(self) {
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

    /// Says what was done.
    pub(super) fn tell(self, word: &'static Word, before: Option<Typed>) {
        self.notice.set(Some(Notice { word, before: before.map(Box::new) }));
    }

    fn typed(self) -> Typed {
        Typed {
            draft: self.draft.get_untracked(),
            secrets: self.secrets.get_untracked(),
            entered_for: self.entered_for.get_untracked(),
        }
    }

    fn replace(self, Typed { draft, secrets, entered_for }: Typed) {
        self.entered_for.set(entered_for);
        self.draft.set(draft);
        self.secrets.set(secrets);
        self.replaced.notify();
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;

    use super::*;
    use crate::platform::page_config::PageConfig;

    #[test]
    fn the_example_can_be_taken_back_until_something_is_typed() {
        Owner::new().with(|| {
            let store = Store::new(Draft::default(), PageConfig::default(), Locale::En);
            store.fill_in(|draft| draft.project_id = "mine".to_owned());
            store.load_example();
            assert_ne!(store.draft.with_untracked(|draft| draft.project_id.clone()), "mine");
            store.undo();
            assert_eq!(store.draft.with_untracked(|draft| draft.project_id.clone()), "mine");
            assert_eq!(store.secrets.get_untracked(), Secrets::default());
            store.load_example();
            store.fill_in(|draft| draft.max_unavailable = "2".to_owned());
            store.undo();
            assert_eq!(store.draft.with_untracked(|draft| draft.max_unavailable.clone()), "2");
        });
    }

    #[test]
    fn what_is_forgotten_cannot_be_taken_back() {
        Owner::new().with(|| {
            let store = Store::new(Draft::default(), PageConfig::default(), Locale::En);
            store.load_example();
            store.forget_secrets();
            store.undo();
            assert_eq!(store.secrets.get_untracked(), Secrets::default());
            assert_eq!(store.forgettings(), 1);
        });
    }
}
