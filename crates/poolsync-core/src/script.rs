//! Scripts of `lifeCycle`: Base64 and the budget that both share.
//!
//! ```
//! use poolsync_core::script::{budget, decode_script, encode_script};
//!
//! assert_eq!(encode_script("echo 1"), "ZWNobyAx"); // the value of the documentation's sample
//! assert_eq!(decode_script("ZWNobyAx").unwrap(), "echo 1");
//! assert_eq!(budget("ZWNobyAx", "").left, 10_232);
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// How many characters both scripts may have together once encoded. Documented as the limit "after transcoding"; read
/// as the length of the Base64 text.
pub const MOST_CHARACTERS: usize = 10_240;

/// What the scripts take of their common limit, in characters of Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScriptBudget {
    /// Taken by both.
    pub used: usize,
    /// The limit, [`MOST_CHARACTERS`].
    pub limit: usize,
    /// What is left; negative when it is overdrawn.
    pub left: i64,
}

/// Why an encoded script cannot be shown as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScriptError {
    /// Not standard, padded Base64 without white space. User action: encode the script.
    #[error("not Base64")]
    NotBase64,
    /// Decodes to bytes that are not UTF-8. User action: check that the right file was encoded.
    #[error("not UTF-8 text")]
    NotText,
}

/// Returns the Base64 of a script, on one line.
pub fn encode_script(text: &str) -> String {
    STANDARD.encode(text.as_bytes())
}

/// Returns the script that a Base64 text holds.
///
/// # Errors
/// See [`ScriptError`].
pub fn decode_script(encoded: &str) -> Result<String, ScriptError> {
    let bytes = decode_bytes(encoded).ok_or(ScriptError::NotBase64)?;
    String::from_utf8(bytes).map_err(|_| ScriptError::NotText)
}

/// Returns the bytes that a Base64 text holds, text or not; none if it is no standard, padded Base64.
pub(crate) fn decode_bytes(encoded: &str) -> Option<Vec<u8>> {
    STANDARD.decode(encoded).ok()
}

/// Returns what two encoded scripts take of the limit; they need not be valid, and may be empty.
pub fn budget(pre_install: &str, post_install: &str) -> ScriptBudget {
    let used = pre_install.chars().count() + post_install.chars().count();
    let signed = |count| i64::try_from(count).unwrap_or(i64::MAX);
    ScriptBudget { used, limit: MOST_CHARACTERS, left: signed(MOST_CHARACTERS) - signed(used) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_standard_padded_base64_is_read() {
        assert_eq!(decode_script(""), Ok(String::new()));
        for encoded in ["ZWNobyA", "ZWNo\nbyAx", "ZWNobyAx ", "ZWNobyA_", "Z", "ZWNobyAx====", "ZWNobyB="] {
            assert_eq!(decode_script(encoded), Err(ScriptError::NotBase64), "{encoded:?}");
        }
        // 0xFF is never part of UTF-8 text.
        assert_eq!(decode_script("/w=="), Err(ScriptError::NotText));
    }

    #[test]
    fn counts_both_scripts_together() {
        let half = "A".repeat(5_120);
        assert_eq!(budget(&half, &half).left, 0);
        assert_eq!(budget(&half, &format!("{half}A")).left, -1);
    }
}
