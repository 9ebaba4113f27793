//! The data of the store, without the store: plain types that are tested as they are.

mod aftermath;
mod call;
mod checked;
mod entered_for;
mod journal;
mod kubectl;
mod notice;
mod picture;
mod preflight;
mod presets;
mod refused_signature;
mod seen;
mod tracking;
mod validity;
mod verdict;

pub(crate) use aftermath::Aftermath;
pub(crate) use call::{CallState, Ended};
pub(crate) use checked::Checked;
pub(crate) use entered_for::EnteredFor;
pub(crate) use journal::{Entry, Fate, Journal};
pub(crate) use kubectl::{KubectlLine, kubectl_lines};
pub(crate) use notice::{Notice, Typed};
pub(crate) use picture::{Picture, Share, Zone};
pub(crate) use preflight::{Findings, Preflight};
pub(crate) use presets::{Preset, Presets};
pub(crate) use refused_signature::RefusedSignature;
pub(crate) use seen::Seen;
pub(crate) use tracking::{Polling, Target, Tracking};
pub(crate) use validity::Validity;
pub(crate) use verdict::{Known, Stop, Verdict};
