//! What a pasted text would fill in, a line each. Of a credential only its kind.

use leptos::prelude::*;
use poolsync_core::import::Imported;
use poolsync_core::{Arg, Credential};
use poolsync_form::field;

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
            <ul class="ps-dialog__lines" data-found="">{list}</ul>
            <Emptied imported=imported />
        </Show>
    }
}

/// What stands in the form and would be emptied, since the text does not speak of it.
#[component]
fn Emptied(imported: RwSignal<Imported>) -> impl IntoView {
    let store = use_store();
    let names = Memo::new(move |_| imported.with(|imported| store.emptied_by(imported)));
    let list = move || {
        let locale = store.locale.get();
        names.get().into_iter().map(|name| view! { <li>{name.get(locale)}</li> }).collect_view()
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <p>{say(&words::IMPORT_EMPTIED)}</p>
            <ul class="ps-dialog__lines" data-emptied="">{list}</ul>
        </Show>
    }
}

fn lines(store: Store, imported: &Imported) -> Vec<String> {
    let parts = [
        (&field::ENDPOINT, &imported.endpoint),
        (&field::PROJECT_ID, &imported.project_id),
        (&field::CLUSTER_ID, &imported.cluster_id),
        (&field::NODEPOOL_ID, &imported.nodepool_id),
    ];
    let known = parts.into_iter().filter_map(|(field, value)| {
        let args = [("name", Arg::Text(store.say(field.label).to_owned())), ("value", Arg::text(value.as_deref()?))];
        Some(store.fill(&words::IMPORT_LINE, &args))
    });
    let body = imported.body.as_ref();
    let body = body.map(|body| store.fill(&words::IMPORT_BODY, &[("bytes", Arg::count(body.len()))]));
    let credential = imported.credential.as_ref().map(|credential| match credential {
        Credential::Token(_) => store.say(&words::IMPORT_CREDENTIAL_TOKEN).to_owned(),
        Credential::AccessKey(_) => store.say(&words::IMPORT_CREDENTIAL_KEY).to_owned(),
    });
    known.chain(body).chain(credential).collect()
}
