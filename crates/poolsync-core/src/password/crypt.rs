//! sha512-crypt (`$6$`) and Base64.
//!
//! Specification: "Unix crypt using SHA-256 and SHA-512", Ulrich Drepper, 2007.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha_crypt::{Sha512Params, sha512_crypt_b64};

use crate::secret::Secret;

/// The 64 characters that salts and hashes are made of.
const ALPHABET: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Longer salts are cut by the scheme.
const MOST_SALT_CHARACTERS: usize = 16;
const DEFAULT_ROUNDS: usize = 5_000;

/// 1 to 16 characters of `./0-9A-Za-z`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salt(String);

/// How often the hash is repeated: 1,000 to 999,999,999, by default 5,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounds(usize);

/// What cannot be used for salting. User action: leave it out, a good value is chosen then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SaltError {
    /// The salt is empty, longer than 16 characters, or has others than `./0-9A-Za-z`.
    #[error("a salt is 1 to 16 characters of ./0-9A-Za-z")]
    Salt,
    /// The number of rounds is out of range.
    #[error("rounds are a whole number from 1000 to 999999999")]
    Rounds,
}

impl Salt {
    /// Returns a given salt.
    ///
    /// # Errors
    /// [`SaltError::Salt`] if it has the wrong length or characters.
    pub fn new(salt: &str) -> Result<Self, SaltError> {
        let fits = (1..=MOST_SALT_CHARACTERS).contains(&salt.len());
        if fits && is_crypt_text(salt) { Ok(Self(salt.to_owned())) } else { Err(SaltError::Salt) }
    }

    /// Returns a salt of 16 characters from 16 random bytes, of which 96 bits count: the most the scheme takes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let character = |byte: u8| ALPHABET.get(usize::from(byte & 63)).copied().map_or('.', char::from);
        Self(bytes.into_iter().map(character).collect())
    }

    /// Returns its characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Rounds {
    /// Returns a given number of rounds, from 1,000 to 999,999,999.
    ///
    /// # Errors
    /// [`SaltError::Rounds`] if it is out of range.
    pub fn new(rounds: usize) -> Result<Self, SaltError> {
        if (1_000..=999_999_999).contains(&rounds) { Ok(Self(rounds)) } else { Err(SaltError::Rounds) }
    }
}

impl Default for Rounds {
    fn default() -> Self {
        Self(DEFAULT_ROUNDS)
    }
}

/// Returns the value of the field `password`: Base64 of `$6$<salt>$<hash>`; other rounds than 5,000 are written into it
/// (`$6$rounds=N$…`).
///
/// Takes any password; whether it is a good one says [`crate::check_password`].
pub fn salt_password(password: &Secret, salt: &Salt, rounds: Rounds) -> Secret {
    // The range was checked by `Rounds`, and hashing a given salt cannot fail.
    let params = Sha512Params::new(rounds.0).unwrap_or_default();
    // EXPOSE: needed for hashing, not kept.
    let hash = sha512_crypt_b64(password.expose().as_bytes(), salt.0.as_bytes(), &params).unwrap_or_default();
    let written = if rounds.0 == DEFAULT_ROUNDS { String::new() } else { format!("rounds={}$", rounds.0) };
    Secret::new(STANDARD.encode(format!("$6${written}{}${hash}", salt.0).as_bytes()))
}

/// True if every character is of the alphabet of salts and hashes.
pub(super) fn is_crypt_text(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salts_are_checked() {
        for salt in ["a", "./ABCDEFGHIJKLMN"] {
            assert_eq!(Salt::new(salt).unwrap().as_str(), salt);
        }
        for salt in ["", "12345678901234567", "a$b", "a b", "中"] {
            assert_eq!(Salt::new(salt), Err(SaltError::Salt));
        }
    }

    #[test]
    fn random_bytes_become_characters_of_the_alphabet() {
        assert_eq!(Salt::from_random([0; 16]).as_str(), "................");
        assert_eq!(Salt::from_random([255; 16]).as_str(), "zzzzzzzzzzzzzzzz");
    }

    #[test]
    fn rounds_have_a_range() {
        assert!(Rounds::new(1_000).is_ok() && Rounds::new(999_999_999).is_ok());
        assert!(Rounds::new(999).is_err() && Rounds::new(1_000_000_000).is_err());
    }
}
