//! What Poolsync promises to whoever types a credential into it, and the tests that keep each promise.
//!
//! ```js
//! test("S4: a call by the direct way asks the host that was shown, and no other", …);
//! ```
//! ```ignore
//! fn s13_requests_are_signed_as_the_sdks_sign_them() { … }
//! ```
//! A test belongs to a promise by its title; one test may keep several (`S1, S2: …`, `s5_s6_…`). `SECURITY.md` tells the
//! promises to people, `cargo xtask test trust` runs their tests and prints the table.

mod list;
mod titles;

pub(crate) use list::PROMISES;
pub(crate) use titles::{Named, Runner, named, numbers};
