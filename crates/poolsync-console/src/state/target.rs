//! What the form is about: the pool of the call, with the name that people call it by.

use leptos::prelude::*;

use super::model::Target;
use super::service::Service;
use super::store::Store;

/// Returns what the form is about; none while there is no endpoint. Tracked.
pub(super) fn target(store: Store) -> Option<Target> {
    let origin = store.origin(Service::Cce)?;
    let name = untrack(|| store.pool_name());
    Some(store.draft.with(|draft| {
        let pool = draft.pool().to_owned();
        Target {
            origin,
            project: draft.project_id.trim().to_owned(),
            cluster: draft.cluster_id.trim().to_owned(),
            name,
            pool,
        }
    }))
}
