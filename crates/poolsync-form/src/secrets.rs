//! What is typed and must not be kept.

use poolsync_core::password::{Rounds, Salt, check_salted, salt_password};
use poolsync_core::{Report, Secret, check_password};

/// A longer plain password is refused anyway, and is not salted: that takes the longer, the longer it is.
const MOST_BYTES: usize = 256;

/// Token and node password. They live as long as the page, and are never part of a saved draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    /// The user token.
    pub token: Secret,
    /// The password as it was typed: plain, or salted already.
    password: Secret,
    /// The form that is sent; empty while nothing is typed.
    salted: Secret,
}

impl Secrets {
    /// Takes a password over. A plain one is salted, whether it is a good one or not; one that is salted already stays.
    pub fn set_password(&mut self, password: Secret, salt: &Salt) {
        // EXPOSE: looked at, not kept.
        let text = password.expose();
        self.salted = if text.is_empty() || check_salted(text).is_ok() {
            password.clone()
        } else if text.len() > MOST_BYTES {
            Secret::default()
        } else {
            salt_password(&password, salt, Rounds::default())
        };
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

    /// Every secret text there is.
    pub fn all(&self) -> Vec<Secret> {
        vec![self.token.clone(), self.password.clone(), self.salted.clone()]
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
    fn a_salted_password_stays() {
        // EXPOSE: compared with what was given.
        assert_eq!(typed(SALTED).salted().expose(), SALTED);
        assert!(typed(SALTED).check_password("root").problems().is_empty());
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
