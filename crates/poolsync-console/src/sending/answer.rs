//! The answer: what it is, what it means, and what to do.

use leptos::prelude::*;

use super::reading::{Reading, read};
use super::{Ended, Run};
use crate::bind;
use crate::browser;
use crate::store::Store;
use crate::words;

/// Brings the answer into view, and the focus to it.
pub(super) fn bring_into_view() {
    browser::focus("answer-title");
}

pub(super) fn show(store: Store) {
    bind::view("answer-content", move || {
        bind::live(move || match store.run.get() {
            Run::Idle => store.say(&words::ANSWER_NONE).into_any(),
            Run::Sending => store.say(&words::SEND_SENDING).into_any(),
            Run::Ended(ended) => shown(store, &ended),
        })
    });
}

fn shown(store: Store, ended: &Ended) -> AnyView {
    let reading = read(&ended.reply, &ended.host, store.locale.get());
    let facts = [
        fact(store.say(&words::ANSWER_STATUS), reading.status.map(|status| status.to_string())),
        fact(store.say(&words::ANSWER_CODE), reading.code.clone()),
        fact(store.say(&words::ANSWER_MESSAGE), reading.message.clone()),
        fact(store.say(&words::ANSWER_ADVICE), Some(reading.advice.clone()).filter(|advice| !advice.is_empty())),
        id_fact(store, store.say(&words::ANSWER_JOB_ID), reading.job_id.clone()),
        id_fact(store, store.say(&words::ANSWER_REQUEST_ID), reading.request_id.clone()),
        fact(store.say(&words::ANSWER_SENT_AT), Some(ended.sent_at.clone())),
    ];
    let Reading { kind, title, meaning, .. } = reading;
    view! {
        <div class=format!("ps-answer ps-answer--{kind}") data-outcome=kind>
            <p class="ps-answer__title">{title}</p>
            <p>{meaning}</p>
            <dl class="ps-answer__facts">{facts.into_iter().collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn fact(name: &'static str, value: Option<String>) -> AnyView {
    named(name, value.map(IntoAny::into_any))
}

/// An id, which people pass on to others.
fn id_fact(store: Store, name: &'static str, value: Option<String>) -> AnyView {
    let content = value.map(|value| {
        let copied = value.clone();
        view! {
            <code>{value}</code>
            <button type="button" class="ps-button ps-button--small" on:click=move |_| browser::copy(&copied)>
                {store.say(&words::COPY)}
            </button>
        }
        .into_any()
    });
    named(name, content)
}

fn named(name: &'static str, content: Option<AnyView>) -> AnyView {
    let Some(content) = content else { return ().into_any() };
    view! { <div><dt>{name}</dt><dd>{content}</dd></div> }.into_any()
}
