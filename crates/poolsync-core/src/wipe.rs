//! Wiping of the stack. Freed memory is wiped by the allocator; this is for what libraries leave beside it.
//!
//! ```
//! use poolsync_core::Secret;
//! use poolsync_core::password::{Rounds, Salt, salt_password};
//! use poolsync_core::wipe;
//!
//! let (password, salt) = (Secret::new("test@123".to_owned()), Salt::from_random([7; 16]));
//! let salted = wipe::after(|| salt_password(&password, &salt, Rounds::default()));
//! ```

use std::hint::black_box;

use zeroize::Zeroize as _;

/// Deeper than the frames of hashing and signing, in bytes; the whole stack has 1 MiB.
const DEPTH: usize = 16 * 1024;

/// Does some work with secrets, wipes the stack that it has used, and returns the result. For whoever ends the work
/// with a secret: the page and the npm module.
pub fn after<T>(work: impl FnOnce() -> T) -> T {
    let result = work();
    wipe();
    result
}

/// Takes the place of the frames that have returned. Not inlined, since it would have a place of its own otherwise.
/// Eight bytes at a time: wiping is a volatile write for each.
#[inline(never)]
fn wipe() {
    let mut frames = [0_u64; DEPTH / 8];
    frames.zeroize();
    black_box(&frames);
}
