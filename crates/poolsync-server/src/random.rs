//! Ids that nobody can guess: request ids, job ids, the sandbox's token.
//!
//! ```ignore
//! let ids = Ids::new()?;
//! assert_eq!(ids.hex().len(), 32);
//! ```

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

/// Makes one id after the other from a seed of the operating system, so that only the start can fail.
#[derive(Debug)]
pub(crate) struct Ids {
    seed: [u8; 32],
    next: AtomicU64,
}

impl Ids {
    /// Takes the seed.
    ///
    /// # Errors
    /// The operating system has no random numbers to give.
    pub(crate) fn new() -> io::Result<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(io::Error::other)?;
        Ok(Self { seed, next: AtomicU64::new(0) })
    }

    /// 32 hex digits.
    pub(crate) fn hex(&self) -> String {
        hex(self.block().iter().take(16))
    }

    /// 64 hex digits.
    pub(crate) fn long_hex(&self) -> String {
        hex(self.block().iter())
    }

    /// A UUID of version 4.
    pub(crate) fn uuid(&self) -> String {
        let digits = self.hex();
        let mut uuid = String::with_capacity(36);
        for (at, digit) in digits.chars().enumerate() {
            if [8, 12, 16, 20].contains(&at) {
                uuid.push('-');
            }
            // RFC 9562: the version is 4, the variant 10 in binary.
            uuid.push(match at {
                12 => '4',
                16 => 'a',
                _ => digit,
            });
        }
        uuid
    }

    fn block(&self) -> [u8; 32] {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Sha256::new().chain_update(self.seed).chain_update(number.to_le_bytes()).finalize().into()
    }
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> String {
    bytes.into_iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_have_their_form_and_differ() {
        let ids = Ids::new().unwrap();
        let made: HashSet<String> = (0..100).map(|_| ids.uuid()).collect();
        assert_eq!(made.len(), 100);
        for uuid in made {
            let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
            assert!(uuid.chars().all(|c| c == '-' || c.is_ascii_hexdigit()), "{uuid}");
        }
        assert_eq!((ids.hex().len(), ids.long_hex().len()), (32, 64));
        assert_ne!(ids.hex(), Ids::new().unwrap().hex());
    }

    #[test]
    fn bytes_become_two_digits_each() {
        assert_eq!(hex(&[0, 15, 255]), "000fff");
    }
}
