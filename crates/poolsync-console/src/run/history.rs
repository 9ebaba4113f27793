//! The calls of this browser, without secrets, until they are forgotten.

use leptos::prelude::*;
use poolsync_core::Word;

use crate::components::{CopyButton, Section, say, use_store};
use crate::platform::time;
use crate::state::{Entry, Fate, progress};
use crate::words;

/// The section, while there is a call.
#[component]
pub(crate) fn RunsSection() -> impl IntoView {
    let store = use_store();
    let entries = move || store.journal.with(|journal| journal.entries().to_vec());
    let shown = Memo::new(move |_| store.tracking.with(|it| it.as_ref().map(|tracking| tracking.id.clone())));
    view! {
        <Section id="runs" title=&words::RUNS_TITLE about=&words::RUNS_ABOUT>
            <ul class="ps-runs">
                <For each=entries key=Clone::clone children=move |entry| view! { <Line entry=entry shown=shown /> } />
            </ul>
            <div class="ps-actions">
                <button type="button" class="ps-button ps-button--small" on:click=move |_| progress::forget_all(store)>
                    {say(&words::RUNS_FORGET)}
                </button>
            </div>
        </Section>
    }
}

/// A call. `shown`: the id of the call whose run is shown now.
#[component]
fn Line(entry: Entry, shown: Memo<Option<String>>) -> impl IntoView {
    let store = use_store();
    let at = entry.at;
    let when = move || time::moment(at, store.locale.get());
    let (class, word) = fate(entry.fate);
    let id = StoredValue::new(entry.id.clone());
    let can_be_shown =
        Memo::new(move |_| id.with_value(|id| shown.with(|shown| shown.as_ref() != Some(id)) && progress::has_run(id)));
    let status = (entry.status > 0).then(|| format!("HTTP {} {}", entry.status, entry.code));
    view! {
        <li class="ps-runs__item">
            <span class="ps-runs__name">{entry.name}</span> " "
            <span class=class>{say(word)}</span> " "
            <span class="ps-field__help">{when}</span> " "
            <span class="ps-field__help">{status}</span> " "
            <Show when=move || can_be_shown.get()>
                <button
                    type="button"
                    class="ps-button ps-button--small"
                    on:click=move |_| id.with_value(|id| progress::show_run(store, id))
                >
                    {say(&words::RUNS_SHOW)}
                </button>
            </Show>
            <Id name=&words::ANSWER_JOB_ID id=entry.job_id />
            <Id name=&words::ANSWER_REQUEST_ID id=entry.request_id />
        </li>
    }
}

/// An id of the service, to be passed on.
#[component]
fn Id(name: &'static Word, id: String) -> impl IntoView {
    (!id.is_empty()).then(|| {
        let copied = id.clone();
        view! {
            <span class="ps-runs__id">
                {say(name)} " " <code>{id}</code> " " <CopyButton text=move || copied.clone() small=true />
            </span>
        }
    })
}

fn fate(fate: Fate) -> (&'static str, &'static Word) {
    match fate {
        Fate::Open => ("ps-runs__open", &words::FATE_OPEN),
        Fate::Accepted => ("ps-good", &words::ANSWER_ACCEPTED),
        Fate::Refused => ("ps-bad", &words::ANSWER_REFUSED),
        Fate::Unknown => ("ps-runs__open", &words::ANSWER_UNKNOWN),
    }
}
