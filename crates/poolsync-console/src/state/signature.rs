//! A signature that the gateway refused, kept to be explained.

use leptos::prelude::*;
use poolsync_core::Credential;
use poolsync_core::doctor;
use poolsync_core::wire::WireRequest;

use super::model::RefusedSignature;
use super::store::Store;
use crate::api::Reply;

/// Notes a call or a question whose signature was refused; drops what was noted if it was not. `reply`: what came back, if that
/// is no success.
pub(super) fn note(store: Store, wire: &WireRequest, credential: &Credential, reply: Option<&Reply>) {
    let refused = match (credential, reply, store.signing_date()) {
        (Credential::AccessKey(key), Some(Reply::Answer(answer)), Some(date))
            if doctor::is_signature_refused(answer) =>
        {
            let locale = store.locale.get_untracked();
            let notes = doctor::look_at(key).iter().map(|note| note.sentence(locale)).collect();
            Some(RefusedSignature { steps: doctor::steps(wire, key, date), notes, gateway_text: answer.body.clone() })
        }
        _ => None,
    };
    if store.refused_signature.with_untracked(Option::is_some) || refused.is_some() {
        store.refused_signature.set(refused);
    }
}
