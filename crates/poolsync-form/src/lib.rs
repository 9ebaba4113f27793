//! The page's form without a browser: its fields, what is typed into them, and the request that follows from it.
//!
//! ```
//! use poolsync_form::{Draft, Secrets};
//!
//! let mut draft = Draft::example(None);
//! let request = draft.request(&Secrets::default());
//! assert!(poolsync_core::check(&request).problems().is_empty());
//!
//! draft.max_unavailable = "0".to_owned();
//! let report = poolsync_core::check(&draft.request(&Secrets::default()));
//! assert_eq!(poolsync_form::field_of(&report.problems()[0].path).unwrap().id, "max_unavailable");
//! ```
//!
//! # What this crate does not do
//! It knows no browser, and it checks nothing: rules are in `poolsync_core`.

mod credential;
mod draft;
pub mod field;
mod link;
mod mend;
mod node_list;
mod place;
mod problems;
mod saved;
mod secrets;
mod words;

pub use credential::CredentialKind;
pub use draft::{Draft, LoginMethod, Other, SALTED, Script, ScriptForm};
pub use field::{Field, Slot};
pub use link::{is_link, read_link, write_link};
pub use mend::{Mended, mend};
pub use node_list::{LeftOut, NodeList, Reason, read_node_list};
pub use place::{field_of, is_of_body};
pub use problems::problems_to_tell;
pub use saved::{load, save};
pub use secrets::Secrets;
