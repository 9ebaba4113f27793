//! A request from pasted text: shown what it would fill in, and filled in when the user says so.
//!
//! The text may hold secrets. It stands in its field while the dialog is open, and nowhere else.

use poolsync_core::import::{Imported, import_request};
use poolsync_core::problem::capitalized;
use poolsync_core::{Arg, Credential};
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};

use crate::bind;
use crate::browser;
use crate::dom::{self, Built};
use crate::form::problem_class;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const DIALOG: &str = "import-dialog";
const TEXT: &str = "import_text";
const YES: &str = "import-yes";

/// The button of the heading.
pub(crate) const BUTTON: &str = "import";

/// Opens the dialog, which is made when somebody wants it for the first time.
pub(crate) fn open(store: Store) {
    store.begin("import", start);
    if let Some(dialog) = browser::element::<HtmlDialogElement>(DIALOG) {
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
    }
}

fn start(store: Store) {
    let imported = RwSignal::new(Imported::default());
    put_together(store, imported);
    bind::content("import-found", move || imported.with(|imported| found(store, imported)));
    bind::content("import-problems", move || imported.with(|imported| problems(store, imported)));
    bind::attribute(YES, "disabled", move || imported.with(is_empty).then(String::new));
    if let Some(window) = browser::window() {
        // A browser may keep the page as it is, to show it again.
        browser::listen(&window, "pagehide", move |_| {
            close();
            clear(imported);
        });
    }
}

/// Nothing of the text stays.
fn clear(imported: RwSignal<Imported>) {
    if let Some(text) = browser::element::<HtmlTextAreaElement>(TEXT) {
        text.set_value("");
    }
    imported.set(Imported::default());
}

fn put_together(store: Store, imported: RwSignal<Imported>) {
    let place = |tag, class, id| dom::element(tag, class).attribute("id", id);
    let text = place("textarea", "ps-field__input ps-field__input--lines", TEXT)
        .attribute("rows", "10")
        .attribute("aria-describedby", "import-about")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("autocorrect", "off")
        .attribute("spellcheck", "false")
        .attribute("data-1p-ignore", "")
        .attribute("data-lpignore", "true");
    if let Some(text) = text.as_element::<HtmlTextAreaElement>() {
        let typed = text.clone();
        browser::listen(&text, "input", move |_| imported.set(import_request(&typed.value())));
    }
    let yes = dom::button("ps-button ps-button--primary", "", move || {
        store.take_import(&imported.get_untracked());
        close();
        browser::focus(BUTTON);
    });
    let actions = dom::element("div", "ps-actions")
        .child(dom::button("ps-button", "", close).attribute("id", "import-no"))
        .child(yes.attribute("id", YES));
    let dialog = place("dialog", "ps-dialog ps-dialog--wide", DIALOG)
        .attribute("aria-labelledby", "import-title")
        .child(place("h2", "", "import-title"))
        .child(place("p", "ps-field__help", "import-about"))
        .child(place("label", "ps-field__label", "import-label").attribute("for", TEXT))
        .child(text)
        .child(place("div", "", "import-found").attribute("role", "status"))
        .child(place("div", "", "import-problems"))
        .child(actions);
    if let Some(dialog) = dialog.as_element::<HtmlDialogElement>() {
        browser::listen(&dialog, "close", move |_| clear(imported));
    }
    let main = browser::document().and_then(|document| document.query_selector("main").ok().flatten());
    if let (Some(main), Some(dialog)) = (main, dialog.into_node()) {
        // Fails only for what cannot have children.
        let _ = main.append_child(&dialog);
    }
    for (id, word) in [
        ("import-title", &words::IMPORT_TITLE),
        ("import-about", &words::IMPORT_ABOUT),
        ("import-label", &words::IMPORT_TEXT),
        ("import-no", &words::IMPORT_NO),
        (YES, &words::IMPORT_YES),
    ] {
        bind::text(id, move || store.say(word).to_owned());
    }
}

fn close() {
    if let Some(dialog) = browser::element::<HtmlDialogElement>(DIALOG) {
        dialog.close();
    }
}

fn is_empty(imported: &Imported) -> bool {
    let Imported { endpoint, project_id, cluster_id, nodepool_id, body, credential, .. } = imported;
    [endpoint, project_id, cluster_id, nodepool_id, body].into_iter().all(Option::is_none) && credential.is_none()
}

/// What would be filled in, a line each. Of a credential only its kind.
fn found(store: Store, imported: &Imported) -> Vec<Built> {
    if is_empty(imported) {
        return vec![dom::element("p", "ps-field__help").text(store.say(&words::IMPORT_NOTHING))];
    }
    let parts = [
        ("endpoint", &imported.endpoint),
        ("project_id", &imported.project_id),
        ("cluster_id", &imported.cluster_id),
        ("nodepool_id", &imported.nodepool_id),
    ];
    let line = |text: &str| dom::element("li", "").marked(text);
    let known = parts.into_iter().filter_map(|(name, value)| Some(format!("`{name}`: {}", value.as_deref()?)));
    let mut lines: Vec<_> = known.map(|text| line(&text)).collect();
    if let Some(body) = &imported.body {
        lines.push(line(&store.fill(&words::IMPORT_BODY, &[("bytes", Arg::count(body.len()))])));
    }
    match &imported.credential {
        Some(Credential::Token(_)) => lines.push(line(store.say(&words::IMPORT_CREDENTIAL_TOKEN))),
        Some(Credential::AccessKey(_)) => lines.push(line(store.say(&words::IMPORT_CREDENTIAL_KEY))),
        None => {}
    }
    let intro = dom::element("p", "").text(store.say(&words::IMPORT_FOUND));
    vec![intro, dom::element("ul", "ps-dialog__lines").children(lines)]
}

/// What was not understood, or left out.
fn problems(store: Store, imported: &Imported) -> Vec<Built> {
    let locale = store.locale.get();
    let item = |problem: &poolsync_core::Problem| {
        dom::element("li", problem_class(problem))
            .attribute("data-code", problem.code.id)
            .marked(&capitalized(problem.message(locale)))
            .child(dom::element("span", "ps-problem__help").marked(&capitalized(problem.help(locale))))
    };
    vec![dom::element("ul", "ps-problems").children(imported.report.problems().iter().map(item))]
}
