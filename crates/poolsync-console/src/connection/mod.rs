//! Where the call goes and who calls: region, endpoint, credential. The section stands in the page before the program comes.

mod region;
#[cfg(feature = "ssr")]
mod section;
mod token;

#[cfg(feature = "ssr")]
pub(crate) use section::ConnectionSection;
pub(crate) use token::{TOKEN_NOTES, TokenNotes};

use leptos::prelude::*;
use poolsync_form::{CredentialKind, field};
use web_sys::HtmlElement;

use crate::components::Slot;
use crate::components::field::{adopt_menu, adopt_secret, adopt_text, was_touched};
use crate::platform::document;
use crate::state::Store;

/// The place of the fields of other credentials than a pasted token.
pub(crate) const CREDENTIAL_FIELDS: Slot = Slot("credential-fields");

/// The id of what only a pasted token needs.
const BY_TOKEN: &str = "by_token";

/// Takes the section over.
pub(crate) fn adopt(store: Store) {
    region::offer_sandbox(store);
    adopt_text(store, &field::ENDPOINT);
    region::adopt(store);
    let choose = move |id: &str| {
        if let Some(kind) = CredentialKind::by_id(id) {
            store.draft.update(|draft| draft.credential = kind);
        }
    };
    let kind = Memo::new(move |_| store.draft.with(|draft| draft.credential));
    adopt_menu(&field::CREDENTIAL, was_touched(&field::CREDENTIAL), move || kind.get().id().to_owned(), choose);
    adopt_secret(store, &field::TOKEN);
    Effect::new(move |_| {
        let is_token = kind.get() == CredentialKind::Token;
        if let Some(element) = document::element::<HtmlElement>(BY_TOKEN) {
            element.set_hidden(!is_token);
        }
    });
}
