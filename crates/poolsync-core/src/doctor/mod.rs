//! The signature doctor: why a gateway refuses a signature.
//!
//! [`steps`] shows how our signature came about. [`compare`] finds the canonical request that the gateway built, in the
//! text of its refusal, and tells line by line what differs and why. [`look_at`] looks at the key itself.
//!
//! ```
//! use poolsync_core::Locale;
//! use poolsync_core::doctor::compare;
//!
//! let ours = "GET\n/v3/\n\nhost:cce.example\n\nhost\ne3b0";
//! let found = compare(ours, "verify aksk signature fail, canonical request: GET|/v3/||host:proxy.example||host|e3b0").unwrap();
//! let first = found.first_difference().unwrap();
//! assert_eq!(first.theirs.as_deref(), Some("host:proxy.example"));
//! assert!(first.cause(Locale::En).unwrap().starts_with("the host differs"));
//! ```
//!
//! Source: devg-apisign, api-sign-errorcode: on a mismatch the message can show the canonical request that the gateway
//! built, with a vertical bar for each line break.

mod compare;
mod key;
mod steps;

pub use compare::{Comparison, Line, NotFound, compare};
pub use key::{KeyNote, look_at};
pub use steps::{Steps, steps};
