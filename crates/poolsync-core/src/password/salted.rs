//! Whether a text is a salted password, and if not, what it seems to be.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::crypt::{Salt, is_crypt_text};

/// The length of a sha512-crypt hash in its own alphabet.
const HASH_CHARACTERS: usize = 86;

/// Why a text is no salted password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSalted {
    /// No Base64 and nothing like it: a plain password or a placeholder.
    Plain,
    /// The `$6$` string itself, without Base64 around it.
    CryptString,
    /// Base64 of a salted password, but wrapped over lines or with blanks.
    LineBreaks,
    /// Base64 of a salted password and a line feed after it, perhaps wrapped as well.
    LineFeedAtEnd,
    /// Base64 of something else.
    Other,
}

/// Checks that a text decodes to `$6$`, perhaps `rounds=N$`, a salt, `$` and 86 characters of hash.
///
/// # Errors
/// What the text seems to be instead.
pub fn check_salted(text: &str) -> Result<(), NotSalted> {
    if is_crypt_string(text.trim_ascii_end().as_bytes()) {
        return Err(NotSalted::CryptString);
    }
    if let Ok(bytes) = STANDARD.decode(text).map(Zeroizing::new) {
        return check_crypt_string(&bytes);
    }
    let joined: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    match STANDARD.decode(&joined).map(|bytes| check_crypt_string(&bytes)) {
        Ok(Ok(())) => Err(NotSalted::LineBreaks),
        Ok(Err(NotSalted::LineFeedAtEnd)) => Err(NotSalted::LineFeedAtEnd),
        _ => Err(NotSalted::Plain),
    }
}

fn check_crypt_string(bytes: &[u8]) -> Result<(), NotSalted> {
    if is_crypt_string(bytes) {
        return Ok(());
    }
    match bytes.strip_suffix(b"\n") {
        Some(rest) if is_crypt_string(rest.strip_suffix(b"\r").unwrap_or(rest)) => Err(NotSalted::LineFeedAtEnd),
        _ if bytes.starts_with(b"$") => Err(NotSalted::Other),
        _ => Err(NotSalted::Plain),
    }
}

fn is_crypt_string(bytes: &[u8]) -> bool {
    let parts = || {
        let rest = std::str::from_utf8(bytes).ok()?.strip_prefix("$6$")?;
        let rest = match rest.strip_prefix("rounds=") {
            Some(rest) => {
                let (rounds, rest) = rest.split_once('$')?;
                let digits = !rounds.is_empty() && rounds.bytes().all(|byte| byte.is_ascii_digit());
                digits.then_some(rest)?
            }
            None => rest,
        };
        rest.split_once('$')
    };
    parts().is_some_and(|(salt, hash)| Salt::new(salt).is_ok() && hash.len() == HASH_CHARACTERS && is_crypt_text(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the official best-practice page `cce_bestpractice_0058`.
    const PUBLISHED: &str =
        "$6$KZ2u71CD4JjQneAy$WF5dsoOjTgc9RD46i46cCL3H92LMEo78s0rHdfSLDE8PW7ylE2ICcxUGF7/8RBbnxW0crgA3ZGNFA0LLgFaYD0";

    fn encode(text: impl AsRef<str>) -> String {
        STANDARD.encode(text.as_ref().as_bytes())
    }

    #[track_caller]
    fn check(text: &str, expected: Result<(), NotSalted>) {
        assert_eq!(check_salted(text), expected, "{text}");
    }

    #[test]
    fn base64_of_a_crypt_string_is_salted() {
        check(&encode(PUBLISHED), Ok(()));
        check(&encode(PUBLISHED.replacen("$6$", "$6$rounds=10000$", 1)), Ok(()));
    }

    #[test]
    fn each_slip_is_told_apart() {
        check("xxxxx", Err(NotSalted::Plain));
        check("Huawei@123", Err(NotSalted::Plain));
        check("Passw0rd", Err(NotSalted::Plain)); // happens to be Base64
        check(PUBLISHED, Err(NotSalted::CryptString));
        check(&encode(format!("{PUBLISHED}\n")), Err(NotSalted::LineFeedAtEnd));
        check(&encode(format!("{PUBLISHED}\r\n")), Err(NotSalted::LineFeedAtEnd));
        let encoded = encode(PUBLISHED);
        let (first, second) = encoded.split_at(76);
        check(&format!("{first}\n{second}"), Err(NotSalted::LineBreaks));
        check(&format!("{encoded}\n"), Err(NotSalted::LineBreaks));
        check(&format!("{PUBLISHED}\n"), Err(NotSalted::CryptString));
        // `openssl passwd -6 … | base64`: a line feed inside, and wrapped.
        let encoded = encode(format!("{PUBLISHED}\n"));
        let (first, second) = encoded.split_at(76);
        check(&format!("{first}\n{second}\n"), Err(NotSalted::LineFeedAtEnd));
    }

    #[test]
    fn other_schemes_and_broken_ones_are_not_salted() {
        for text in [
            PUBLISHED.replacen("$6$", "$5$", 1),
            PUBLISHED.replacen("$6$", "$6$rounds=$", 1),
            PUBLISHED.split_at(PUBLISHED.len() - 1).0.to_owned(),
            format!("{PUBLISHED}a"),
            PUBLISHED.replacen("KZ2u71CD4JjQneAy", "KZ2u71CD4JjQneAyX", 1),
            PUBLISHED.replacen("KZ2u71CD4JjQneAy", "", 1),
        ] {
            check(&encode(text), Err(NotSalted::Other));
        }
    }
}
