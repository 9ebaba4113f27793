//! What a pasted text would fill in, a line each. Of a credential only its kind.

use leptos::prelude::*;
use poolsync_core::import::Imported;
use poolsync_core::{Arg, Credential};

use crate::components::{marked, say, use_store};
use crate::state::Store;
use crate::words;

/// Returns true if there is nothing to fill in.
pub(super) fn is_empty(imported: &Imported) -> bool {
    let Imported { endpoint, project_id, cluster_id, nodepool_id, body, credential, .. } = imported;
    [endpoint, project_id, cluster_id, nodepool_id, body].into_iter().all(Option::is_none) && credential.is_none()
}

/// What would be filled in.
#[component]
pub(super) fn Found(imported: RwSignal<Imported>) -> impl IntoView {
    let store = use_store();
    let list = move || {
        let lines = imported.with(|imported| lines(store, imported));
        lines.iter().map(|line| view! { <li>{marked(line)}</li> }).collect_view()
    };
    view! {
        <Show
            when=move || imported.with(|imported| !is_empty(imported))
            fallback=|| view! { <p class="ps-field__help">{say(&words::IMPORT_NOTHING)}</p> }
        >
            <p>{say(&words::IMPORT_FOUND)}</p>
            <ul class="ps-dialog__lines">{list}</ul>
        </Show>
    }
}

fn lines(store: Store, imported: &Imported) -> Vec<String> {
    let parts = [
        ("endpoint", &imported.endpoint),
        ("project_id", &imported.project_id),
        ("cluster_id", &imported.cluster_id),
        ("nodepool_id", &imported.nodepool_id),
    ];
    let known = parts.into_iter().filter_map(|(name, value)| Some(format!("`{name}`: {}", value.as_deref()?)));
    let body = imported.body.as_ref();
    let body = body.map(|body| store.fill(&words::IMPORT_BODY, &[("bytes", Arg::count(body.len()))]));
    let credential = imported.credential.as_ref().map(|credential| match credential {
        Credential::Token(_) => store.say(&words::IMPORT_CREDENTIAL_TOKEN).to_owned(),
        Credential::AccessKey(_) => store.say(&words::IMPORT_CREDENTIAL_KEY).to_owned(),
    });
    known.chain(body).chain(credential).collect()
}
