//! The call as code: languages in tabs, the code in colours, to be copied or saved.
//!
//! It follows the form while it is open. A credential is never in it; the salted password only where the user asks for it.

mod choices;
mod colour;
mod tabs;

use poolsync_core::Arg;
use poolsync_core::sample::{self, API_EXPLORER, Auth, LanguageInfo, Sdk};
use poolsync_core::sign::percent_encode;
use web_sys::Element;

use crate::bind;
use crate::browser;
use crate::copying::Copying;
use crate::dom::{self, Built};
use crate::prelude::*;
use crate::store::Store;
use crate::words;
use colour::{Kind, Marks};

const CONTENT: &str = "samples-content";
const PANEL: &str = "samples-panel";

/// What is chosen. It lasts as long as the page.
#[derive(Clone, Copy)]
struct View {
    store: Store,
    /// The place of the language in the list of all.
    chosen: RwSignal<usize>,
    /// How the code says who calls, where the user has chosen; else as the form does.
    auth: RwSignal<Option<Auth>>,
    sdk: RwSignal<Sdk>,
    /// True once the user asks for the salted password.
    with_password: RwSignal<bool>,
}

/// Makes the view work.
pub(crate) fn start(store: Store) {
    let view = View {
        store,
        chosen: RwSignal::new(0),
        auth: RwSignal::new(None),
        sdk: RwSignal::new(Sdk::Newest),
        with_password: RwSignal::new(false),
    };
    put_together(view);
    tabs::start(view);
    choices::start(view);
    show_code(view);
    bind::watch(move || {
        store.forgotten.track();
        view.with_password.set(false);
    });
}

/// Puts the elements into the page; their words come afterwards, in the language of the page.
fn put_together(view: View) {
    let place = |tag, class, id| dom::element(tag, class).attribute("id", id);
    let code = place("pre", "ps-code ps-code--sample", "samples-code").attribute("tabindex", "0");
    let download = place("a", "ps-button", "samples-download").attribute("role", "button");
    let explorer = place("a", "", "samples-explorer")
        .attribute("href", API_EXPLORER)
        .attribute("target", "_blank")
        .attribute("rel", "noopener noreferrer");
    let copy = dom::button("ps-button", "", || {}).attribute("id", "samples-copy");
    let actions = dom::element("div", "ps-actions")
        .child(copy)
        .child(download)
        .child(place("span", "ps-copied", "samples-copied").attribute("role", "status"));
    let panel = place("div", "", PANEL)
        .attribute("role", "tabpanel")
        .child(place("p", "ps-field__help", "samples-needs"))
        .child(place("div", "ps-samples__choices", "samples-choices"))
        .child(code)
        .child(place("p", "ps-field__help", "samples-env"))
        .child(actions);
    let others =
        dom::element("p", "ps-field__help").child(place("span", "", "samples-others")).text(" ").child(explorer);
    if let Some(content) = browser::element::<Element>(CONTENT) {
        for part in [tabs::list(), panel, others].into_iter().filter_map(Built::into_node) {
            // Fails only for what cannot have children.
            let _ = content.append_child(&part);
        }
    }
    let store = view.store;
    for (id, word) in [
        ("samples-env", &words::SAMPLE_ENV),
        ("samples-copy", &words::SAMPLE_COPY),
        ("samples-download", &words::SAMPLE_DOWNLOAD),
        ("samples-others", &words::SAMPLE_OTHERS),
        ("samples-explorer", &words::SAMPLE_EXPLORER),
    ] {
        bind::text(id, move || store.say(word).to_owned());
    }
    bind::attribute("samples-code", "aria-label", move || Some(store.say(&words::SAMPLE_CODE).to_owned()));
    bind::text("samples-needs", move || {
        let needs = view.language().map_or("", |language| store.say(language.needs));
        let file = sample::file_name(view.language_id()).unwrap_or_default();
        let text = |text: &str| Arg::Text(text.to_owned());
        store.fill(&words::SAMPLE_NEEDS, &[("needs", text(needs)), ("file", text(file))])
    });
}

/// Shows the code, to be read, copied and saved.
fn show_code(view: View) {
    let code = bind::memo(move || if view.store.sampling.get() { view.code() } else { String::new() });
    bind::content("samples-code", move || code.with(|code| coloured(code, view.language_id())));
    // What a link can hold needs neither a permission nor a file on some server.
    bind::attribute("samples-download", "href", move || {
        code.with(|code| Some(format!("data:text/plain;charset=utf-8,{}", percent_encode(code.as_bytes()))))
    });
    bind::attribute("samples-download", "download", move || sample::file_name(view.language_id()).map(str::to_owned));
    let copying = Copying::new();
    bind::button("samples-copy", move || {
        view.store.settle();
        copying.copy(code.get_untracked());
    });
    copying.tell(view.store, "samples-copied");
}

/// The code in parts, each with the class of its colour.
fn coloured(code: &str, language: &str) -> Vec<Built> {
    let part = |(kind, text): (Kind, &str)| {
        let class = match kind {
            Kind::Plain => "",
            Kind::Comment => "ps-code__comment",
            Kind::Text => "ps-code__text",
            Kind::Word => "ps-code__word",
        };
        dom::element("span", class).text(text)
    };
    colour::parts(code, Marks::of(language)).into_iter().map(part).collect()
}

impl View {
    /// The chosen language, which is watched.
    fn language(self) -> Option<&'static LanguageInfo> {
        sample::languages().get(self.chosen.get())
    }

    /// Its id.
    fn language_id(self) -> &'static str {
        self.language().map_or("", |language| language.id)
    }

    /// How the code says who calls: as chosen, else as the form does, as far as the language can.
    fn auth_of(self, language: &str) -> Option<Auth> {
        let possible = sample::auths(language);
        let signs = self.store.draft.with(|draft| draft.credential.signs());
        let as_form = if signs { Auth::AccessKey } else { Auth::Token };
        let wanted = self.auth.get().unwrap_or(as_form);
        possible.iter().copied().find(|auth| *auth == wanted).or_else(|| possible.first().copied())
    }

    fn code(self) -> String {
        let language = self.language_id();
        let request = self.store.checked.with(|checked| checked.request.clone());
        let request = if self.with_password.get() { request } else { sample::without_secrets(&request) };
        let sdk = sample::has_sdk(language).then(|| self.sdk.get());
        // Nothing else can be chosen than what there is.
        sample::sample(language, &request, self.auth_of(language), sdk).unwrap_or_default()
    }
}
