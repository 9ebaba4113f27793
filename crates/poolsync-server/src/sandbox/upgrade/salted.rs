//! Whether a text is a salted password: Base64 of a `$6$` crypt string.
//!
//! ```text
//! $6$KZ2u71CD4JjQneAy$WF5dsoOj…      (before Base64)
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Returns true for Base64 of `$6$`, perhaps `rounds=N$`, a salt of 1 to 16 characters, `$`, and 86 characters of
/// hash.
pub(super) fn is_salted(text: &str) -> bool {
    let crypt = STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    crypt.is_some_and(|crypt| is_crypt(&crypt))
}

fn is_crypt(crypt: &str) -> bool {
    let parts: Vec<&str> = crypt.split('$').collect();
    let (salt, hash) = match parts.as_slice() {
        ["", "6", salt, hash] => (salt, hash),
        ["", "6", rounds, salt, hash] if is_rounds(rounds) => (salt, hash),
        _ => return false,
    };
    let is_alphabet = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./".contains(&byte));
    (1..=16).contains(&salt.len()) && hash.len() == 86 && is_alphabet(salt) && is_alphabet(hash)
}

fn is_rounds(text: &str) -> bool {
    let digits = text.strip_prefix("rounds=").unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    // The pair that the documentation of the service publishes for `test@123`.
    const PUBLISHED: &str =
        "$6$KZ2u71CD4JjQneAy$WF5dsoOjTgc9RD46i46cCL3H92LMEo78s0rHdfSLDE8PW7ylE2ICcxUGF7/8RBbnxW0crgA3ZGNFA0LLgFaYD0";

    #[test]
    fn knows_the_published_form() {
        assert!(is_salted(&STANDARD.encode(PUBLISHED)));
        assert!(is_salted(&STANDARD.encode(PUBLISHED.replace("$6$", "$6$rounds=10000$"))));
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            String::new(),
            "test@123".into(),
            PUBLISHED.into(),
            STANDARD.encode("test@123"),
            STANDARD.encode(format!("{PUBLISHED}\n")),
            format!("{}\n", STANDARD.encode(PUBLISHED)),
            STANDARD.encode(PUBLISHED.replace("$6$", "$5$")),
            STANDARD.encode(PUBLISHED.replace("KZ2u71CD4JjQneAy", "KZ2u71CD4JjQneAyX")),
            STANDARD.encode(PUBLISHED.replace("KZ2u71CD4JjQneAy", "")),
            STANDARD.encode(PUBLISHED.replace("$6$", "$6$rounds=$")),
        ] {
            assert!(!is_salted(&text), "{text}");
        }
    }
}
