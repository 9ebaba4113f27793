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
mod model;
pub(crate) mod outcome;
pub(crate) mod persistence;
pub(crate) mod preflight;
pub(crate) mod progress;
mod query;
mod route;
mod service;
mod signature;
mod store;
mod undo;

pub(crate) use duration::duration;
pub(crate) use model::{CallState, Ended, Findings, Notice, Preflight, RefusedSignature, Tracking, Validity};
pub(crate) use service::Service;
pub(crate) use store::Store;
