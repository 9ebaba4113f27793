//! What is known before sending, as a list in the last question.

use poolsync_core::cloud::Level;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Word};

use super::reach::{self, Reach};
use super::tell;
use super::way::host;
use crate::bind;
use crate::browser;
use crate::credential;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn show(store: Store) {
    bind::content("confirm-known", move || {
        if !store.asking.get() {
            return Vec::new();
        }
        vec![
            dom::element("h3", "").text(store.say(&words::KNOWN_TITLE)),
            dom::element("ul", "ps-known__list").children(lines(store)),
        ]
    });
}

fn lines(store: Store) -> Vec<Built> {
    let locale = store.locale.get();
    let mut lines = Vec::new();
    if let Some(validity) = store.validity.get() {
        let (sentence, left) = credential::sentence(&validity, browser::unix_now(), locale);
        lines.push(line(store, if left.is_some_and(|left| left <= 0) { Level::Bad } else { Level::Good }, &sentence));
    }
    if let Some(elsewhere) = store.sent_elsewhere() {
        let allow = dom::button("ps-button ps-button--small", store.say(&words::TOKEN_USE_HERE), move || {
            store.allow_here();
            reach::learn(store);
        });
        return vec![line(store, Level::Bad, &elsewhere).text(" ").child(allow)];
    }
    let say = |word: &Word| word.fill(locale, &[("host", Arg::Text(host(store)))]);
    match store.reach.get() {
        Reach::Idle => {}
        Reach::Asking => lines.push(dom::element("li", "").text(store.say(&words::KNOWN_READING))),
        Reach::Lost(reply, way) => {
            let told = tell(&reply, &host(store), way, locale);
            lines.push(line(store, Level::Bad, &format!("{} {}", say(&words::KNOWN_UNREACHED), told.message)));
            lines.push(dom::element("li", "ps-known__next").marked(&told.advice));
        }
        Reach::Known(seen) => {
            let word = if seen.by_relay { &words::KNOWN_BY_RELAY } else { &words::KNOWN_DIRECTLY };
            let word = if seen.is_of_service() { (Level::Good, word) } else { (Level::Bad, &words::STOPPED_UNREAD) };
            lines.push(line(store, word.0, &say(word.1)));
            if let Some(trouble) = &seen.trouble {
                let told = trouble.tell(&host(store), locale);
                let text = words::KNOWN_NOT_READ.fill(locale, &[("message", Arg::Text(told.message))]);
                lines.push(line(store, Level::Bad, &text));
                lines.push(dom::element("li", "ps-known__next").marked(&told.advice));
            } else {
                lines.push(line(store, Level::Good, store.say(&words::KNOWN_READABLE)));
            }
            let facts = store.draft.with(|draft| seen.facts(draft));
            lines.extend(facts.iter().map(|fact| line(store, fact.level, &capitalized(fact.sentence(locale)))));
            if seen.reading {
                lines.push(dom::element("li", "").text(store.say(&words::KNOWN_MORE)));
            }
        }
    }
    lines
}

fn line(store: Store, level: Level, text: &str) -> Built {
    let (class, word) = match level {
        Level::Good => ("ps-known__good", &words::LEVEL_GOOD),
        Level::Look => ("ps-known__look", &words::LEVEL_LOOK),
        Level::Bad => ("ps-known__bad", &words::LEVEL_BAD),
    };
    let mark = dom::element("span", "ps-hidden").text(store.say(word)).text(" ");
    dom::element("li", class).child(mark).marked(text)
}
