//! What a language leaves to choose: credential, classes of an SDK, and whether the salted password stands in the code.

use poolsync_core::sample::{self, Auth, Sdk};
use poolsync_core::{Secret, Word};
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::View;
use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::words;

/// Offers what there is to choose, anew for each language.
pub(super) fn start(view: View) {
    let store = view.store;
    let has_password = bind::memo(move || store.secrets.with(|secrets| *secrets.salted() != Secret::default()));
    bind::content("samples-choices", move || {
        let language = view.language_id();
        let mut choices = Vec::new();
        if let [_, _, ..] = sample::auths(language) {
            let lines = [("token", &words::SAMPLE_AUTH_TOKEN), ("aksk", &words::SAMPLE_AUTH_KEY)];
            let chosen = if untrack(|| view.auth_of(language)) == Some(Auth::AccessKey) { "aksk" } else { "token" };
            choices.push(menu(view, &words::SAMPLE_AUTH, &lines, chosen, move |id| view.auth.set(Auth::by_id(id))));
        }
        if sample::has_sdk(language) {
            let lines = [("newest", &words::SAMPLE_SDK_NEWEST), ("page", &words::SAMPLE_SDK_PAGE)];
            let chosen = if view.sdk.get_untracked() == Sdk::Page { "page" } else { "newest" };
            choices.push(menu(view, &words::SAMPLE_SDK, &lines, chosen, move |id| {
                view.sdk.set(Sdk::by_id(id).unwrap_or(Sdk::Newest));
            }));
        }
        if has_password.get() {
            choices.push(password(view));
        }
        choices
    });
}

fn menu(view: View, label: &Word, lines: &[(&str, &Word)], chosen: &str, choose: impl Fn(&str) + 'static) -> Built {
    let store = view.store;
    let line = |(id, word): &(&str, &Word)| dom::element("option", "").attribute("value", id).text(store.say(word));
    let select = dom::element("select", "ps-menu__select")
        .attribute("autocomplete", "off")
        .attribute("aria-label", store.say(label))
        .children(lines.iter().map(line));
    if let Some(select) = select.as_element::<HtmlSelectElement>() {
        select.set_value(chosen);
        let changed = select.clone();
        browser::listen(&select, "change", move |_| choose(&changed.value()));
    }
    dom::element("label", "ps-menu").text(store.say(label)).text(" ").child(select)
}

fn password(view: View) -> Built {
    let tick = dom::element("input", "").attribute("type", "checkbox").attribute("autocomplete", "off");
    if let Some(input) = tick.as_element::<HtmlInputElement>() {
        input.set_checked(view.with_password.get_untracked());
        let changed = input.clone();
        browser::listen(&input, "change", move |_| view.with_password.set(changed.checked()));
    }
    dom::element("label", "ps-menu").child(tick).text(" ").text(view.store.say(&words::SAMPLE_PASSWORD))
}
