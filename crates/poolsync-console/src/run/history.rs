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
    view! {
        <Section id="runs" title=&words::RUNS_TITLE about=&words::RUNS_ABOUT>
            <ul class="ps-runs">
                <For each=entries key=Clone::clone children=|entry| view! { <Line entry=entry /> } />
            </ul>
            <div class="ps-actions">
                <button type="button" class="ps-button ps-button--small" on:click=move |_| progress::forget_all(store)>
                    {say(&words::RUNS_FORGET)}
                </button>
            </div>
        </Section>
    }
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let store = use_store();
    let at = entry.at;
    let when = move || time::moment(at, store.locale.get());
    let (class, word) = fate(entry.fate);
    let id = entry.id.clone();
    let show = progress::has_run(&entry.id).then(|| {
        view! {
            <button
                type="button"
                class="ps-button ps-button--small"
                on:click=move |_| progress::show_run(store, &id)
            >
                {say(&words::RUNS_SHOW)}
            </button>
        }
    });
    let status = (entry.status > 0).then(|| format!("HTTP {} {}", entry.status, entry.code));
    view! {
        <li class="ps-runs__item">
            <span class="ps-runs__name">{entry.name}</span> " "
            <span class=class>{say(word)}</span> " "
            <span class="ps-field__help">{when}</span> " "
            <span class="ps-field__help">{status}</span> " "
            {show}
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
