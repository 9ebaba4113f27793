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

mod aftermath;
pub(crate) mod call;
pub(crate) mod checks;
mod credential;
mod draft;
mod duration;
pub(crate) mod forget;
pub(crate) mod guide;
pub(crate) mod idle;
pub(crate) mod intent;
pub(crate) mod journal;
pub(crate) mod link;
pub(crate) mod mend;
mod model;
pub(crate) mod name_check;
mod node_ids;
pub(crate) mod outcome;
pub(crate) mod persistence;
pub(crate) mod preflight;
pub(crate) mod presets;
pub(crate) mod progress;
mod query;
pub(crate) mod report;
pub(crate) mod rollout;
mod route;
mod service;
mod signature;
mod store;
mod target;
mod undo;

pub(crate) use duration::duration;
pub(crate) use model::{
    Aftermath, CallState, Ended, Entry, Fate, Findings, KubectlLine, Notice, Picture, Preflight, Preset, Presets,
    RefusedSignature, Share, Stop, Tracking, Validity, Verdict, Zone, kubectl_lines,
};
pub(crate) use service::Service;
pub(crate) use store::Store;
