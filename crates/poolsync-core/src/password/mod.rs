//! The nodes' password: salted as the service wants it.
//!
//! The field `password` holds the Base64 of a sha512-crypt string (API page "add-salt").
//!
//! ```
//! use poolsync_core::Secret;
//! use poolsync_core::password::{Rounds, Salt, salt_password};
//!
//! // The pair that the official best-practice page publishes.
//! let salt = Salt::new("KZ2u71CD4JjQneAy").unwrap();
//! let salted = salt_password(&Secret::new("test@123".to_owned()), &salt, Rounds::default());
//! // EXPOSE: shown as an example.
//! assert!(salted.expose().starts_with("JDYkS1oydTcxQ0Q0SmpRbmVBeSRXRjVkc29P"));
//! ```

mod around;
mod crypt;
mod salted;
mod slip;

pub use crypt::{Rounds, Salt, SaltError, salt_password};
pub use salted::{check_salted, is_published};
pub use slip::NotSalted;
