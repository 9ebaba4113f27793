//! The tools of the heading: language, colours, example, forgetting.

use poolsync_core::Locale;
use web_sys::HtmlSelectElement;

use crate::bind;
use crate::browser;
use crate::dom;
use crate::keeping::{keep, kept};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const LANGUAGE: &str = "poolsync.language";
const THEME: &str = "poolsync.theme";

pub(super) fn start(store: Store) {
    bind::button("load-example", move || store.load_example());
    bind::button("forget-secrets", move || store.forget_secrets());
    menu("language", browser::language_tag(store.locale.get_untracked()), move |tag| {
        keep(LANGUAGE, tag);
        browser::set_root("lang", tag);
        store.locale.set(if tag == "zh-CN" { Locale::Zh } else { Locale::En });
    });
    menu("theme", &kept(THEME).unwrap_or_default(), |theme| {
        keep(THEME, theme);
        let resolved = match theme {
            "" if browser::prefers_dark() => "dark",
            "" => "light",
            chosen => chosen,
        };
        browser::set_root("data-theme", resolved);
    });
    notice(store);
}

fn menu(id: &str, value: &str, choose: impl Fn(&str) + 'static) {
    let Some(select) = browser::element::<HtmlSelectElement>(id) else { return };
    select.set_disabled(false);
    select.set_value(value);
    let chosen = select.clone();
    browser::listen(&select, "change", move |_| choose(&chosen.value()));
}

/// What a button just did, and a way to take it back.
fn notice(store: Store) {
    bind::content("notice", move || {
        let (text, can_undo) = match store.notice.get() {
            Some(notice) => (store.say(notice.word), notice.before.is_some()),
            None if browser::storage().is_none() => (store.say(&words::STORAGE_NONE), false),
            None => return Vec::new(),
        };
        let take_back = move || {
            store.take_back();
            // The button that was pressed goes with the notice.
            browser::focus("load-example");
        };
        let undo =
            can_undo.then(|| dom::button("ps-button ps-button--small", store.say(&words::EXAMPLE_UNDO), take_back));
        vec![dom::element("p", "ps-notice").text(text).text(" ").children(undo)]
    });
}
