//! What is known before sending, as a list in the last question.

use std::cmp::Reverse;

use leptos::prelude::*;
use poolsync_core::cloud::Level;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Word};

use crate::api::message_of;
use crate::components::{KnownLine, marked, say, use_store};
use crate::platform::time;
use crate::state::{Findings, Preflight, Store, preflight};
use crate::words;

/// The list.
#[component]
pub(super) fn PreflightList() -> impl IntoView {
    let store = use_store();
    let lines = move || match store.credential_goes_elsewhere() {
        Some(sentence) => view! { {validity(store)} <Elsewhere sentence=sentence /> }.into_any(),
        None => view! { {validity(store)} {findings(store)} }.into_any(),
    };
    view! {
        <h3>{say(&words::KNOWN_TITLE)}</h3>
        <ul class="ps-known__list">{lines}</ul>
    }
}

/// Until when the credential is valid, if this page got it itself.
fn validity(store: Store) -> Option<AnyView> {
    let validity = store.validity.get()?;
    let now = time::now();
    let has_expired = validity.left(now).is_some_and(|left| left <= 0);
    let level = if has_expired { Level::Bad } else { Level::Good };
    Some(line(level, &validity.sentence(now, store.locale.get())))
}

/// The credential was entered for another host; nothing is asked before the user says that it may go there.
#[component]
fn Elsewhere(sentence: String) -> impl IntoView {
    let store = use_store();
    let allow = move |_| {
        store.allow_here();
        preflight::run(store);
    };
    view! {
        <KnownLine level=Level::Bad>
            {sentence} " "
            <button type="button" class="ps-button ps-button--small" on:click=allow>{say(&words::TOKEN_SEND_THERE)}</button>
        </KnownLine>
    }
}

fn findings(store: Store) -> Option<AnyView> {
    match store.preflight.get() {
        Preflight::Idle => None,
        Preflight::Pending => Some(view! { <li>{say(&words::KNOWN_READING)}</li> }.into_any()),
        Preflight::Unreached(reply, route) => {
            let message = message_of(&reply, &store.host(), route, store.locale.get());
            let text = format!("{} {}", with_host(store, &words::KNOWN_UNREACHED), message.text);
            Some(view! { {line(Level::Bad, &text)} {advice(&message.advice)} }.into_any())
        }
        Preflight::Answered(findings) => Some(answered(store, &findings)),
    }
}

/// What was found: first what is not as it should be.
fn answered(store: Store, findings: &Findings) -> AnyView {
    let locale = store.locale.get();
    let word = if findings.by_relay { &words::KNOWN_BY_RELAY } else { &words::KNOWN_DIRECTLY };
    let (level, word) =
        if findings.is_of_service() { (Level::Good, word) } else { (Level::Bad, &words::STOPPED_UNREAD) };
    let reached = (level, line(level, &with_host(store, word)));
    let read = match &findings.error {
        Some(error) => {
            let message = error.message(&store.host(), locale);
            let text = store.fill(&words::KNOWN_NOT_READ, &[("message", Arg::Text(message.text))]);
            (Level::Bad, view! { {line(Level::Bad, &text)} {advice(&message.advice)} }.into_any())
        }
        None => (Level::Good, line(Level::Good, store.say(&words::KNOWN_READABLE))),
    };
    let facts = store.draft.with(|draft| findings.facts(draft));
    let facts = facts.iter().map(|fact| (fact.level, line(fact.level, &capitalized(fact.sentence(locale)))));
    let mut lines: Vec<(Level, AnyView)> = [reached, read].into_iter().chain(facts).collect();
    lines.sort_by_key(|(level, _)| Reverse(*level));
    let lines = lines.into_iter().map(|(_, line)| line).collect_view();
    let reading = findings.is_reading.then(|| view! { <li>{say(&words::KNOWN_MORE)}</li> });
    view! { {lines} {reading} }.into_any()
}

fn with_host(store: Store, word: &Word) -> String {
    store.fill(word, &[("host", Arg::Text(store.host()))])
}

fn advice(text: &str) -> AnyView {
    view! { <li class="ps-known__next">{marked(&capitalized(text.to_owned()))}</li> }.into_any()
}

fn line(level: Level, text: &str) -> AnyView {
    let text = marked(text);
    view! { <KnownLine level=level>{text}</KnownLine> }.into_any()
}
