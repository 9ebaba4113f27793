//! JSON as a person wrote it: order, repeated keys and the spelling of numbers are kept, and every mistake has a place.
//!
//! A body is checked, shown, signed and sent as one and the same text. That needs more than a map of values: members
//! keep their order, a key that stands twice is noticed and not swallowed, and a number keeps its digits. So the reader
//! is our own; it follows RFC 8259 to the letter.
//!
//! ```
//! use poolsync_core::json::{self, Value};
//!
//! let (value, faults) = json::parse(r#"{"spec": {"maxUnavailable": 1}}"#);
//! assert!(faults.is_empty());
//! let spec = value.as_ref().and_then(|value| value.get("spec")).unwrap();
//! assert_eq!(json::to_text(spec), r#"{"maxUnavailable":1}"#);
//! ```

mod fault;
mod keys;
mod number;
mod object;
mod parse;
mod place;
mod strings;
mod value;
mod write;

pub use fault::{Expected, Fault, FaultKind};
pub use number::{Number, Whole};
pub use object::Object;
pub use parse::{MOST_LEVELS, parse};
pub use place::{Place, Position};
pub(crate) use strings::{end_of_string, scan_string};
pub use value::{Member, Value};
pub(crate) use write::push_value;
pub use write::{push_string, quoted, to_text};
