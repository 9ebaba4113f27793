//! The call as code: languages in tabs, the code in colours, to be copied or saved.
//!
//! It follows the form while it is open. A credential is never in it; the salted password only where the user asks for it.

mod choices;
mod syntax;

use leptos::html;
use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_core::sample::{self, API_EXPLORER, Auth, LanguageInfo, Sdk};
use poolsync_core::sign::percent_encode;

use crate::components::{CopyButton, Section, Tabs, say, use_store};
use crate::state::{Store, checks};
use crate::words;
use choices::Choices;
use syntax::{Grammar, Kind};

/// The begin of the ids of the tabs.
const TAB: &str = "samples-tab";
/// The id of the panel.
const PANEL: &str = "samples-panel";
/// The id of the code.
const CODE: &str = "samples-code";

/// The section, closed until somebody opens it.
#[component]
pub(crate) fn SamplesSection(
    /// True while it is open.
    open: RwSignal<bool>,
    /// The code, once it is wanted.
    panel: AnyView,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let toggle = move |_| open.set(details.get_untracked().is_some_and(|details| details.open()));
    view! {
        <Section id="samples" title=&words::SAMPLES_TITLE>
            <details node_ref=details class="ps-details" on:toggle=toggle>
                <summary>{say(&words::SAMPLES_OPEN)}</summary>
                {panel}
            </details>
        </Section>
    }
}

/// What is chosen. It lasts as long as the page. A handle: copies see the same.
#[derive(Clone, Copy)]
struct Choice {
    store: Store,
    /// The place of the language in the list of all.
    language: RwSignal<usize>,
    /// How the code says who calls, where the user has chosen; else as the form does.
    auth: RwSignal<Option<Auth>>,
    sdk: RwSignal<Sdk>,
    /// True once the user asks for the salted password.
    with_password: RwSignal<bool>,
}

/// The languages, what there is to choose, and the code.
#[component]
pub(crate) fn SamplesPanel(
    /// True while it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = use_store();
    let choice = Choice {
        store,
        language: RwSignal::new(0),
        auth: RwSignal::new(None),
        sdk: RwSignal::new(Sdk::Newest),
        with_password: RwSignal::new(false),
    };
    Effect::watch(move || store.forgotten.track(), move |(), _, _| choice.with_password.set(false), false);
    let code = Memo::new(move |_| if open.get() { choice.code() } else { String::new() });
    let needs = move || {
        let needs = choice.info().map_or("", |language| store.say(language.needs));
        let file = sample::file_name(choice.language_id()).unwrap_or_default();
        let text = |text: &str| Arg::Text(text.to_owned());
        store.fill(&words::SAMPLE_NEEDS, &[("needs", text(needs)), ("file", text(file))])
    };
    let tabs = sample::languages().iter().map(|language| (language.id, language.name)).collect();
    // What a link can hold needs neither a permission nor a file on some server.
    let file = move || code.with(|code| format!("data:text/plain;charset=utf-8,{}", percent_encode(code.as_bytes())));
    let copied = move || {
        checks::run(store);
        code.get_untracked()
    };
    view! {
        <Tabs id=TAB label=&words::SAMPLE_LANGUAGES tabs=tabs chosen=choice.language panel=PANEL />
        <div id=PANEL role="tabpanel" aria-labelledby=move || format!("{TAB}-{}", choice.language.get())>
            <p class="ps-field__help">{needs}</p>
            <Choices choice=choice />
            <pre
                id=CODE
                class="ps-code ps-code--sample"
                tabindex="0"
                aria-label=move || store.say(&words::SAMPLE_CODE)
            >
                {move || code.with(|code| coloured(code, choice.language_id()))}
            </pre>
            <p class="ps-field__help">{say(&words::SAMPLE_ENV)}</p>
            <div class="ps-actions">
                <CopyButton text=copied label=&words::SAMPLE_COPY />
                <a
                    class="ps-button"
                    role="button"
                    href=file
                    download=move || sample::file_name(choice.language_id())
                >
                    {say(&words::SAMPLE_DOWNLOAD)}
                </a>
            </div>
        </div>
        <p class="ps-field__help">
            {say(&words::SAMPLE_OTHERS)} " "
            <a href=API_EXPLORER target="_blank" rel="noopener noreferrer">{say(&words::SAMPLE_EXPLORER)}</a>
        </p>
    }
}

/// The code in parts, each with the class of its colour.
fn coloured(code: &str, language: &str) -> impl IntoView + use<> {
    let part = |(kind, text): (Kind, &str)| {
        let class = match kind {
            Kind::Plain => "",
            Kind::Comment => "ps-code__comment",
            Kind::Text => "ps-code__text",
            Kind::Word => "ps-code__word",
        };
        view! { <span class=class>{text.to_owned()}</span> }
    };
    syntax::parts(code, Grammar::of(language)).into_iter().map(part).collect_view()
}

impl Choice {
    /// Returns the chosen language, which is tracked.
    fn info(self) -> Option<&'static LanguageInfo> {
        sample::languages().get(self.language.get())
    }

    /// Returns its id.
    fn language_id(self) -> &'static str {
        self.info().map_or("", |language| language.id)
    }

    /// Returns how the code says who calls: as chosen, else as the form does, as far as the language can.
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
