//! Whether a call may be made now: looked at just before each one, by reads, which change nothing.

use leptos::prelude::*;
use poolsync_core::check_credential;
use poolsync_core::rollout::{Action, PoolReading, Request, ResolvedRollout};
use poolsync_core::{Arg, Secret};

use super::board::{Board, Role, Trouble};
use super::reading::{one_pool, with_nodes};
use crate::api::{ApiError, Reply};
use crate::state::service::Service;
use crate::state::store::Store;
use crate::words::rollout as words;

/// Reads the pools of the calls among these actions, each with its nodes, for the machine to take note of. Fails with why the
/// calls must not be made now.
pub(super) async fn read(board: Board, actions: &[Action]) -> Result<Vec<PoolReading>, Trouble> {
    let store = board.store();
    let project = board.kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.state.rollout.project_id.clone()));
    let project = project.unwrap_or_default();
    let mut pools = Vec::new();
    for action in actions {
        let Action::Call { request, needs_password, .. } = action else { continue };
        let Request { endpoint, cluster_id, nodepool_id, .. } = request;
        if let Some(missing) = missing(store, endpoint, *needs_password) {
            return Err(Trouble::Credential(missing));
        }
        let pool = one_pool(store, &project, cluster_id, nodepool_id).await.map_err(|error| of_error(store, error))?;
        if pool.is_synchronizing() {
            let names = board.kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.names.clone()));
            return Err(Trouble::Busy(names.unwrap_or_default().pool(cluster_id, nodepool_id)));
        }
        pools.push((cluster_id.as_str(), nodepool_id.as_str(), pool));
    }
    let mut read = Vec::new();
    let is_wanted = || board.role.get_untracked() == Role::Driving;
    with_nodes(store, &project, &pools, &is_wanted, |pool| read.push(pool))
        .await
        .map_err(|error| of_error(store, error))?;
    Ok(read)
}

/// Returns what a person has to enter before anything can be asked or called for this rollout.
pub(super) fn missing(store: Store, endpoint: &str, needs_password: bool) -> Option<String> {
    if store.origin(Service::Cce).as_deref() != Some(endpoint) {
        let host = endpoint.split_once("://").map_or(endpoint, |(_, host)| host);
        return Some(untrack(|| store.fill(&words::NEEDS_ENDPOINT, &[("host", Arg::text(host))])));
    }
    if let Some(elsewhere) = untrack(|| store.credential_goes_elsewhere()) {
        return Some(elsewhere);
    }
    if !check_credential(&store.credential()).sendable() {
        return Some(untrack(|| store.say(&words::NEEDS_CREDENTIAL)).to_owned());
    }
    let has_password = store.secrets.with_untracked(|secrets| *secrets.salted() != Secret::default());
    (needs_password && !has_password).then(|| untrack(|| store.say(&words::NEEDS_PASSWORD)).to_owned())
}

/// Returns true if a call of this rollout needs the password of the nodes.
pub(super) fn needs_password(rollout: &ResolvedRollout) -> bool {
    rollout.targets().any(|target| target.needs_password)
}

/// Returns what a question that failed means for the rollout.
pub(super) fn of_error(store: Store, error: ApiError) -> Trouble {
    match &error {
        ApiError::Incomplete(missing) => Trouble::Credential(missing.clone()),
        ApiError::Reply(Reply::Answer(answer), _) if answer.status == 401 => {
            Trouble::Credential(untrack(|| store.say(&words::CREDENTIAL_REFUSED)).to_owned())
        }
        _ => Trouble::Unread(error),
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;
    use poolsync_core::answer::Answer;
    use poolsync_form::{Draft, field};

    use super::*;
    use crate::api::{Loss, Route};
    use crate::platform::page_config::PageConfig;

    const ENDPOINT: &str = "https://cce.example";

    fn store() -> Store {
        Store::new(Draft::example(Some(ENDPOINT)), PageConfig::default(), Locale::En)
    }

    #[test]
    fn nothing_is_called_without_a_credential_for_this_endpoint() {
        Owner::new().with(|| {
            let store = store();
            assert_eq!(missing(store, ENDPOINT, false), Some(words::NEEDS_CREDENTIAL.en.to_owned()));
            store.set_secret(&field::TOKEN, Secret::new("MIIF".to_owned()));
            assert_eq!(missing(store, ENDPOINT, false), None);
            assert_eq!(missing(store, ENDPOINT, true), Some(words::NEEDS_PASSWORD.en.to_owned()));
            let other = missing(store, "https://other.example", false).unwrap();
            assert!(other.contains("other.example"), "{other}");
            store.fill_in(|draft| "https://other.example".clone_into(&mut draft.endpoint));
            let elsewhere = missing(store, "https://other.example", false).unwrap();
            assert!(elsewhere.contains("cce.example"), "{elsewhere}");
        });
    }

    #[test]
    fn a_401_is_about_the_credential_and_a_broken_line_is_not() {
        Owner::new().with(|| {
            let answered = |status| {
                let answer = Answer { status, headers: Vec::new(), body: String::new() };
                ApiError::Reply(Reply::Answer(answer), Route::Direct)
            };
            assert!(matches!(of_error(store(), answered(401)), Trouble::Credential(_)));
            assert!(matches!(of_error(store(), answered(403)), Trouble::Unread(_)));
            let lost = ApiError::Reply(Reply::Lost(Loss::Network), Route::Direct);
            assert!(matches!(of_error(store(), lost), Trouble::Unread(_)));
        });
    }
}
