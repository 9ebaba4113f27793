//! The data of the store, without the store: plain types that are tested as they are.

mod call;
mod checked;
mod entered_for;
mod notice;
mod preflight;
mod refused_signature;
mod tracking;
mod validity;

pub(crate) use call::{CallState, Ended, NotMade};
pub(crate) use checked::Checked;
pub(crate) use entered_for::EnteredFor;
pub(crate) use notice::{Notice, Typed};
pub(crate) use preflight::{Findings, Preflight};
pub(crate) use refused_signature::RefusedSignature;
pub(crate) use tracking::{Polling, Target, Tracking};
pub(crate) use validity::Validity;
