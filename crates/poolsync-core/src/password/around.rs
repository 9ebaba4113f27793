//! Crypt strings with something around them, or changed on their way through a shell.

use zeroize::Zeroizing;

use super::crypt::is_crypt_text;
use super::salted::is_crypt_string;
use super::slip::NotSalted;

/// Longer texts of the alphabet of crypt strings are no plain passwords.
const LONGEST_PLAIN: usize = 60;

/// Returns what a text is that holds a crypt string and is none, or held one before a shell read it; none for any other text.
pub(super) fn of(text: &str) -> Option<NotSalted> {
    let holds = |text: &str| text.split(is_boundary).any(|piece| is_crypt_string(piece.as_bytes()));
    if holds(text) {
        return Some(NotSalted::Among);
    }
    let is_escaped = [("\\$", "$"), ("$$", "$")]
        .iter()
        .any(|(escape, sign)| text.contains(escape) && holds(&Zeroizing::new(text.replace(escape, sign))));
    if is_escaped {
        return Some(NotSalted::Escaped);
    }
    is_expanded(text.trim_ascii()).then_some(NotSalted::Expanded)
}

/// True for what stands beside a crypt string: fields of `/etc/shadow`, prompts, quotation marks.
fn is_boundary(sign: char) -> bool {
    sign.is_whitespace() || ":,;\"'`“”‘’".contains(sign)
}

/// True for the rest of a crypt string after `"$6$salt$hash"` has lost what looks like variables.
fn is_expanded(text: &str) -> bool {
    let is_of_crypt = |piece: &str| piece.is_empty() || is_crypt_text(piece);
    // A sign that no Base64 has: Base64 is looked into elsewhere.
    text.len() > LONGEST_PLAIN
        && text.contains(['.', '$'])
        && !text.starts_with('$')
        && text.split('$').all(is_of_crypt)
}
