//! At the end of a run: the nodes of the pool that are still out of date, and a way to go on with them.

use leptos::prelude::*;
use poolsync_core::{Arg, Word};

use crate::components::use_store;
use crate::platform::document;
use crate::state::{Store, Tracking};
use crate::words;

/// Says how many there are, once the run is over.
#[component]
pub(super) fn RestOfPool() -> impl IntoView {
    let store = use_store();
    let rest = Memo::new(move |_| rest_of_pool(store));
    let count = move || rest.with(Vec::len);
    let sentence = move || {
        let word = Word::counted(count(), &words::FOLLOW_REST_ONE, &words::FOLLOW_REST);
        let pool = store.tracking.with(|it| it.as_ref().map(|it| it.target.name.clone()).unwrap_or_default());
        store.fill(word, &[("count", Arg::count(count())), ("pool", Arg::Text(pool))])
    };
    let go_on = move |_| {
        store.select_only(&rest.get_untracked());
        document::focus(poolsync_form::field::NODE_IDS.id);
    };
    let button = move || store.fill(&words::FOLLOW_GO_ON, &[("count", Arg::count(count()))]);
    view! {
        <Show when=move || { count() > 0 }>
            <p class="ps-problem ps-problem--warning">
                {sentence} " "
                <button type="button" class="ps-button ps-button--small" on:click=go_on>{button}</button>
            </p>
        </Show>
    }
}

/// Returns true if nodes of the pool are known to be out of date: it is not synchronized as a whole then; tracked.
pub(super) fn is_part(store: Store, tracking: &Tracking) -> bool {
    let target = &tracking.target;
    store.seen.with(|seen| seen.out_of_date(&target.cluster, &target.pool).next().is_some())
}

/// Returns the ids of the nodes of the pool that are out of date after the run and can be reset; none while it goes on.
pub(super) fn rest_of_pool(store: Store) -> Vec<String> {
    store.tracking.with(|tracking| {
        let Some(tracking) = tracking.as_ref().filter(|tracking| tracking.run.is_over()) else { return Vec::new() };
        let target = &tracking.target;
        store.seen.with(|seen| {
            seen.out_of_date(&target.cluster, &target.pool)
                .filter(|node| node.can_be_reset())
                .map(|node| node.id.clone())
                .collect()
        })
    })
}
