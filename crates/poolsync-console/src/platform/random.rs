//! Randomness: `crypto.getRandomValues` for what must not be guessed.

use poolsync_core::password::Salt;

/// Returns 32 random hex digits, for an id; none without a source of randomness.
pub(crate) fn id() -> Option<String> {
    Some(format!("{:032x}", u128::from_be_bytes(bytes()?)))
}

/// Returns a fresh salt; none without a source of randomness.
pub(crate) fn salt() -> Option<Salt> {
    Some(Salt::from_random(bytes()?))
}

/// Returns a number from 0 to 99 that may be guessed: it spreads requests over time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 99")]
pub(crate) fn percent() -> u32 {
    (js_sys::Math::random() * 100.0) as u32
}

fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
