//! Which route the next call takes; a choice where there are two.

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::api::Route;
use crate::components::{RadioOption, Section, say, use_store};
use crate::platform::document;
use crate::words;

/// The id of what a route means.
const HELP: &str = "route-help";

/// The section of the routes.
#[component]
pub(crate) fn RouteSection() -> impl IntoView {
    view! {
        <Section id="sending" title=&words::SEND_TITLE>
            <RouteChoice />
        </Section>
    }
}

/// The routes.
#[component]
fn RouteChoice() -> impl IntoView {
    let store = use_store();
    let host = Memo::new(move |_| match store.host() {
        host if host.is_empty() => store.say(&words::SEND_NO_HOST).to_owned(),
        host => host,
    });
    let directly = move || store.fill(&words::SEND_DIRECT, &[("host", Arg::Text(host.get()))]);
    let by_relay = move || {
        let args = [("host", Arg::Text(host.get())), ("origin", Arg::Text(document::origin()))];
        store.fill(&words::SEND_RELAY, &args)
    };
    let route = Memo::new(move |_| store.route());
    let is = move |wanted| Signal::derive(move || route.get() == wanted);
    let choose = move |chosen| move || store.chosen_route.set(Some(chosen));
    let has_relay = store.config.with_value(|config| config.relay.is_some());
    let relay = has_relay.then(|| {
        view! {
            <RadioOption name="route" checked=is(Route::Relay) on_choose=choose(Route::Relay)>
                <span>{by_relay}</span>
            </RadioOption>
        }
    });
    view! {
        <fieldset class="ps-choice" aria-describedby=HELP>
            <legend class="ps-field__label">{say(&words::SEND_WAY)}</legend>
            <RadioOption name="route" checked=is(Route::Direct) on_choose=choose(Route::Direct)>
                <span>{directly}</span>
            </RadioOption>
            {relay}
            <p class="ps-field__help">{move || store.route_and_reason().1.map(|word| store.say(word))}</p>
            <p id=HELP class="ps-field__help">{say(&words::SEND_WAY_HELP)}</p>
        </fieldset>
    }
}
