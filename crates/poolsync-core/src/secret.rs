//! Text that must not be shown, logged or kept.
//!
//! ```
//! use poolsync_core::Secret;
//!
//! let token = Secret::new("MIIF…".to_owned());
//! assert_eq!(format!("{token:?}"), "[secret]");
//! ```

use std::fmt;

use zeroize::Zeroizing;

/// A secret text: prints as `[secret]`, and is wiped when dropped.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Returns the text as a secret.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Returns the text itself. Every call says beside it, after `EXPOSE:`, why it is needed.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}
