//! How to log in to the nodes: a password or a key pair. The fields of the other way keep what was typed.

use poolsync_form::LoginMethod;

use crate::bind;
use crate::prelude::*;
use crate::store::Store;

pub(super) fn adopt(store: Store) {
    let method = bind::memo(move || store.draft.with(|draft| draft.login));
    for (id, value) in [("login_password", LoginMethod::Password), ("login_key_pair", LoginMethod::KeyPair)] {
        bind::choice(id, move || store.draft.update(|draft| draft.login = value));
        bind::checked(id, move || method.get() == value);
    }
    bind::hidden("by_password", move || method.get() != LoginMethod::Password);
    bind::hidden("by_key_pair", move || method.get() != LoginMethod::KeyPair);
}
