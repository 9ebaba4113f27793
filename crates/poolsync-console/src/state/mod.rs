//! The one store: what was typed, what follows from it, and what became of the call. No view.
//!
//! ```ignore
//! let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
//! store.fill_in(|draft| draft.max_unavailable = "0".to_owned());
//! checks::run(store);
//! assert!(!store.checked.with(|checked| checked.report.sendable()));
//! ```
//!
//! Data flows one way: typed text → [`Store::draft`] → [`checks`] → [`preflight`] → [`call`] → [`progress`].

pub(crate) mod call;
pub(crate) mod checks;
mod credential;
mod draft;
mod duration;
pub(crate) mod outcome;
pub(crate) mod persistence;
pub(crate) mod preflight;
pub(crate) mod progress;
mod query;
mod route;
pub(crate) mod signature;
mod store;
mod undo;
mod validity;

pub(crate) use call::{CallState, Ended, NotMade};
pub(crate) use checks::Checked;
pub(crate) use credential::EnteredFor;
pub(crate) use duration::duration;
pub(crate) use preflight::{Findings, Preflight};
pub(crate) use progress::Tracking;
pub(crate) use query::Service;
pub(crate) use signature::RefusedSignature;
pub(crate) use store::Store;
pub(crate) use undo::Notice;
pub(crate) use validity::Validity;
