//! Failures with their reason.

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::follow::{End, Stage};

use crate::components::use_store;
use crate::platform::time;
use crate::state::{Store, Tracking};
use crate::words;

/// The failure of the run, and those of its nodes.
#[component]
pub(super) fn Failures() -> impl IntoView {
    let store = use_store();
    let lines = move || {
        let lines = store.tracking.with(|it| it.as_ref().map(|tracking| lines(store, tracking)).unwrap_or_default());
        lines.into_iter().enumerate().collect::<Vec<_>>()
    };
    view! {
        <ul class="ps-problems">
            <For
                each=lines
                key=Clone::clone
                children=|(_, line)| view! { <li class="ps-problem ps-problem--error">{line}</li> }
            />
        </ul>
    }
}

fn lines(store: Store, tracking: &Tracking) -> Vec<String> {
    let reason = match tracking.run.progress(time::now()).end {
        Some(End::Failed(reason)) if !reason.is_empty() => Some(reason),
        _ => None,
    };
    let failed = tracking.run.nodes().iter().filter_map(|node| match &node.stage {
        Stage::Failed(reason) => {
            let args = [("node", Arg::text(&node.name)), ("reason", Arg::Text(reason.clone()))];
            Some(store.fill(&words::FOLLOW_FAILURE, &args))
        }
        _ => None,
    });
    reason.into_iter().chain(failed).collect()
}
