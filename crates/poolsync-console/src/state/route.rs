//! Which route the next call takes: directly from the browser, or by the relay of this page.

use leptos::prelude::*;
use poolsync_core::Word;
use poolsync_form::Draft;

use super::store::Store;
use crate::api::Route;
use crate::platform::page_config::PageConfig;
use crate::words;

/// Chooses the route: the one the user chose, else one that a read has found open, else direct to the sandbox, else the
/// relay where there is one, since cloud services rarely let pages of other origins call them. Returns also why, where there
/// is something to say.
fn choose(
    config: &PageConfig,
    endpoint: &str,
    chosen: Option<Route>,
    learned: Option<Route>,
) -> (Route, Option<&'static Word>) {
    match (&config.relay, chosen, learned) {
        (None, _, _) => (Route::Direct, Some(&words::WAY_NO_RELAY)),
        (Some(_), Some(route), _) => (route, None),
        (Some(_), None, Some(route)) => (route, Some(&words::WAY_LEARNED_RELAY)),
        (Some(_), None, None) if config.is_sandbox(endpoint) => (Route::Direct, Some(&words::WAY_SANDBOX)),
        (Some(_), None, None) => (Route::Relay, Some(&words::WAY_CLOUD)),
    }
}

impl Store {
    /// Returns the route of the next call, which is tracked.
    pub(crate) fn route(self) -> Route {
        self.route_and_reason().0
    }

    /// Returns the route and why it is this one; nothing where there is nothing to say.
    pub(crate) fn route_and_reason(self) -> (Route, Option<&'static Word>) {
        let (chosen, learned) = (self.chosen_route.get(), self.learned_route.get());
        self.draft.with(|draft| {
            let learned = learned.and_then(|(endpoint, route)| (endpoint == draft.endpoint).then_some(route));
            self.config.with_value(|config| choose(config, draft.endpoint.trim(), chosen, learned))
        })
    }

    /// Returns the path of the relay on that route; none on the direct one.
    pub(crate) fn relay(self, route: Route) -> Option<String> {
        match route {
            Route::Direct => None,
            Route::Relay => self.config.with_value(|config| config.relay.clone()),
        }
    }

    /// Returns the host to which the call goes; empty while there is none.
    pub(crate) fn host(self) -> String {
        self.draft.with(Draft::host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SANDBOX: &str = "http://127.0.0.1:8081";

    fn route(relay: Option<&str>, endpoint: &str, chosen: Option<Route>, learned: Option<Route>) -> Route {
        let config =
            PageConfig { relay: relay.map(str::to_owned), sandbox: Some(SANDBOX.to_owned()), sandbox_token: None };
        choose(&config, endpoint, chosen, learned).0
    }

    #[test]
    fn a_page_without_relay_calls_directly() {
        assert_eq!(route(None, "https://cce.example", Some(Route::Relay), None), Route::Direct);
    }

    #[test]
    fn the_cloud_is_called_by_the_relay_and_the_sandbox_directly() {
        assert_eq!(route(Some("/relay"), "https://cce.example", None, None), Route::Relay);
        assert_eq!(route(Some("/relay"), SANDBOX, None, None), Route::Direct);
    }

    #[test]
    fn the_users_word_counts_most_then_what_was_learned() {
        assert_eq!(route(Some("/relay"), SANDBOX, None, Some(Route::Relay)), Route::Relay);
        assert_eq!(route(Some("/relay"), SANDBOX, Some(Route::Direct), Some(Route::Relay)), Route::Direct);
    }
}
