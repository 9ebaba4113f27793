//! Directly from the browser, or by the relay of this page.

use poolsync_core::{Arg, Word};

use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::{Store, host_of};
use crate::words;

/// How a call travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// From the browser to the host.
    Direct,
    /// By the relay on the origin of this page.
    Relay,
}

/// The way of the next call: the one the user chose, else one that a read has found open, else direct to the sandbox, else
/// the relay where there is one, since cloud services rarely let pages of other origins call them.
pub(crate) fn way(store: Store) -> Way {
    choice(store).0
}

/// The way, and why this one; nothing where there is nothing to say.
fn choice(store: Store) -> (Way, Option<&'static Word>) {
    let (chosen, learned) = (store.chosen_way.get(), store.learned_way.get());
    store.draft.with(|draft| {
        let learned = learned.and_then(|(endpoint, way)| (endpoint == draft.endpoint).then_some(way));
        store.server.with_value(|server| match (&server.relay, chosen, learned) {
            (None, _, _) => (Way::Direct, Some(&words::WAY_NO_RELAY)),
            (Some(_), Some(way), _) => (way, None),
            (Some(_), None, Some(way)) => (way, Some(&words::WAY_LEARNED_RELAY)),
            (Some(_), None, None) if server.is_sandbox(&draft.endpoint) => (Way::Direct, Some(&words::WAY_SANDBOX)),
            (Some(_), None, None) => (Way::Relay, Some(&words::WAY_CLOUD)),
        })
    })
}

/// The host to which the call goes; empty while there is none.
pub(super) fn host(store: Store) -> String {
    store.draft.with(host_of)
}

/// Says which way the next call goes; a choice where there are two.
pub(super) fn show(store: Store) {
    let host = bind::memo(move || match host(store) {
        host if host.is_empty() => store.say(&words::SEND_NO_HOST).to_owned(),
        host => host,
    });
    bind::text("way_direct-text", move || {
        words::SEND_DIRECT.fill(store.locale.get(), &[("host", Arg::Text(host.get()))])
    });
    bind::text("way_relay-text", move || {
        let args = [("host", Arg::Text(host.get())), ("origin", Arg::Text(browser::origin()))];
        words::SEND_RELAY.fill(store.locale.get(), &args)
    });
    browser::show_label_of("way_direct");
    if store.server.with_value(|server| server.relay.is_some()) {
        browser::show_label_of("way_relay");
    }
    bind::text("way-reason", move || choice(store).1.map_or("", |word| store.say(word)).to_owned());
    let current = bind::memo(move || way(store));
    for (id, value) in [("way_direct", Way::Direct), ("way_relay", Way::Relay)] {
        bind::choice(id, move || store.chosen_way.set(Some(value)));
        bind::checked(id, move || current.get() == value);
    }
}
