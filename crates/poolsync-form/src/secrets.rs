//! What is typed and must not be kept.

use poolsync_core::password::{Rounds, Salt, check_salted, salt_password};
use poolsync_core::{AccessKey, Credential, Report, Secret, check_password};

use crate::credential::CredentialKind;
use crate::field::Field;

/// A longer plain password is refused anyway, and is not salted: that takes the longer, the longer it is.
const MOST_BYTES: usize = 256;

/// Token, keys and passwords. They live as long as the page, and are never part of a saved draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    /// The user token, pasted or fetched.
    pub token: Secret,
    /// The password of the IAM user.
    pub iam_password: Secret,
    /// The passcode of its MFA device.
    pub passcode: Secret,
    /// The access key. No secret by itself, but easily taken for its secret key when pasted.
    pub access_key: Secret,
    /// The secret key.
    pub secret_key: Secret,
    /// The security token of a temporary key.
    pub security_token: Secret,
    /// The password as it was typed: plain, or salted already.
    password: Secret,
    /// The form that is sent; empty while nothing is typed.
    salted: Secret,
}

impl Secrets {
    /// The credential of this kind, complete or not. Blanks around an access key, copied along and never part of it, are left
    /// out; a secret key is what it is.
    pub fn credential(&self, kind: CredentialKind) -> Credential {
        if !kind.signs() {
            return Credential::Token(self.token.clone());
        }
        // EXPOSE: trimmed, and part of the same credential.
        let access_key = self.access_key.expose().trim().to_owned();
        let security_token = (kind == CredentialKind::TemporaryKey).then(|| self.security_token.clone());
        let secret_key = self.secret_key.clone();
        Credential::AccessKey(AccessKey { access_key, secret_key, security_token, project_id: None })
    }

    /// The text of a secret field, but for the node password, which has a method of its own.
    pub fn slot(&mut self, field: &Field) -> Option<&mut Secret> {
        match field.id {
            "token" => Some(&mut self.token),
            "iam_password" => Some(&mut self.iam_password),
            "passcode" => Some(&mut self.passcode),
            "access_key" => Some(&mut self.access_key),
            "secret_key" => Some(&mut self.secret_key),
            "security_token" => Some(&mut self.security_token),
            _ => None,
        }
    }

    /// The text of a secret field as it was typed.
    pub fn typed(&self, field: &Field) -> &Secret {
        match field.id {
            "token" => &self.token,
            "iam_password" => &self.iam_password,
            "passcode" => &self.passcode,
            "access_key" => &self.access_key,
            "secret_key" => &self.secret_key,
            "security_token" => &self.security_token,
            _ => &self.password,
        }
    }

    /// Takes a password over. A plain one is salted, whether it is a good one or not; one that is salted already stays.
    pub fn set_password(&mut self, password: Secret, salt: &Salt) {
        self.type_password(password);
        // EXPOSE: looked at, not kept.
        let length = self.password.expose().len();
        if self.password != self.salted && length <= MOST_BYTES {
            self.salted = salt_password(&self.password, salt, Rounds::default());
        }
    }

    /// Takes a password over as [`Secrets::set_password`] does, but leaves a plain one to be salted later: until then there is
    /// none to send. For a program to whose first part salting does not belong.
    pub fn type_password(&mut self, password: Secret) {
        // EXPOSE: looked at, not kept.
        let text = password.expose();
        let is_sent_as_it_is = text.is_empty() || check_salted(text).is_ok();
        self.salted = if is_sent_as_it_is { password.clone() } else { Secret::default() };
        self.password = password;
    }

    /// The password as it was typed.
    pub fn password(&self) -> &Secret {
        &self.password
    }

    /// The password in the form that is sent; empty while nothing is typed.
    pub fn salted(&self) -> &Secret {
        &self.salted
    }

    /// True if a password for the nodes stands there.
    pub fn has_password(&self) -> bool {
        self.password != Secret::default()
    }

    /// Every secret text there is.
    pub fn all(&self) -> Vec<Secret> {
        let typed = crate::field::SECRETS.iter().map(|field| self.typed(field));
        typed.chain([&self.salted]).cloned().collect()
    }

    /// What is wrong with the password as a plain one. Nothing, if it is empty or salted already: then the rules of the
    /// body speak.
    pub fn check_password(&self, username: &str) -> Report {
        if self.password == self.salted {
            return Report::new();
        }
        // EXPOSE: looked at, not kept.
        check_password(self.password.expose(), Some(username))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    fn typed(password: &str) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.set_password(Secret::new(password.to_owned()), &Salt::new("KZ2u71CD4JjQneAy").unwrap());
        secrets
    }

    // The published pair of the page `cce_bestpractice_0058`, in Base64 (tests/fixtures/password-sha512crypt.json).
    const SALTED: &str = "JDYkS1oydTcxQ0Q0SmpRbmVBeSRXRjVkc29PalRnYzlSRDQ2aTQ2Y0NMM0g5MkxNRW83OHMwckhkZlNMREU4UFc3eWxFMklDY3hVR0Y3LzhSQmJueFcwY3JnQTNaR05GQTBMTGdGYVlEMA==";

    #[test]
    fn a_plain_password_is_salted() {
        // EXPOSE: compared with the published value.
        assert_eq!(typed("test@123").salted().expose(), SALTED);
        assert!(typed("test@123").check_password("root").sendable());
        assert!(!typed("short").check_password("root").sendable());
    }

    #[test]
    fn a_plain_password_can_wait_for_its_salt() {
        let mut secrets = Secrets::default();
        secrets.type_password(Secret::new("test@123".to_owned()));
        assert_eq!(secrets.salted().expose(), "");
        assert_eq!(secrets.password().expose(), "test@123");
        secrets.set_password(secrets.password().clone(), &Salt::new("KZ2u71CD4JjQneAy").unwrap());
        assert_eq!(secrets.salted().expose(), SALTED);
        secrets.type_password(Secret::new(SALTED.to_owned()));
        assert_eq!(secrets.salted().expose(), SALTED);
    }

    #[test]
    fn a_salted_password_stays() {
        // EXPOSE: compared with what was given.
        assert_eq!(typed(SALTED).salted().expose(), SALTED);
        assert!(typed(SALTED).check_password("root").problems().is_empty());
    }

    #[test]
    fn each_kind_has_its_credential() {
        let mut secrets = Secrets::default();
        for field in [&field::TOKEN, &field::ACCESS_KEY, &field::SECRET_KEY, &field::SECURITY_TOKEN] {
            *secrets.slot(field).unwrap() = Secret::new(format!(" {}", field.id));
        }
        let token = Credential::Token(Secret::new(" token".to_owned()));
        assert_eq!(secrets.credential(CredentialKind::SignIn), token);
        let Credential::AccessKey(key) = secrets.credential(CredentialKind::AccessKey) else { panic!() };
        assert_eq!((key.access_key.as_str(), key.security_token), ("access_key", None));
        assert_eq!(key.secret_key, Secret::new(" secret_key".to_owned()));
        let Credential::AccessKey(key) = secrets.credential(CredentialKind::TemporaryKey) else { panic!() };
        assert_eq!(key.security_token, Some(Secret::new(" security_token".to_owned())));
    }

    #[test]
    fn every_secret_field_has_its_place() {
        for field in field::SECRETS {
            let mut secrets = Secrets::default();
            if let Some(slot) = secrets.slot(field) {
                *slot = Secret::new("typed".to_owned());
                assert_eq!(secrets.typed(field), &Secret::new("typed".to_owned()), "{}", field.id);
            } else {
                assert_eq!(field.id, "password");
            }
        }
    }

    #[test]
    fn a_text_that_can_be_no_password_is_not_salted() {
        let typed = typed(&"a".repeat(1_000_000));
        assert_eq!(*typed.salted(), Secret::default());
        assert!(!typed.check_password("root").sendable());
    }

    #[test]
    fn nothing_typed_is_nothing_sent() {
        // EXPOSE: compared with nothing.
        assert_eq!(typed("").salted().expose(), "");
        assert!(typed("").check_password("root").problems().is_empty());
    }
}
