//! Values that are secret, whatever they are called: tokens, keys, and texts in which one stands.

use crate::secret_name::is_secret_name;

/// No name is longer.
const LONGEST: usize = 64;
/// Keys have twenty characters and more. A shorter word behind a name may be a part of a sentence.
const SHORTEST_SECRET: usize = 10;
/// Real ones have hundreds of characters; examples are shorter.
const SHORTEST_TOKEN: usize = 16;

/// Returns true if a secret stands in a text, beside its name or by itself: `X-Auth-Token: MII…`, `SK=…`, a token.
pub(crate) fn text_holds_secret(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let mut rest = text;
    while let Some(at) = rest.find([':', '=', '：']) {
        let Some((before, after)) = rest.split_at_checked(at) else { break };
        let before = before.trim_end().trim_end_matches(['"', '\'']);
        let name = before.rsplit(|c: char| !is_sign(c)).next().unwrap_or_default();
        let value = after.trim_start_matches(|c: char| c.is_whitespace() || ":=：\"'".contains(c));
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=_.@".contains(c)).unwrap_or(value.len());
        if end >= SHORTEST_SECRET && name.len() <= LONGEST && is_secret_name(name) {
            return true;
        }
        rest = value;
    }
    text.contains("PRIVATE KEY-----")
        || text.split(|c: char| !c.is_ascii_alphanumeric() && !"+/-_".contains(c)).any(is_token)
}

/// Returns true for a word that can only be a token, an access key or a secret key, and is no ID: an access key has twenty
/// capitals and digits, a secret key forty letters of both cases and digits.
pub(crate) fn is_key_or_token(word: &str) -> bool {
    let has = |holds: fn(&u8) -> bool| word.as_bytes().iter().any(holds);
    let letters = (has(u8::is_ascii_uppercase), has(u8::is_ascii_lowercase));
    let is_key = word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && matches!((word.len(), letters), (20, (true, false)) | (40, (true, true)))
        && has(u8::is_ascii_digit);
    is_key || is_token(word)
}

/// Returns true for a word that can only be a token of IAM: Base64 of a signed message, whose first bytes are always the same.
pub(crate) fn is_token(word: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte);
    word.starts_with("MII") && word.len() >= SHORTEST_TOKEN && word.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::{is_key_or_token, text_holds_secret};

    // Lengths and letters: IAM's "Access keys"; the values are made up.
    #[test]
    fn keys_are_told_from_ids() {
        for word in ["MIIFtokenSECRET0001", "QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"] {
            assert!(is_key_or_token(word), "{word}");
        }
        for word in [
            "0123456789abcdef0123456789abcdef",
            "0123456789ABCDEF0123456789ABCDEF",
            "7c1d2f9e-0a7b-11ee-9d1e-0255ac10004b",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "DefaultPool",
            "NOT_A_KEY_OF_ANYBODY",
            "ABCDEFGHIJKLMNOPQRST",
            "",
        ] {
            assert!(!is_key_or_token(word), "{word}");
        }
    }

    #[test]
    fn secrets_are_seen_in_a_text() {
        for text in [
            "X-Auth-Token: MIIF012345",
            "a, SK=abcdefghij",
            "password：Huawei@1234",
            "\"token\": \"abcdefghij\"",
            "see MIIFtokenSECRET0001",
            "x=1;ak = ABCDEFGHIJ",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl",
        ] {
            assert!(text_holds_secret(text), "{text}");
        }
        for text in [
            "7c1d2f9e-0a7b-11ee-9d1e-0255ac10004b",
            "token",
            "task=1",
            "token: $TOKEN_OF_MINE",
            "the token: ask",
            "a: b",
            "",
            "MII",
            "::",
        ] {
            assert!(!text_holds_secret(text), "{text}");
        }
    }
}
