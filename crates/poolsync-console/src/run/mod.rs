//! What is seen of a run: a bar over all nodes, the batch under way, the rest, and a row for each node.

mod announce;
mod failures;
mod node_list;
mod summary;

pub(crate) use announce::announce;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Section, say, use_store};
use crate::platform::notifications;
use crate::state::progress;
use crate::words;
use failures::Failures;
use node_list::NodeList;
use summary::Summary;

/// The section, while a run is followed.
#[component]
pub(crate) fn RunSection() -> impl IntoView {
    let store = use_store();
    let is_there = Memo::new(move |_| store.tracking.with(Option::is_some));
    view! {
        <Show when=move || is_there.get()>
            <Section id="following" title=&words::FOLLOWING_TITLE>
                <div role="status"><Summary /></div>
                <Failures />
                <Actions />
                <NodeList />
            </Section>
        </Show>
    }
}

/// What can be done about a run: ask now, be notified at its end, stop following.
#[component]
fn Actions() -> impl IntoView {
    let store = use_store();
    let may_notify = RwSignal::new(None);
    let notify = move |_| {
        spawn_local(async move {
            may_notify.try_set(Some(notifications::request_permission().await));
        });
    };
    let notified = move || {
        may_notify.get().map(|may| {
            let word = if may { &words::FOLLOW_NOTIFIED } else { &words::FOLLOW_NOT_NOTIFIED };
            view! { <p class="ps-field__help">{say(word)}</p> }
        })
    };
    let notify_button = notifications::are_supported().then(|| {
        view! {
            <button type="button" class="ps-button ps-button--small" on:click=notify>{say(&words::FOLLOW_NOTIFY)}</button>
        }
    });
    view! {
        <div class="ps-actions">
            <button type="button" class="ps-button ps-button--small" on:click=move |_| progress::resume(store)>
                {say(&words::FOLLOW_LOOK)}
            </button>
            {notify_button}
            <button type="button" class="ps-button ps-button--small" on:click=move |_| store.tracking.set(None)>
                {say(&words::FOLLOW_STOP)}
            </button>
        </div>
        <div role="status">{notified}</div>
    }
}
