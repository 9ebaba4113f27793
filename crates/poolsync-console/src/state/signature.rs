//! A signature that the gateway refused, kept to be explained.

use leptos::prelude::*;
use poolsync_core::Credential;
use poolsync_core::answer::Answer;
use poolsync_core::doctor::{self, Steps};
use poolsync_core::wire::WireRequest;

use super::Store;
use crate::api::Reply;

/// A signature that was refused. It holds the security token of a temporary key, and goes when secrets are forgotten.
#[derive(Clone, PartialEq)]
pub(crate) struct RefusedSignature {
    /// How our signature came about.
    pub(crate) steps: Steps,
    /// What looks wrong about the key itself.
    pub(crate) notes: Vec<String>,
    /// The gateway's text: its own answer, until another is pasted.
    pub(crate) gateway_text: String,
}

/// Notes a call whose signature was refused; drops what was noted if it was not.
pub(super) fn note(store: Store, wire: &WireRequest, credential: &Credential, reply: &Reply) {
    let refused = match (credential, reply, store.signing_date()) {
        (Credential::AccessKey(key), Reply::Answer(Answer { status: 401 | 403, body, .. }), Some(date)) => {
            let locale = store.locale.get_untracked();
            let notes = doctor::look_at(key).iter().map(|note| note.sentence(locale)).collect();
            Some(RefusedSignature { steps: doctor::steps(wire, key, date), notes, gateway_text: body.clone() })
        }
        _ => None,
    };
    if store.refused_signature.with_untracked(Option::is_some) || refused.is_some() {
        store.refused_signature.set(refused);
    }
}
