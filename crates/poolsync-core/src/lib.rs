//! What the call *Synchronize node pool* (同步节点池, `UpgradeNodePool`) of Huawei Cloud CCE is: its request, the rules for
//! it, the bytes that are sent, and what an answer means.
//!
//! ```
//! use poolsync_core::sign::SdkDate;
//! use poolsync_core::{Credential, Secret, SyncRequest, check, example, wire::build_request};
//!
//! let request = SyncRequest::new(
//!     "https://cce.cn-north-4.myhuaweicloud.com",
//!     example::PROJECT_ID,
//!     example::CLUSTER_ID,
//!     example::NODEPOOL_ID,
//!     &example::body(),
//! );
//! assert!(check(&request).problems().is_empty());
//!
//! let token = Credential::Token(Secret::new("MIIF".to_owned()));
//! let date = SdkDate::parse("20261123T080000Z").unwrap();
//! let wire = build_request(&request, &token, date).unwrap();
//! assert_eq!(wire.headers.iter().count(), 2);
//! ```
//!
//! Data flows in one direction: text → [`decode`](mod@decode) → [`check`] → [`wire`] → [`sign`] → (sent by somebody else) →
//! [`answer`].
//!
//! # What this crate does not do
//! It sends nothing. It has no browser, clock, randomness, environment or network: a date and a salt are given to it.

pub mod answer;
pub mod calls;
pub mod cloud;
mod credential;
pub mod decode;
pub mod doctor;
pub mod edit;
pub mod endpoint;
pub mod example;
pub mod follow;
pub mod import;
pub mod json;
mod locale;
pub mod model;
pub mod password;
pub mod plan;
pub mod problem;
pub mod region;
#[cfg(feature = "rollout")]
pub mod rollout;
mod rules;
pub mod sample;
pub mod script;
mod secret;
mod secret_name;
mod secret_value;
pub mod sign;
pub mod template;
pub mod time;
pub mod unseen;
pub mod wipe;
pub mod wire;
mod words;
mod wrapping;

pub use credential::{AccessKey, Credential};
pub use locale::{Arg, Locale, Word};
pub use model::SyncRequest;
pub use problem::{Problem, Report, Severity};
pub use rules::{PoolState, check, check_credential, check_json, check_password, effects};
pub use secret::Secret;
