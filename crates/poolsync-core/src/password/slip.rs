//! What a text that is no salted password seems to be, so that the way out can be named: never "salt it" for what is salted
//! already, which would lock everybody out.

use base64::Engine as _;
use base64::alphabet::STANDARD as STANDARD_ALPHABET;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::around;
use super::crypt::{Salt, is_crypt_text};
use super::salted::{CRYPT_PREFIX, HASH_CHARACTERS, is_crypt_string, salt_and_hash};
use crate::wrapping::{in_armor, in_data_url, without_surroundings};

/// Why a text is no salted password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSalted {
    /// No Base64 and nothing like it: a plain password.
    Plain,
    /// What the documentation writes in place of a password: `<password>`, `xxxxx`.
    Placeholder,
    /// The `$6$` string itself, without Base64 around it.
    CryptString,
    /// The `$6$` string among other text, such as a line of `/etc/shadow` or a prompt; with or without Base64 around it.
    Among,
    /// The `$6$` string with escaped signs, `\$` or `$$`; with or without Base64 around it.
    Escaped,
    /// A `$6$` string of which a shell took parts for variables; with or without Base64 around it.
    Expanded,
    /// Base64 of a salted password between the lines that `certutil` and `openssl` write (`-----BEGIN …`).
    DashedLines,
    /// Base64 of a salted password in quotation marks, behind a name, before the `%` of a shell, or with escapes.
    Surrounded,
    /// A `data:` URL with the Base64 of a salted password.
    DataUrl,
    /// Base64 of a salted password, but wrapped over lines or with blanks.
    LineBreaks,
    /// Base64 of a salted password and a line feed after it, perhaps wrapped as well.
    LineFeedAtEnd,
    /// Base64 of a salted password without its padding.
    NoPadding,
    /// Base64 of the Base64 of a salted password.
    EncodedTwice,
    /// Base64 of a salted password in UTF-16, or with a byte order mark.
    OtherEncoding,
    /// A sha512-crypt string whose salt is not 1 to 16 characters of `./0-9A-Za-z`.
    Salt,
    /// The hash of another scheme, such as `$5$` or `$y$`.
    OtherScheme,
    /// A sha512-crypt string that is cut or damaged.
    Cut,
    /// Base64 of a plain password.
    EncodedPlain,
    /// A digest, as hex digits or Base64.
    Digest,
    /// Base64 of something else.
    Other,
}

/// The first parts of crypt strings that Linux knows, but for sha512-crypt.
const OTHER_SCHEMES: [&str; 13] =
    ["1", "2", "2a", "2b", "2x", "2y", "5", "7", "y", "gy", "sha1", "argon2i", "argon2id"];
/// The most characters of a plain password; longer texts are something else.
const LONGEST_PLAIN: usize = 26;
/// Shorter Base64 may be a plain password by chance.
const SHORTEST_ENCODED: usize = 8;
/// The bytes of MD5, SHA-1, SHA-256, SHA-384 and SHA-512.
const DIGESTS: [usize; 5] = [16, 20, 32, 48, 64];

/// Returns what a text seems to be that is no salted password.
pub(super) fn of(text: &str) -> NotSalted {
    let trimmed = text.trim_ascii();
    if is_placeholder(trimmed) {
        return NotSalted::Placeholder;
    }
    if let Some(inner) = in_armor(trimmed).map(Zeroizing::new) {
        return of_wrapped(&inner, NotSalted::DashedLines);
    }
    if let Some(inner) = in_data_url(trimmed).map(Zeroizing::new) {
        return of_wrapped(&inner, NotSalted::DataUrl);
    }
    let inner = without_surroundings(trimmed).map(Zeroizing::new);
    let is_salted = |inner: &str| decode_unpadded(inner).is_some_and(|bytes| is_crypt_string(&bytes));
    if inner.as_ref().is_some_and(|inner| is_salted(inner)) {
        return NotSalted::Surrounded;
    }
    if is_cut(inner.as_ref().map_or(trimmed, |inner| inner.as_str())) {
        return NotSalted::Cut;
    }
    if is_crypt_string(trimmed.as_bytes()) {
        return NotSalted::CryptString;
    }
    if let Some(slip) = around::of(trimmed).or_else(|| of_crypt(trimmed)) {
        return slip;
    }
    let joined: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    let Some(bytes) = decode_unpadded(&joined) else {
        return if is_hex_digest(trimmed) { NotSalted::Digest } else { NotSalted::Plain };
    };
    match of_bytes(&bytes) {
        Inner::Salted if joined.len() != text.len() => NotSalted::LineBreaks,
        Inner::Salted => NotSalted::NoPadding,
        Inner::Slip(slip) => slip,
        Inner::Unknown if is_hex_digest(trimmed) => NotSalted::Digest,
        Inner::Unknown if joined.len() != trimmed.len() || STANDARD.decode(&*joined).is_err() => NotSalted::Plain,
        Inner::Unknown if joined.len() < SHORTEST_ENCODED => NotSalted::Plain,
        Inner::Unknown => of_unknown(&joined, &bytes),
    }
}

/// True for the beginning of the Base64 of a crypt string that ends where no Base64 ends.
fn is_cut(text: &str) -> bool {
    // `$6$` and what follows it.
    const BEGINNING: &str = "JDYk";
    text.len() > BEGINNING.len()
        && text.starts_with(BEGINNING)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
        && decode_unpadded(text).is_none()
}

/// What something is that was wrapped once more: `wrapped` if it is salted, else what is wrong inside.
fn of_wrapped(inner: &str, wrapped: NotSalted) -> NotSalted {
    match decode_unpadded(inner).map(|bytes| of_bytes(&bytes)) {
        Some(Inner::Salted) => wrapped,
        Some(Inner::Slip(slip)) => slip,
        Some(Inner::Unknown) => NotSalted::Other,
        None => NotSalted::Plain,
    }
}

/// What Base64 turned out to hold.
enum Inner {
    Salted,
    Slip(NotSalted),
    Unknown,
}

fn of_bytes(bytes: &[u8]) -> Inner {
    if is_crypt_string(bytes) {
        return Inner::Salted;
    }
    let text = Zeroizing::new(match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [_, 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, _, ..] => utf_16(bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(str::to_owned),
        _ => None,
    });
    if let Some(text) = &*text {
        let is_salted = is_crypt_string(text.trim_ascii_end().as_bytes());
        return if is_salted { Inner::Slip(NotSalted::OtherEncoding) } else { Inner::Unknown };
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Inner::Unknown };
    let trimmed = text.trim_ascii();
    if is_crypt_string(text.trim_end_matches(['\r', '\n']).as_bytes()) {
        return Inner::Slip(NotSalted::LineFeedAtEnd);
    }
    if let Some(slip) = around::of(text).or_else(|| of_crypt(trimmed)) {
        return Inner::Slip(slip);
    }
    let joined: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    match decode_unpadded(&joined).map(|bytes| is_crypt_string(bytes.trim_ascii_end())) {
        Some(true) => Inner::Slip(NotSalted::EncodedTwice),
        _ => Inner::Unknown,
    }
}

/// What a text is that begins like a crypt string and is not a good one.
fn of_crypt(text: &str) -> Option<NotSalted> {
    let (scheme, _) = text.strip_prefix('$')?.split_once('$')?;
    if OTHER_SCHEMES.contains(&scheme) {
        return Some(NotSalted::OtherScheme);
    }
    text.strip_prefix(CRYPT_PREFIX)?;
    let has_bad_salt = salt_and_hash(text)
        .is_some_and(|(salt, hash)| Salt::new(salt).is_err() && hash.len() == HASH_CHARACTERS && is_crypt_text(hash));
    Some(if has_bad_salt { NotSalted::Salt } else { NotSalted::Cut })
}

/// What Base64 is that holds no crypt string of any kind.
fn of_unknown(encoded: &str, bytes: &[u8]) -> NotSalted {
    let as_utf_16 = || utf_16(bytes, u16::from_le_bytes).is_some_and(|text| is_typed(&text) && text.is_ascii());
    match std::str::from_utf8(bytes) {
        Ok(text) if is_hex_digest(text.trim_ascii()) => NotSalted::Digest,
        Ok(text) if is_typed(text.trim_ascii_end()) => NotSalted::EncodedPlain,
        _ if as_utf_16() => NotSalted::EncodedPlain,
        _ if DIGESTS.contains(&bytes.len()) && encoded.len() > bytes.len() + 7 => NotSalted::Digest,
        _ if encoded.len() <= LONGEST_PLAIN => NotSalted::Plain,
        _ => NotSalted::Other,
    }
}

/// True for text that a person can have typed.
fn is_typed(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_control)
}

fn is_hex_digest(text: &str) -> bool {
    DIGESTS.iter().any(|bytes| text.len() == 2 * bytes) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_placeholder(text: &str) -> bool {
    let wrapped = |open, close| text.len() > 2 && text.starts_with(open) && text.ends_with(close);
    let hidden = |sign| text.len() > 2 && text.chars().all(|character| character == sign);
    wrapped('{', '}') || wrapped('<', '>') || hidden('x') || hidden('*')
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: String = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<_, _>>().ok()?;
    rest.is_empty().then_some(text)
}

fn decode_unpadded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD_ALPHABET, config).decode(text).ok().map(Zeroizing::new)
}
