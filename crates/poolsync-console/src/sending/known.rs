//! What is known before sending, as a list in the last question.

use poolsync_core::cloud::Level;
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Word};

use super::reach::Reach;
use super::way::host;
use super::{Way, tell};
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
            let way = if seen.by_relay { Way::Relay } else { Way::Direct };
            let word = if way == Way::Relay { &words::KNOWN_BY_RELAY } else { &words::KNOWN_DIRECTLY };
            lines.push(line(store, Level::Good, &say(word)));
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
