//! Whether a text is a salted password.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::crypt::{Salt, is_crypt_text};
use super::slip::{self, NotSalted};

/// How a sha512-crypt string begins.
pub(super) const CRYPT_PREFIX: &str = "$6$";
/// The length of a sha512-crypt hash in its own alphabet.
pub(super) const HASH_CHARACTERS: usize = 86;
/// The pair of the best-practice page `cce_bestpractice_0058`; its password is `test@123`.
const PUBLISHED: &str =
    "$6$KZ2u71CD4JjQneAy$WF5dsoOjTgc9RD46i46cCL3H92LMEo78s0rHdfSLDE8PW7ylE2ICcxUGF7/8RBbnxW0crgA3ZGNFA0LLgFaYD0";

/// Checks that a text decodes to `$6$`, perhaps `rounds=N$`, a salt, `$` and 86 characters of hash.
///
/// # Errors
/// What the text seems to be instead.
pub fn check_salted(text: &str) -> Result<(), NotSalted> {
    if decode(text).is_some_and(|bytes| is_crypt_string(&bytes)) { Ok(()) } else { Err(slip::of(text)) }
}

/// Returns true for the salted password that the documentation publishes.
pub fn is_published(salted: &str) -> bool {
    decode(salted).is_some_and(|bytes| *bytes == PUBLISHED.as_bytes())
}

fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    STANDARD.decode(text).ok().map(Zeroizing::new)
}

/// The salt and the hash of a `$6$` string, whatever they look like.
pub(super) fn salt_and_hash(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(CRYPT_PREFIX)?;
    let rest = match rest.strip_prefix("rounds=") {
        Some(rest) => {
            let (rounds, rest) = rest.split_once('$')?;
            let digits = !rounds.is_empty() && rounds.bytes().all(|byte| byte.is_ascii_digit());
            digits.then_some(rest)?
        }
        None => rest,
    };
    rest.split_once('$')
}

pub(super) fn is_crypt_string(bytes: &[u8]) -> bool {
    let parts = std::str::from_utf8(bytes).ok().and_then(salt_and_hash);
    parts.is_some_and(|(salt, hash)| Salt::new(salt).is_ok() && hash.len() == HASH_CHARACTERS && is_crypt_text(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check("xxxxx", Err(NotSalted::Placeholder));
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
        check(&encode(PUBLISHED.replacen("$6$", "$5$", 1)), Err(NotSalted::OtherScheme));
        check("$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", Err(NotSalted::OtherScheme));
        for text in [
            PUBLISHED.replacen("$6$", "$6$rounds=$", 1),
            PUBLISHED.split_at(PUBLISHED.len() - 1).0.to_owned(),
            format!("{PUBLISHED}a"),
        ] {
            check(&encode(&text), Err(NotSalted::Cut));
            check(&text, Err(NotSalted::Cut));
        }
        for salt in ["KZ2u71CD4JjQneAyX", "", "abc_DEF=ghi012JK"] {
            let text = PUBLISHED.replacen("KZ2u71CD4JjQneAy", salt, 1);
            check(&encode(&text), Err(NotSalted::Salt));
            check(&text, Err(NotSalted::Salt));
        }
    }

    #[test]
    fn what_is_salted_already_is_never_called_plain() {
        let encoded = encode(PUBLISHED);
        let dashed = format!("-----BEGIN CERTIFICATE-----\r\n{encoded}\r\n-----END CERTIFICATE-----");
        check(&dashed, Err(NotSalted::DashedLines));
        check(&format!("data:text/plain;base64,{encoded}"), Err(NotSalted::DataUrl));
        check(encoded.trim_end_matches('='), Err(NotSalted::NoPadding));
        check(&encode(&encoded), Err(NotSalted::EncodedTwice));
        check(&encode(format!("{encoded}\n")), Err(NotSalted::EncodedTwice));
        for among in [
            format!("root:{PUBLISHED}:20000:0:99999:7:::"),
            format!("Password: \nVerifying - Password: \n{PUBLISHED}\n"),
            format!("b'{PUBLISHED}'"),
            format!("'{PUBLISHED}'"),
        ] {
            check(&among, Err(NotSalted::Among));
            check(&encode(&among), Err(NotSalted::Among));
        }
        for escaped in [PUBLISHED.replace('$', "\\$"), PUBLISHED.replace('$', "$$")] {
            check(&escaped, Err(NotSalted::Escaped));
            check(&encode(&escaped), Err(NotSalted::Escaped));
        }
        // What `echo "…"` of bash makes of it: `$6` and `$KZ2u…` are variables, `$WF5…` too up to the first other sign.
        let expanded = "/8RBbnxW0crgA3ZGNFA0LLgFaYD0./aBcDeF01/kWcZNqQDo5JnvJXayMxIwNGmfGi";
        for expanded in [expanded, &PUBLISHED.replacen("$6$", "", 1)] {
            check(&encode(expanded), Err(NotSalted::Expanded));
        }
        let (begin, rest) = encoded.split_at(60);
        for around in [format!("{encoded}%"), format!("{begin}\\n{rest}")] {
            check(&around, Err(NotSalted::Surrounded));
        }
        check(&encode(format!("\u{feff}{PUBLISHED}")), Err(NotSalted::OtherEncoding));
        let utf_16: Vec<u8> = PUBLISHED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&STANDARD.encode(&utf_16), Err(NotSalted::OtherEncoding));
        check(&STANDARD.encode([&[0xff, 0xfe], &*utf_16].concat()), Err(NotSalted::OtherEncoding));
    }

    #[test]
    fn what_is_encoded_without_salt_is_told_apart() {
        check(&encode("Poolsync@2026"), Err(NotSalted::EncodedPlain));
        check(&encode("Poolsync@2026\n"), Err(NotSalted::EncodedPlain));
        // The digests of "abc": FIPS 180-4 (SHA-256), RFC 1321 (MD5).
        let sha_256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        check(sha_256, Err(NotSalted::Digest));
        check(&encode(sha_256), Err(NotSalted::Digest));
        check("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", Err(NotSalted::Digest));
        check("900150983cd24fb0d6963f7d28e17f72", Err(NotSalted::Digest));
        check("kAFQmDzST7DWlj99KOF/cg==", Err(NotSalted::Digest));
        for text in ["{password}", "<password>", "******"] {
            check(text, Err(NotSalted::Placeholder));
        }
        for text in ["$ecret$Word1", "Passw0rdPassw0rd", "abc$6$d", "root:x:0:0", "中文密码Aa1"] {
            check(text, Err(NotSalted::Plain));
        }
    }

    #[test]
    fn the_published_one_is_known() {
        assert!(is_published(&encode(PUBLISHED)));
        assert!(!is_published(PUBLISHED) && !is_published(&encode(format!("{PUBLISHED}a"))));
    }
}
