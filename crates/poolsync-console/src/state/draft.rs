//! Verbs that change what is typed.

use leptos::prelude::*;
use poolsync_core::{Problem, Secret, Severity, wipe};
use poolsync_form::{CredentialKind, Draft, Field, field, field_of};

use super::store::Store;
use crate::platform::{document, random};

impl Store {
    /// Takes over what was typed into a text field.
    pub(crate) fn type_text(self, field: &Field, text: String) {
        let Some(slot) = field.slot else { return };
        self.drop_notice();
        self.draft.maybe_update(|draft| {
            let place = (slot.write)(draft);
            let changed = *place != text;
            *place = text;
            changed
        });
    }

    /// Changes the draft as if it were typed, and shows it in its fields.
    pub(crate) fn fill_in(self, change: impl FnOnce(&mut Draft)) {
        self.drop_notice();
        self.draft.update(change);
        self.replaced.notify();
    }

    /// Takes over what was typed into a secret field. A node password is salted.
    pub(crate) fn type_secret(self, field: &Field, typed: Secret) {
        self.drop_notice();
        if *field == field::PASSWORD {
            self.set_password(typed);
        } else {
            self.set_secret(field, typed);
        }
    }

    /// Takes over a secret but the node password, and notes for which host it was entered.
    pub(crate) fn set_secret(self, field: &Field, typed: Secret) {
        if self.secrets.with_untracked(|secrets| *secrets.typed(field) == typed) {
            return;
        }
        self.entered_for.update(|hosts| hosts.note(field, &self.draft.with_untracked(Draft::host)));
        // What was known of another token or key is not known of this one.
        if self.validity.with_untracked(Option::is_some) {
            self.validity.set(None);
        }
        self.secrets.update(|secrets| {
            if let Some(slot) = secrets.slot(field) {
                *slot = typed;
            }
        });
    }

    fn set_password(self, password: Secret) {
        let Some(salt) = random::salt() else { return };
        if self.secrets.with_untracked(|secrets| *secrets.password() != password) {
            wipe::after(|| self.secrets.update(|secrets| secrets.set_password(password, &salt)));
        }
    }

    /// Takes over a body that was typed as JSON.
    pub(crate) fn take_body(self, text: &str) {
        let Some(salt) = random::salt() else { return };
        self.drop_notice();
        let (mut draft, mut secrets) = (self.draft.get_untracked(), self.secrets.get_untracked());
        wipe::after(|| draft.take_body(text, &mut secrets, &salt));
        self.draft.set(draft);
        if self.secrets.with_untracked(|known| *known != secrets) {
            self.secrets.set(secrets);
        }
        self.replaced.notify();
    }

    /// Lets this field show its problems from now on.
    pub(crate) fn leave(self, field: &'static Field) {
        if self.left.with_untracked(|left| !left.contains(&field.id)) {
            self.left.update(|left| left.push(field.id));
        }
    }

    /// Returns true if the field was left once.
    pub(crate) fn was_left(self, field: &Field) -> bool {
        self.left.with(|left| left.contains(&field.id))
    }

    /// Returns true for a problem that is no fault yet: something is missing in a field where nobody has been.
    pub(crate) fn is_still_open(self, problem: &Problem) -> bool {
        let is_missing = problem.code.id.ends_with("/missing");
        is_missing && field_of(&problem.path).is_some_and(|field| !self.was_left(field))
    }

    /// Brings the user to the field where something can be mended: a token that is fetched begins with the account.
    pub(crate) fn go_to(self, field: &'static Field) {
        let is_fetched = self.draft.with_untracked(|draft| draft.credential) == CredentialKind::SignIn;
        let field = if is_fetched && *field == field::TOKEN { &field::ACCOUNT } else { field };
        self.leave(field);
        self.focus_soon(field.id);
    }

    /// Brings the user to an element, now or once its lazy part is there.
    pub(crate) fn focus_soon(self, id: &'static str) {
        let is_there = document::focus(id);
        self.awaited_field.set_value((!is_there).then_some(id));
    }

    /// Brings the user to the field that was not there yet when it was wanted.
    pub(crate) fn go_to_awaited(self) {
        if self.awaited_field.get_value().is_some_and(document::focus) {
            self.awaited_field.set_value(None);
        }
    }

    /// Lets every field show its problems, and brings the user to the first error.
    pub(crate) fn go_to_first_error(self) {
        self.left.update(|left| left.extend(field::ALL.iter().map(|field| field.id)));
        let field = self.checked.with_untracked(|checked| {
            let mut errors = checked.report.of(Severity::Error);
            errors.find_map(|problem| field_of(&problem.path))
        });
        if let Some(field) = field {
            self.go_to(field);
        }
    }
}
