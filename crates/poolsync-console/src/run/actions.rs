//! What can be done about a run: ask now, be notified at its end, stop following, pass its report on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::summary;
use crate::components::{CopyButton, say, use_store};
use crate::platform::notifications;
use crate::state::{Store, progress, report};
use crate::words;

/// The buttons. At the end there is nothing to wait for.
#[component]
pub(super) fn Actions() -> impl IntoView {
    let store = use_store();
    let is_over = Memo::new(move |_| store.tracking.with(|it| it.as_ref().is_some_and(|it| it.run.is_over())));
    view! {
        <div class="ps-actions">
            <Show when=move || !is_over.get()>
                <button type="button" class="ps-button ps-button--small" on:click=move |_| progress::resume(store)>
                    {say(&words::FOLLOW_LOOK)}
                </button>
                <NotifyButton />
            </Show>
            <CopyButton text=move || whole_report(store) label=&words::REPORT_BUTTON small=true />
            <button type="button" class="ps-button ps-button--small" on:click=move |_| progress::close(store)>
                {move || store.say(if is_over.get() { &words::FOLLOW_CLOSE } else { &words::FOLLOW_STOP })}
            </button>
        </div>
    }
}

#[component]
fn NotifyButton() -> impl IntoView {
    let may_notify = RwSignal::new(None);
    let notify = move |_| {
        spawn_local(async move {
            may_notify.try_set(Some(notifications::request_permission().await));
        });
    };
    let notified = move || {
        may_notify.get().map(|may| {
            let word = if may { &words::FOLLOW_NOTIFIED } else { &words::FOLLOW_NOT_NOTIFIED };
            view! { <span class="ps-field__help">{say(word)}</span> }
        })
    };
    notifications::are_supported().then(|| {
        view! {
            <button type="button" class="ps-button ps-button--small" on:click=notify>{say(&words::FOLLOW_NOTIFY)}</button>
            <span role="status">{notified}</span>
        }
    })
}

fn whole_report(store: Store) -> String {
    let locale = store.locale.get_untracked();
    store.tracking.with_untracked(|tracking| {
        let Some(tracking) = tracking else { return String::new() };
        let result = untrack(|| summary::result(store, tracking, locale));
        store.journal.with_untracked(|journal| {
            let entry = journal.entries().iter().find(|entry| entry.id == tracking.id);
            report::report(tracking, &result, entry, locale)
        })
    })
}
